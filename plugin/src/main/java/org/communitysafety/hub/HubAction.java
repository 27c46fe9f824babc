package org.communitysafety.hub;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that an organisation has agreed to do for a case (H8, H14, H25).
 *
 * @param number for example {@code CCH-A-2026-0001}
 * @param owner login of who does it; null until the chair has named somebody (H11)
 * @param content what is to be done, sealed
 * @param resources what the organisation puts in, sealed; null for nothing in particular
 */
public record HubAction(
        @Id String number,
        String tenant,
        String referral,
        Kind kind,
        String organisation,
        String owner,
        byte[] content,
        byte[] resources,
        Instant agreedAt,
        Instant dueAt,
        State state,
        Instant endedAt,
        Instant remindedAt,
        Instant escalatedAt,
        @Version int version) {

    /** What kind of work it is. */
    public enum Kind {
        ACTION,
        /** A meeting of professionals outside the hub, reported back (H16). */
        PROFESSIONALS_MEETING
    }

    /** Where an action stands. */
    public enum State {
        OPEN,
        DONE,
        /** The case ended, and the chair said that it is not needed any more. */
        WITHDRAWN
    }

    static HubAction agreed(
            String number,
            String tenant,
            String referral,
            Kind kind,
            String organisation,
            String owner,
            byte[] content,
            byte[] resources,
            Instant at,
            Instant dueAt) {
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                content,
                resources,
                at,
                dueAt,
                State.OPEN,
                null,
                null,
                null,
                0);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public boolean overdue(Instant now) {
        return open() && dueAt.isBefore(now);
    }

    HubAction done(Instant at) {
        return ended(State.DONE, at);
    }

    HubAction withdrawn(Instant at) {
        return ended(State.WITHDRAWN, at);
    }

    private HubAction ended(State as, Instant at) {
        refuseUnlessOpen();
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                content,
                resources,
                agreedAt,
                dueAt,
                as,
                at,
                remindedAt,
                escalatedAt,
                version);
    }

    /** @param login null while nobody is named */
    HubAction handedTo(String organisation, String login) {
        refuseUnlessOpen();
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                login,
                content,
                resources,
                agreedAt,
                dueAt,
                state,
                endedAt,
                remindedAt,
                escalatedAt,
                version);
    }

    HubAction due(Instant at) {
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                content,
                resources,
                agreedAt,
                at,
                state,
                endedAt,
                remindedAt,
                escalatedAt,
                version);
    }

    HubAction reminded(Instant at) {
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                content,
                resources,
                agreedAt,
                dueAt,
                state,
                endedAt,
                at,
                escalatedAt,
                version);
    }

    HubAction escalated(Instant at) {
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                content,
                resources,
                agreedAt,
                dueAt,
                state,
                endedAt,
                remindedAt,
                at,
                version);
    }

    HubAction forgotten() {
        return new HubAction(
                number,
                tenant,
                referral,
                kind,
                organisation,
                owner,
                null,
                null,
                agreedAt,
                dueAt,
                state,
                endedAt,
                remindedAt,
                escalatedAt,
                version);
    }

    private void refuseUnlessOpen() {
        Refused.unless(open(), "%s has ended already. Reload the task list.", number);
    }
}
