package org.communitysafety.meeting;

import java.util.Optional;
import java.util.stream.Stream;

/** What a partnership's table asks for when an agency has been absent (G13). */
public enum AbsenceAction {
    REQUEST_SUBSTITUTE("requestSubstitute", "Request for a substitute"),
    CHAIR_LETTER("chairLetter", "Letter of the chair"),
    CONFIRM_COMMITMENT("confirmCommitment", "Request to confirm the commitment or to re-appoint"),
    REPORT_TO_EXECUTIVE_AND_AGENCY("reportToExecutiveAndAgency", "Report to the Executive and the agency");

    private final String word;
    private final String words;

    AbsenceAction(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** As the table says it. */
    public String word() {
        return word;
    }

    static Optional<AbsenceAction> of(String word) {
        return Stream.of(values()).filter(action -> action.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return words;
    }
}
