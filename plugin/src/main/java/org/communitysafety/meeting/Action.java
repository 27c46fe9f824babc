package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that somebody is to do after a meeting, and to report back on (G17).
 *
 * @param number for example {@code CHW-A-2026-0001}
 * @param body key of the body that it is reported back to
 * @param sitting id of the meeting that gave it
 * @param item id of the agenda item that it came from; null if it came from none
 * @param owner login of whoever carries it out
 * @param report what the owner said last; null before that
 */
public record Action(
        @Id String number,
        String tenant,
        String body,
        String sitting,
        String item,
        String what,
        String owner,
        LocalDate dueOn,
        State state,
        String report,
        Instant reportedAt,
        @Version int version) {

    /** Where the action stands. */
    public enum State {
        OPEN,
        DONE,
        /** It cannot be carried out; the report says why. */
        NOT_POSSIBLE;

        @Override
        public String toString() {
            return switch (this) {
                case OPEN -> "Open";
                case DONE -> "Done";
                case NOT_POSSIBLE -> "Cannot be done";
            };
        }
    }

    Action reported(State next, String said, Instant at) {
        Refused.unless(state == State.OPEN, "This action was reported back already. Reload the task list.");
        Refused.unless(
                said != null && !said.isBlank(), "Report: say what was done, how it stands, or why it cannot be done.");
        return new Action(number, tenant, body, sitting, item, what, owner, dueOn, next, said, at, version);
    }

    /** Whether it should have been done before this day. */
    public boolean overdue(LocalDate today) {
        return state == State.OPEN && dueOn.isBefore(today);
    }
}
