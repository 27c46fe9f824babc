package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.MeetingRecord;
import org.communitysafety.meeting.Movement;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Roll;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/**
 * The cases of a meeting in their order: overdue actions first (H15), then the general cases, then the restricted ones
 * one by one, each once whoever may not know of it has left the room (H17).
 */
public class HubAgenda {

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::restricted)
            .thenComparing(Comparator.comparing(Line::overdue).reversed())
            .thenComparing(line -> line.discussion().referral());

    private final DiscussionRepository discussions;
    private final HubMeetingBook book;
    private final CaseFiles files;
    private final HubActions actions;
    private final Hubs hubs;
    private final Sittings sittings;
    private final Attendance attendance;
    private final MeetingRecord record;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    HubAgenda(
            Storage storage,
            HubMeetingBook book,
            CaseFiles files,
            HubActions actions,
            Hubs hubs,
            Sittings sittings,
            Attendance attendance,
            MeetingRecord record,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.discussions = storage.repository(DiscussionRepository.class);
        this.book = book;
        this.files = files;
        this.actions = actions;
        this.hubs = hubs;
        this.sittings = sittings;
        this.attendance = attendance;
        this.record = record;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A case on the agenda.
     *
     * @param overdue how many of its actions are overdue
     */
    public record Line(Discussion discussion, boolean restricted, int overdue) {}

    /** Every case of the meeting, dealt with or not, in the order in which they are called. */
    public List<Line> of(Sitting sitting) {
        return discussions.findBySitting(sitting.id()).stream()
                .filter(one -> files.find(sitting.tenant(), one.referral()).isPresent())
                .map(this::line)
                .sorted(ORDER)
                .toList();
    }

    private Line line(Discussion discussion) {
        Instant now = clock.instant();
        int overdue = (int) actions.openOf(discussion.referral()).stream()
                .filter(action -> action.overdue(now))
                .count();
        return new Line(discussion, files.file(discussion.referral()).restricted(), overdue);
    }

    /** The cases that everybody may hear of. */
    public List<Line> general(Sitting sitting) {
        return of(sitting).stream().filter(line -> !line.restricted()).toList();
    }

    /** Restricted cases that the meeting has still to deal with. */
    public List<Line> restrictedLeft(Sitting sitting) {
        return of(sitting).stream()
                .filter(line -> line.restricted() && line.discussion().planned())
                .toList();
    }

    /** The restricted case that is called next; empty once each has been called. */
    public Optional<Line> nextRestricted(Sitting sitting) {
        return restrictedLeft(sitting).stream()
                .filter(line -> !line.discussion().called())
                .findFirst();
    }

    /** The overdue actions have been gone through. */
    public void reviewed(Sitting sitting, String actor) {
        refuseUnlessServing(actor);
        book.save(book.lock(sitting).reviewed(actor, clock.instant()));
        audit.record(sitting.tenant(), actor, sitting.number(), "overdue actions reviewed", null);
    }

    /** @throws Refused while a general case has no outcome */
    public void generalDone(Sitting sitting, String actor) {
        refuseUnlessServing(actor);
        List<String> open = general(sitting).stream()
                .map(Line::discussion)
                .filter(Discussion::planned)
                .map(Discussion::referral)
                .toList();
        Refused.unless(
                open.isEmpty(),
                "These cases have no outcome yet: %s. Record each one in its task \"Record outcome\"; where time ran out,"
                        + " choose \"Not discussed\".",
                String.join(", ", open));
    }

    private void refuseUnlessServing(String actor) {
        Refused.unless(
                hubs.serves(register.person(actor)),
                "Only the hub's chair and the partnership team record its meetings.");
    }

    /** Those in the room who may not know of this case; a guest never may. */
    public List<Presence> strangers(Sitting sitting, String number) {
        CaseFile file = files.file(number);
        return attendance.now(sitting).stream()
                .filter(one -> one.person() == null || !files.visible(file, register.person(one.person())))
                .toList();
    }

    /**
     * The chair confirms that everybody has left who may not know of a restricted case, and calls it (H17).
     *
     * @param left ids of the presences that ended
     * @param at when they left, UK time; null for now
     * @throws Refused for anybody but the chair, while the case before has no outcome, and while somebody is still there
     */
    public void call(Sitting sitting, String number, Set<Long> left, LocalTime at, String actor) {
        refuseUnlessChair(actor);
        Line next = nextRestricted(sitting)
                .filter(line -> line.discussion().referral().equals(number))
                .orElseThrow(() -> new Refused("This case has been called already. Reload the form."));
        refuseUnlessBeforeDone(sitting);
        Set<Long> strangers = new HashSet<>();
        strangers(sitting, number).forEach(one -> strangers.add(one.id()));
        Refused.unless(
                left.equals(strangers),
                "Somebody is still there who may not know of this case. The meeting waits until they have left: tick each"
                        + " of them then (H17).");
        if (!left.isEmpty()) {
            record.change(sitting.id(), new Movement(new Roll(Set.of(), Map.of(), List.of()), left, null, at), actor);
        }
        discussions.save(next.discussion().called(actor, clock.instant()));
        audit.record(sitting.tenant(), actor, number, "restricted case called", "%d left".formatted(left.size()));
    }

    private void refuseUnlessBeforeDone(Sitting sitting) {
        restrictedLeft(sitting).stream()
                .filter(line -> line.discussion().called())
                .findFirst()
                .ifPresent(line -> {
                    throw new Refused("%s has no outcome yet. Record it first: restricted cases come one by one."
                            .formatted(line.discussion().referral()));
                });
    }

    void refuseUnlessChair(String actor) {
        Refused.unless(hubs.chairs(register.person(actor)), "Only the hub's chair calls a restricted case (H17).");
    }

    /** @throws Refused unless it is the turn of this case: the meeting is open, and everybody there may hear of it */
    void refuseUnlessItsTurn(Discussion planned, CaseFile file) {
        Sitting sitting = sittings.sitting(planned.sitting());
        Refused.unless(
                sitting.open() && sitting.attendanceTaken(),
                "The outcome is recorded at the meeting of %s, once its attendance has been taken.",
                HubLetters.when(sitting.opensAt()));
        Refused.unless(
                book.of(sitting).reviewedAt() != null,
                "Overdue actions come first. Complete \"Review overdue actions\" (H15).");
        if (!file.restricted()) {
            return;
        }
        Refused.unless(
                planned.called(),
                "This case is restricted. Call it first in \"Call restricted case\", once everybody has left who may not"
                        + " know of it (H17).");
        Refused.unless(
                strangers(sitting, planned.referral()).isEmpty(),
                "Somebody has come in who may not know of this case. Record first that they have left (H17).");
    }

    /** Whether somebody of this organisation is there (H3). */
    boolean represented(Discussion planned, String organisation) {
        return attendance.now(sittings.sitting(planned.sitting())).stream()
                .anyMatch(one ->
                        one.person() != null && register.person(one.person()).belongsTo(organisation));
    }
}
