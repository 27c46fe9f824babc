package org.communitysafety.meeting;

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
 * @param position its place on the agenda
 * @param paper what it is about; null for a funding application, which has its own form
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

    /**
     * What an item is about.
     *
     * @param text up to 8,000 characters; never a process variable
     * @param proposedBy login; null for what the product puts on the agenda
     */
    public record Paper(String title, String text, String proposedBy) {}

    static AgendaItem on(Sitting sitting, String subject, String concerns) {
        return new AgendaItem(
                UUID.randomUUID().toString(),
                sitting.tenant(),
                sitting.body(),
                sitting.id(),
                Kind.FUNDING,
                null,
                subject,
                concerns,
                0,
                null,
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

    AgendaItem judged(Quorum quorum) {
        return settled(quorum.quorate() ? State.DEALT_WITH : State.ADJOURNED, quorum.quorate(), quorum.unmet());
    }

    AgendaItem settled(State next, boolean wasQuorate, String why) {
        return in(next, wasQuorate, why);
    }

    /** The same thing on the agenda of a later meeting. */
    AgendaItem carriedTo(Sitting next, String itsNumber) {
        return new AgendaItem(
                UUID.randomUUID().toString(),
                tenant,
                body,
                next.id(),
                kind,
                itsNumber,
                subject,
                concerns,
                0,
                paper,
                false,
                State.OPEN,
                null,
                null,
                0);
    }

    AgendaItem removed() {
        return in(State.REMOVED, quorate, unmet);
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
                late,
                next,
                wasQuorate,
                why,
                version);
    }
}
