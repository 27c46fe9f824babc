package org.communitysafety.meeting;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The minutes of one meeting, from the draft to their confirmation.
 *
 * @param sitting its id
 * @param confirmedBy login of the chair or secretary who confirmed them; null before
 * @param corrections what was added to the draft; null if nothing
 * @param document a {@link MinutesDocument} as JSON
 */
public record Minutes(
        @Id String sitting,
        String tenant,
        State state,
        Instant draftedAt,
        String confirmedBy,
        Instant confirmedAt,
        String corrections,
        String document,
        @Version int version) {

    /** Where the minutes stand. */
    public enum State {
        DRAFT,
        CONFIRMED;

        @Override
        public String toString() {
            return this == DRAFT ? "Draft" : "Confirmed";
        }
    }

    static Minutes drafted(Sitting sitting, String document, Instant at) {
        return new Minutes(sitting.id(), sitting.tenant(), State.DRAFT, at, null, null, null, document, 0);
    }

    Minutes confirmed(String corrected, String actor, Instant at) {
        Refused.unless(state == State.DRAFT, "These minutes have been confirmed already. Reload the task list.");
        return new Minutes(sitting, tenant, State.CONFIRMED, draftedAt, actor, at, corrected, document, version);
    }
}
