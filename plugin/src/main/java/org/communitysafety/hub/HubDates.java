package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.hub.Discussion.Outcome;
import org.communitysafety.meeting.CalendarChanged;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Cases and actions follow the hub's calendar: no case is lost when a meeting is moved, cancelled or ends early (H8). */
class HubDates {

    private final DiscussionRepository discussions;
    private final HubMeetings meetings;
    private final HubActions actions;
    private final Referrals referrals;
    private final Hubs hubs;
    private final Sittings sittings;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HubDates(
            Storage storage,
            HubMeetings meetings,
            HubActions actions,
            Referrals referrals,
            Hubs hubs,
            Sittings sittings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.discussions = storage.repository(DiscussionRepository.class);
        this.meetings = meetings;
        this.actions = actions;
        this.referrals = referrals;
        this.hubs = hubs;
        this.sittings = sittings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The calendar has changed; of other bodies' meetings the hub has nothing. */
    void changed(CalendarChanged change) {
        Sitting sitting = sittings.sitting(change.sitting());
        if (hubs.find(change.tenant()).isEmpty() || !hubs.body(change.tenant()).equals(sitting.body())) {
            return;
        }
        switch (change.kind()) {
            case MOVED -> follow(sitting, planned(sitting));
            case CANCELLED -> repoint(planned(sitting), meetings.after(change.tenant(), clock.instant()));
            case ADDED -> {
                Sitting next = meetings.after(change.tenant(), sitting.opensAt());
                repoint(
                        planned(next).stream()
                                .filter(one -> inTime(one, sitting))
                                .toList(),
                        sitting);
            }
        }
    }

    private boolean inTime(Discussion discussion, Sitting sitting) {
        Instant received = referrals.referral(discussion.referral()).receivedAt();
        return hubs.of(sitting.tenant()).inTime(received, sitting.heldOn());
    }

    private List<Discussion> planned(Sitting sitting) {
        return discussions.findBySitting(sitting.id()).stream()
                .filter(Discussion::planned)
                .toList();
    }

    private void repoint(List<Discussion> cases, Sitting to) {
        follow(
                to,
                cases.stream()
                        .map(one -> discussions.save(one.movedTo(to.id())))
                        .toList());
    }

    private void follow(Sitting sitting, List<Discussion> cases) {
        List<String> numbers = new ArrayList<>();
        for (Discussion discussion : cases) {
            numbers.add(discussion.referral());
            numbers.addAll(actions.dueBy(discussion.referral(), sitting.opensAt()));
        }
        if (!numbers.isEmpty()) {
            events.publishEvent(new DatesMoved(sitting.tenant(), numbers));
        }
    }

    /**
     * The meeting is over, or does not take place: the next one takes what it has not dealt with.
     *
     * @param why kept in the narrative of each case
     */
    void moveOn(Sitting sitting, String why, String actor) {
        moveOn(sitting, planned(sitting), why, actor);
    }

    /** Likewise one case only. */
    void moveOn(Sitting sitting, String number, String why, String actor) {
        List<Discussion> one = planned(sitting).stream()
                .filter(discussion -> discussion.referral().equals(number))
                .toList();
        moveOn(sitting, one, why, actor);
    }

    private void moveOn(Sitting sitting, List<Discussion> cases, String why, String actor) {
        List<String> numbers = new ArrayList<>();
        for (Discussion left : cases) {
            discussions.save(left.recorded(Outcome.NOT_DISCUSSED, actor, clock.instant()));
            referrals.note(left.referral(), actor, CaseEntry.Kind.SUMMARY, why);
            meetings.place(sitting.tenant(), left.referral(), latest(sitting.opensAt()));
            audit.record(sitting.tenant(), actor, left.referral(), "meeting: " + Outcome.NOT_DISCUSSED, null);
            numbers.add(left.referral());
        }
        if (!numbers.isEmpty()) {
            events.publishEvent(new DatesMoved(sitting.tenant(), numbers));
        }
    }

    private Instant latest(Instant moment) {
        Instant now = clock.instant();
        return moment.isBefore(now) ? now : moment;
    }
}
