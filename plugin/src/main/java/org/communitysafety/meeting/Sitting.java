package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.communitysafety.partnership.Body;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One meeting of one body: a row of the calendar. Who was there belongs to it too and is shared by all its items
 * ({@link Presence}).
 *
 * @param number for example {@code CHW-M-2026-0001}; null until its preparation starts
 * @param plannedFor the day that the body's rhythm gave, which stays when the meeting is moved; null for one that was
 *     added by hand
 * @param opensAt when it is planned to open
 * @param preparesOn the day on which its preparation starts
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
        LocalDate preparesOn,
        @Embedded.Empty(prefix = "papers_") Papers papers,
        Instant openedAt,
        Instant closedAt,
        @Version int version) {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    /** Where the meeting stands. */
    public enum State {
        PLANNED,
        /** Its agenda and papers are being prepared. */
        IN_PREPARATION,
        OPEN,
        HELD,
        CANCELLED;

        /** Whether it is still to come, so that it can be moved and things can be put on its agenda. */
        public boolean ahead() {
            return this == PLANNED || this == IN_PREPARATION;
        }
    }

    /**
     * When papers go out (G10).
     *
     * @param dueOn last day to send them; null while that is not known and where nothing says when
     * @param dueWhy how it was found, in words; null while it is not known
     * @param sentAt null until they went out
     */
    public record Papers(LocalDate dueOn, String dueWhy, Instant sentAt) {

        static final Papers NOT_KNOWN = new Papers(null, null, null);

        /** Whether what comes now comes late: they went out, or should have. */
        boolean closed(LocalDate today) {
            return sentAt != null || dueOn != null && today.isAfter(dueOn);
        }

        /** Days after the last day on which they went out; 0 if they went out in time. */
        public long daysLate() {
            return sentAt == null || dueOn == null
                    ? 0
                    : Math.max(0, ChronoUnit.DAYS.between(dueOn, LocalDate.ofInstant(sentAt, UK)));
        }
    }

    /** A meeting that the body's rhythm gives; one of the past was held before anybody planned it here. */
    static Sitting planned(Body body, LocalDate day, Instant now) {
        Instant opensAt = day.atTime(body.meetsAt()).atZone(UK).toInstant();
        return on(body, day, opensAt, day, opensAt.isBefore(now) ? State.HELD : State.PLANNED);
    }

    /** A meeting that somebody adds by hand. */
    static Sitting added(Body body, LocalDate day, Instant opensAt) {
        return on(body, day, opensAt, null, State.PLANNED);
    }

    private static Sitting on(Body body, LocalDate day, Instant opensAt, LocalDate plannedFor, State state) {
        return new Sitting(
                UUID.randomUUID().toString(),
                body.tenant(),
                body.id(),
                null,
                state,
                plannedFor,
                day,
                opensAt,
                day.minusDays(body.agendaOpens()),
                Papers.NOT_KNOWN,
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

    /** Attendance has been taken. */
    Sitting opened(Instant at) {
        return with(number, State.OPEN, papers, at, null);
    }

    Sitting closed(Instant at) {
        return with(number, State.HELD, papers, openedAt, at);
    }

    Sitting prepared(String withNumber) {
        return with(withNumber, State.IN_PREPARATION, papers);
    }

    Sitting due(PapersRule.Deadline deadline) {
        return with(number, state, new Papers(deadline.on(), deadline.words(), papers.sentAt()));
    }

    Sitting papersSent(Instant at) {
        return with(number, state, new Papers(papers.dueOn(), papers.dueWhy(), at));
    }

    Sitting opened() {
        return with(number, State.OPEN, papers);
    }

    Sitting held() {
        return with(number, State.HELD, papers);
    }

    Sitting cancelled() {
        return with(number, State.CANCELLED, papers);
    }

    /** The day that was cancelled is met on after all: a new meeting, prepared anew. */
    Sitting reinstated(Body of, Instant newOpensAt) {
        return new Sitting(
                id,
                tenant,
                body,
                null,
                State.PLANNED,
                plannedFor,
                heldOn,
                newOpensAt,
                heldOn.minusDays(of.agendaOpens()),
                Papers.NOT_KNOWN,
                null,
                null,
                version);
    }

    Sitting movedTo(Body of, LocalDate day, Instant newOpensAt) {
        return new Sitting(
                id,
                tenant,
                body,
                number,
                state,
                plannedFor,
                day,
                newOpensAt,
                day.minusDays(of.agendaOpens()),
                new Papers(null, null, papers.sentAt()),
                openedAt,
                closedAt,
                version);
    }

    private Sitting with(String withNumber, State next, Papers withPapers) {
        return with(withNumber, next, withPapers, openedAt, closedAt);
    }

    private Sitting with(String withNumber, State next, Papers withPapers, Instant opened, Instant closed) {
        return new Sitting(
                id,
                tenant,
                body,
                withNumber,
                next,
                plannedFor,
                heldOn,
                opensAt,
                preparesOn,
                withPapers,
                opened,
                closed,
                version);
    }
}
