package org.communitysafety.meeting;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Somebody at a meeting, from when until when. A member and a deputy of one seat are never there at the same time (G9).
 *
 * @param seat key of the seat that the person acts for, whether it votes or not; null for a guest
 * @param person login; null for a guest
 * @param deputy whether the person is the seat's deputy
 * @param guest null for somebody who acts for a seat
 * @param untilAt null while the person is there
 */
public record Presence(
        @Id Long id,
        String sitting,
        String seat,
        String person,
        boolean deputy,
        @Embedded.Nullable Guest guest,
        Instant fromAt,
        Instant untilAt) {

    /**
     * Somebody who is there only because a chair invited them: no vote, and not counted (G21).
     *
     * @param organisation as the guest gave it; null for somebody of none
     * @param invitedBy login of the chair
     */
    public record Guest(String name, String organisation, String invitedBy) {}

    static Presence of(String sitting, String seat, String person, boolean deputy, Instant from) {
        return new Presence(null, sitting, seat, person, deputy, null, from, null);
    }

    static Presence of(String sitting, Guest guest, Instant from) {
        return new Presence(null, sitting, null, null, false, guest, from, null);
    }

    /** Whether the person was there at this moment. */
    public boolean at(Instant moment) {
        return !fromAt.isAfter(moment) && (untilAt == null || untilAt.isAfter(moment));
    }

    Presence until(Instant left) {
        return new Presence(id, sitting, seat, person, deputy, guest, fromAt, left);
    }
}
