package org.communitysafety.camunda.register;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.Absence;
import org.communitysafety.meeting.AbsenceFacts;
import org.communitysafety.meeting.AbsenceLetters;
import org.communitysafety.meeting.Absences;
import org.communitysafety.partnership.Register;

/** What the models about absence ask, gateways and tables alike; they call it {@code communitySafety.absence}. */
public class AbsenceExpressions {

    private final Absences absences;
    private final AbsenceLetters letters;
    private final Register register;

    AbsenceExpressions(Absences absences, AbsenceLetters letters, Register register) {
        this.absences = absences;
        this.letters = letters;
        this.register = register;
    }

    public boolean anybody(DelegateExecution execution) {
        return !seats(execution).isEmpty();
    }

    /** Keys of the seats absent from the meeting. */
    public List<String> seats(DelegateExecution execution) {
        return absences.of(execution.getProcessBusinessKey()).stream()
                .map(Absence::seat)
                .toList();
    }

    /** Keys of the offices that record explanations. */
    public List<String> secretaries(DelegateExecution execution) {
        return letters.secretaries(absences.body(execution.getProcessBusinessKey()));
    }

    public String body(DelegateExecution execution) {
        return facts(execution).body();
    }

    public int consecutive(DelegateExecution execution) {
        return facts(execution).consecutiveAbsences();
    }

    public int consecutiveUnexplained(DelegateExecution execution) {
        return facts(execution).consecutiveUnexplained();
    }

    public int unexplainedInYear(DelegateExecution execution) {
        return facts(execution).unexplainedInYear();
    }

    public boolean responsibleAuthority(DelegateExecution execution) {
        return facts(execution).responsibleAuthority();
    }

    private AbsenceFacts facts(DelegateExecution execution) {
        return absences.facts(
                execution.getProcessBusinessKey(), (String) execution.getVariable(AbsenceReviewProcess.SEAT));
    }

    public boolean anyLetter(DelegateExecution execution) {
        return !letters(execution).isEmpty();
    }

    /** Numbers of the letters that wait for the chair. */
    public List<String> letters(DelegateExecution execution) {
        return letters.drafted(execution.getProcessBusinessKey());
    }

    /** Keys of the offices that may send this letter. */
    public List<String> writers(DelegateExecution execution) {
        return letters.writers(execution.getProcessBusinessKey());
    }

    /** Keys of the offices that record the answer to this letter. */
    public List<String> secretariesOfLetter(DelegateExecution execution) {
        String seat = letters.letter(execution.getProcessBusinessKey()).seat();
        return letters.secretaries(register.seat(seat).body());
    }

    public Date answerDue(DelegateExecution execution) {
        return Date.from(letters.answerDue(execution.getProcessBusinessKey()));
    }
}
