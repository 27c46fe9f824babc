package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One meeting of one body: a row of the calendar. Who was there belongs to it too and is shared by all its items
 * ({@link Presence}).
 *
 * @param number for example {@code CHW-M-2026-0001}; null until its preparation starts
 * @param plannedFor the day that the body's rhythm gave, which stays when the meeting is moved; null for one that was
 *     added by hand
 * @param opensAt when it is planned to open
 * @param papersDueOn last day to send its papers (G10); null while that is not known and where no rule says
 * @param papersSentAt null until they went out
 * @param openedAt when it really opened; null until its attendance has been taken
 * @param closedAt null until it was closed
 */
public record Sitting(
        @Id String id,
        String tenant,
        String body,
        String number,
        State state,
        LocalDate plannedFor,
        LocalDate heldOn,
        Instant opensAt,
        LocalDate papersDueOn,
        Instant papersSentAt,
        Instant openedAt,
        Instant closedAt,
        @Version int version) {

    /** Where the meeting stands. */
    public enum State {
        PLANNED,
        /** Its agenda and papers are being prepared. */
        IN_PREPARATION,
        OPEN,
        HELD,
        CANCELLED
    }

    /** A meeting that the body's rhythm gives; one of the past was held before anybody planned it here. */
    static Sitting planned(String tenant, String body, LocalDate heldOn, Instant opensAt, Instant now) {
        return new Sitting(
                UUID.randomUUID().toString(),
                tenant,
                body,
                null,
                opensAt.isBefore(now) ? State.HELD : State.PLANNED,
                heldOn,
                heldOn,
                opensAt,
                null,
                null,
                null,
                null,
                0);
    }

    /** Whether its attendance has been taken, which then counts for all its items. */
    public boolean attendanceTaken() {
        return openedAt != null;
    }

    /** Whether it is going on. */
    public boolean open() {
        return state == State.OPEN;
    }

    /** The moment whose attendance counts: now, or where nobody has taken it the planned beginning. */
    Instant counting(Instant now) {
        return attendanceTaken() ? now : opensAt;
    }

    Sitting opened(Instant at) {
        return in(State.OPEN, at, null);
    }

    Sitting closed(Instant at) {
        return in(State.HELD, openedAt, at);
    }

    private Sitting in(State next, Instant opened, Instant closed) {
        return new Sitting(
                id,
                tenant,
                body,
                number,
                next,
                plannedFor,
                heldOn,
                opensAt,
                papersDueOn,
                papersSentAt,
                opened,
                closed,
                version);
    }
}
