package org.communitysafety.funding;

import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.meeting.Minute;
import org.communitysafety.partnership.Refused;

/**
 * What the Performance Group or the board decided (F4, F6, F20).
 *
 * @param reasons explanation for the applicant and the delivery group's chair; mandatory for a rejection
 * @param line key of the fund line that the money is committed from; mandatory for an approval
 * @param lineReason why the contingency line; null for other lines
 */
public record BodyDecision(Minute minute, Verdict verdict, String reasons, String line, String lineReason) {

    /** What a deciding body can say. */
    public enum Verdict {
        APPROVE,
        REJECT,
        /** Not quorate: the next meeting decides. */
        ADJOURN
    }

    /** @throws Refused when the explanation or the line is missing */
    public BodyDecision {
        Refused.unless(
                verdict != Verdict.REJECT || (reasons != null && !reasons.isBlank()),
                "Explanation: say why the application is rejected (F4).");
        Refused.unless(
                verdict != Verdict.APPROVE || line != null,
                "Fund line: name the line that the money is committed from.");
    }

    boolean adjourns() {
        return verdict == Verdict.ADJOURN;
    }

    Result result() {
        return switch (verdict) {
            case APPROVE -> Result.APPROVED;
            case REJECT -> Result.REJECTED;
            case ADJOURN -> Result.ADJOURNED;
        };
    }
}
