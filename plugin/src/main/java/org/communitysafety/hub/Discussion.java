package org.communitysafety.hub;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A case on the agenda of one of the hub's meetings, and what the meeting said of it; the summary is in the case file.
 *
 * @param sitting id of the meeting
 * @param outcome null until it is recorded
 * @param calledBy login of the chair who confirmed that whoever may not know of a restricted case had left (H17)
 */
public record Discussion(
        @Id String id,
        String tenant,
        String referral,
        String sitting,
        Outcome outcome,
        String recordedBy,
        Instant recordedAt,
        String calledBy,
        Instant calledAt,
        @Version int version) {

    static Discussion planned(String tenant, String referral, String sitting) {
        return new Discussion(UUID.randomUUID().toString(), tenant, referral, sitting, null, null, null, null, null, 0);
    }

    Discussion recorded(Outcome outcome, String by, Instant at) {
        return new Discussion(id, tenant, referral, sitting, outcome, by, at, calledBy, calledAt, version);
    }

    Discussion called(String by, Instant at) {
        return new Discussion(id, tenant, referral, sitting, outcome, recordedBy, recordedAt, by, at, version);
    }

    /** The meeting does not take place: another one deals with the case. */
    Discussion movedTo(String other) {
        return new Discussion(id, tenant, referral, other, null, null, null, null, null, version);
    }

    /** Whether the meeting has still to deal with it. */
    public boolean planned() {
        return outcome == null;
    }

    public boolean called() {
        return calledAt != null;
    }

    /** What comes of a discussion (H8). */
    public enum Outcome {
        CONTINUE("Continue with actions", null),
        PROFESSIONALS_MEETING("Professionals' meeting", null),
        /** Its late referrer was not there, or time ran out: the next meeting takes it. */
        NOT_DISCUSSED("Not discussed", null),
        RESOLVED("Closed as resolved", Referral.State.RESOLVED),
        NO_FURTHER_ACTION("Closed, no further action", Referral.State.NO_FURTHER_ACTION),
        REMOVED("Removed from the hub", Referral.State.REMOVED);

        private final String words;
        private final Referral.State closes;

        Outcome(String words, Referral.State closes) {
            this.words = words;
            this.closes = closes;
        }

        public boolean closes() {
            return closes != null;
        }

        Referral.State state() {
            return closes;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
