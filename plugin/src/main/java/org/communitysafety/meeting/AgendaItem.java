package org.communitysafety.meeting;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that a sitting is to deal with.
 *
 * @param subject number of the thing, for example of a funding application
 * @param concerns key of the organisation whose people take no part in it (F16); null if there is none
 * @param quorate what the quorum table said for this item; null until it was judged
 * @param unmet why it was not quorate, every condition in words (G5)
 */
public record AgendaItem(
        @Id String id,
        String tenant,
        String body,
        String sitting,
        String subject,
        String concerns,
        State state,
        Boolean quorate,
        String unmet,
        @Version int version) {

    /** Where the item stands. */
    public enum State {
        OPEN,
        DEALT_WITH,
        ADJOURNED,
        /** Taken off, because what it was about was withdrawn. */
        REMOVED
    }

    static AgendaItem on(Sitting sitting, String subject, String concerns) {
        return new AgendaItem(
                UUID.randomUUID().toString(),
                sitting.tenant(),
                sitting.body(),
                sitting.id(),
                subject,
                concerns,
                State.OPEN,
                null,
                null,
                0);
    }

    AgendaItem judged(Quorum quorum) {
        State next = quorum.quorate() ? State.DEALT_WITH : State.ADJOURNED;
        return new AgendaItem(
                id, tenant, body, sitting, subject, concerns, next, quorum.quorate(), quorum.unmet(), version);
    }

    AgendaItem removed() {
        return new AgendaItem(id, tenant, body, sitting, subject, concerns, State.REMOVED, quorate, unmet, version);
    }
}
