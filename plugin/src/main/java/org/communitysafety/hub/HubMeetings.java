package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.storage.Storage;

/** Which of the hub's meetings a case or an update belongs to (H3, H8). */
public class HubMeetings {

    private final DiscussionRepository discussions;
    private final Hubs hubs;
    private final Sittings sittings;
    private final Clock clock;

    HubMeetings(Storage storage, Hubs hubs, Sittings sittings, Clock clock) {
        this.discussions = storage.repository(DiscussionRepository.class);
        this.hubs = hubs;
        this.sittings = sittings;
        this.clock = clock;
    }

    /** The hub's next meeting. */
    public Sitting next(String tenant) {
        return after(tenant, clock.instant());
    }

    /** The first meeting that opens after this moment. */
    Sitting after(String tenant, Instant moment) {
        return sittings.next(hubs.body(tenant), moment);
    }

    /** Whether what was received at this moment is in time for the next meeting (H3). */
    boolean inTime(String tenant, Instant received) {
        return hubs.of(tenant).inTime(received, next(tenant).heldOn());
    }

    /** The meeting that an update of now counts for: the next one, or after its cut-off the following one (H15). */
    Sitting countsFor(String tenant) {
        Sitting next = next(tenant);
        return hubs.of(tenant).inTime(clock.instant(), next.heldOn()) ? next : after(tenant, next.opensAt());
    }

    /** The meeting whose agenda a case is on. */
    public Sitting of(String number) {
        return sitting(planned(number));
    }

    Sitting sitting(Discussion discussion) {
        return sittings.sitting(discussion.sitting());
    }

    /** The case on the agenda that has not dealt with it yet. */
    Discussion planned(String number) {
        return discussions
                .findByReferralAndOutcomeIsNull(number)
                .orElseThrow(() -> new IllegalStateException(number + " is on no agenda. Place it on one first."));
    }

    /** Puts a case on the agenda of the first meeting after this moment that has not dealt with it. */
    Sitting place(String tenant, String number, Instant after) {
        Sitting meeting = after(tenant, after);
        discussions.save(Discussion.planned(tenant, number, meeting.id()));
        return meeting;
    }

    /** When the last meeting that dealt with the case opened, or now if that is later. */
    Instant lastOf(String number) {
        Instant now = clock.instant();
        return discussions.findByReferral(number).stream()
                .map(discussion -> sitting(discussion).opensAt())
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }
}
