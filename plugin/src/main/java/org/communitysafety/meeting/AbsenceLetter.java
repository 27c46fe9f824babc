package org.communitysafety.meeting;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What the chair writes to an agency that has been absent (G13).
 *
 * @param number for example {@code CHW-L-2026-0003}
 * @param sitting the meeting after which it was drafted
 * @param seat the seat that nobody represented
 * @param remarks why it was not sent, or what the agency answered; null until somebody says so
 */
public record AbsenceLetter(
        @Id String number,
        String tenant,
        String sitting,
        String seat,
        AbsenceAction action,
        String subject,
        String text,
        State state,
        String remarks,
        String decidedBy,
        Instant decidedAt,
        @Version int version) {

    /** Where the letter stands. */
    public enum State {
        DRAFTED,
        SENT,
        NOT_SENT,
        /** The absence has been explained since, so that nothing is to be written. */
        EXPLAINED,
        CONFIRMED,
        RE_APPOINTED
    }

    static AbsenceLetter drafted(
            String number,
            String tenant,
            String sitting,
            String seat,
            AbsenceAction action,
            String subject,
            String text) {
        return new AbsenceLetter(
                number, tenant, sitting, seat, action, subject, text, State.DRAFTED, null, null, null, 0);
    }

    AbsenceLetter sent(String newSubject, String newText, String actor, Instant at) {
        expect(State.DRAFTED);
        return new AbsenceLetter(
                number, tenant, sitting, seat, action, newSubject, newText, State.SENT, null, actor, at, version);
    }

    AbsenceLetter left(State next, String why, String actor, Instant at) {
        expect(State.DRAFTED);
        return in(next, why, actor, at);
    }

    AbsenceLetter answered(State next, String what, String actor, Instant at) {
        expect(State.SENT);
        return in(next, what, actor, at);
    }

    private void expect(State expected) {
        Refused.unless(state == expected, "Letter %s has been dealt with already. Reload the task list.", number);
    }

    private AbsenceLetter in(State next, String said, String actor, Instant at) {
        return new AbsenceLetter(number, tenant, sitting, seat, action, subject, text, next, said, actor, at, version);
    }
}
