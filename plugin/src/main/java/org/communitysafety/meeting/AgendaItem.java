package org.communitysafety.meeting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Something that a sitting is to deal with.
 *
 * @param number the item's own, for example {@code CHW-I-2026-0001}; null for a funding application
 * @param subject number of the thing: of a funding application, else of the item that first brought it up, so that an
 *     interest holds at every meeting that deals with it
 * @param concerns key of the organisation whose people take no part in it (F16); null if there is none
 * @param position its place on the agenda as the secretary ordered it; 0 where nobody did
 * @param paper what it is about; null for a funding application, which has its own form
 * @param routine what the product puts on every agenda; null for everything else
 * @param late received after the papers were due (G11)
 * @param quorate what the quorum table said for this item; null until it was judged
 * @param unmet why it was not quorate, every condition in words (G5)
 */
public record AgendaItem(
        @Id String id,
        String tenant,
        String body,
        String sitting,
        Kind kind,
        String number,
        String subject,
        String concerns,
        int position,
        @Embedded.Nullable Paper paper,
        @Embedded.Nullable Routine routine,
        boolean late,
        State state,
        Boolean quorate,
        String unmet,
        @Version int version) {

    /** What is asked of the meeting. */
    public enum Kind {
        /** A funding application, decided in its own process. */
        FUNDING,
        DECISION,
        INFORMATION,
        REPORT,
        /** The open actions of earlier meetings (G17). */
        ACTIONS
    }

    /** Where the item stands. */
    public enum State {
        /** Its paper came late, and the chair has not yet said whether it is taken (G11). */
        WAITING,
        OPEN,
        DEALT_WITH,
        ADJOURNED,
        /** Taken off, because what it was about was withdrawn. */
        REMOVED
    }

    /** What the product itself puts on an agenda. */
    public enum Standing {
        /** Every funding decision since the last meeting (F8). */
        DECISIONS,
        /** What an office reports to each meeting (P8). */
        REPORT,
        /** Open actions (G17). */
        ACTIONS
    }

    /**
     * What an item is about.
     *
     * @param text up to 8,000 characters; never a process variable; null while a report is missing
     * @param proposedBy login; null for what the product puts on the agenda
     */
    public record Paper(String title, String text, String proposedBy) {}

    /**
     * @param reporter key of the office that reports; null for what the product writes
     * @param coversUntil the moment up to which a report of decisions goes; null until it went out
     */
    public record Routine(Standing standing, String reporter, Instant coversUntil) {}

    /** What earlier meetings left, reports, then what is to be decided, and last what is for information. */
    private static final List<Kind> USUAL_ORDER =
            List.of(Kind.ACTIONS, Kind.REPORT, Kind.DECISION, Kind.FUNDING, Kind.INFORMATION);

    /** As on the agenda: the secretary's order; what came later stands at the end, in the usual order. */
    static final Comparator<AgendaItem> ON_THE_AGENDA = Comparator.<AgendaItem>comparingInt(
                    item -> item.position == 0 ? Integer.MAX_VALUE : item.position)
            .thenComparing(item -> USUAL_ORDER.indexOf(item.kind))
            .thenComparing(item -> item.number == null ? item.subject : item.number);

    static AgendaItem on(Sitting sitting, String subject, String concerns) {
        return on(sitting, Kind.FUNDING, null, subject, concerns, null, null);
    }

    static AgendaItem proposed(Sitting sitting, Kind kind, String number, String concerns, Paper paper) {
        return on(sitting, kind, number, number, concerns, paper, null);
    }

    static AgendaItem routine(Sitting sitting, Kind kind, String number, String title, Routine routine) {
        return on(sitting, kind, number, number, null, new Paper(title, null, null), routine);
    }

    private static AgendaItem on(
            Sitting sitting, Kind kind, String number, String subject, String concerns, Paper paper, Routine routine) {
        return new AgendaItem(
                UUID.randomUUID().toString(),
                sitting.tenant(),
                sitting.body(),
                sitting.id(),
                kind,
                number,
                subject,
                concerns,
                0,
                paper,
                routine,
                false,
                State.OPEN,
                null,
                null,
                0);
    }

    /** What people and the audit trail call it: its own number, or that of a funding application. */
    public String name() {
        return number == null ? subject : number;
    }

    /** Whether a report is expected that nobody has given yet (P8). */
    public boolean reportMissing() {
        return routine != null && routine.standing() == Standing.REPORT && paper.text() == null;
    }

    /** Whether its text is made from what is known at the moment, until the papers go out (F8, G17). */
    boolean writtenByProduct() {
        return routine != null && routine.standing() != Standing.REPORT;
    }

    /** Whether somebody proposed it, so that it can be moved to another meeting. */
    public boolean movable() {
        return routine == null && kind != Kind.FUNDING && (state == State.OPEN || state == State.WAITING);
    }

    AgendaItem judged(Quorum quorum) {
        return settled(quorum.quorate() ? State.DEALT_WITH : State.ADJOURNED, quorum.quorate(), quorum.unmet());
    }

    AgendaItem settled(State next, boolean wasQuorate, String why) {
        return in(next, wasQuorate, why);
    }

    /** The same thing on the agenda of a later meeting. */
    AgendaItem carriedTo(Sitting next, String itsNumber) {
        return on(next, kind, itsNumber, subject, concerns, paper, routine);
    }

    AgendaItem removed() {
        return in(State.REMOVED, quorate, unmet);
    }

    AgendaItem accepted() {
        return in(State.OPEN, quorate, unmet);
    }

    AgendaItem waiting() {
        return with(sitting, position, paper, routine, true, State.WAITING);
    }

    AgendaItem at(int newPosition) {
        return with(sitting, newPosition, paper, routine, late, state);
    }

    /** On another meeting's agenda, for which it is in time. */
    AgendaItem movedTo(Sitting other) {
        return with(other.id(), 0, paper, routine, false, State.OPEN);
    }

    AgendaItem reported(String text, String reporter) {
        return with(sitting, position, new Paper(paper.title(), text, reporter), routine, late, state);
    }

    /** As it went out: what is decided from now on stands in the next report (F8). */
    AgendaItem frozen(String text, Instant until) {
        Routine covered = new Routine(routine.standing(), routine.reporter(), until);
        return with(sitting, position, new Paper(paper.title(), text, null), covered, late, state);
    }

    private AgendaItem in(State next, Boolean wasQuorate, String why) {
        return new AgendaItem(
                id,
                tenant,
                body,
                sitting,
                kind,
                number,
                subject,
                concerns,
                position,
                paper,
                routine,
                late,
                next,
                wasQuorate,
                why,
                version);
    }

    private AgendaItem with(
            String onSitting, int at, Paper withPaper, Routine withRoutine, boolean isLate, State next) {
        return new AgendaItem(
                id,
                tenant,
                body,
                onSitting,
                kind,
                number,
                subject,
                concerns,
                at,
                withPaper,
                withRoutine,
                isLate,
                next,
                quorate,
                unmet,
                version);
    }
}
