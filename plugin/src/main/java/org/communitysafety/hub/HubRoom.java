package org.communitysafety.hub;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.hub.HubInvitations.Candidate;
import org.communitysafety.hub.HubMeeting.HubInvited;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.MeetingRecord;
import org.communitysafety.meeting.Movement;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.meeting.Roll;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/**
 * A meeting of the hub from the data protection statement to its end. Attendance is that of every other meeting; here
 * only those can be there whom the chair has authorised and whose organisation's signature is good today (H10, H12).
 */
public class HubRoom {

    private final HubMeetingBook book;
    private final HubInvitations invitations;
    private final HubDates dates;
    private final HubAgenda agenda;
    private final Hubs hubs;
    private final Calendar calendar;
    private final Sittings sittings;
    private final MeetingRecord record;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    HubRoom(
            HubMeetingBook book,
            HubInvitations invitations,
            HubDates dates,
            HubAgenda agenda,
            Hubs hubs,
            Calendar calendar,
            Sittings sittings,
            MeetingRecord record,
            Attendance attendance,
            Quorums quorums,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.invitations = invitations;
        this.dates = dates;
        this.agenda = agenda;
        this.hubs = hubs;
        this.calendar = calendar;
        this.sittings = sittings;
        this.record = record;
        this.attendance = attendance;
        this.quorums = quorums;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who is there, or has come.
     *
     * @param team logins of members of the partnership team
     * @param speaker whether the guest speaker is there
     * @param presiding login; null where the chair is there, or whom the chair has appointed
     * @param at UK time; null for the planned beginning, or for now
     */
    public record Arrived(Set<HubInvited> people, Set<String> team, boolean speaker, String presiding, LocalTime at) {}

    /**
     * The data protection statement has been read out in full (H18, H26).
     *
     * @param edition of the statement that was shown
     */
    public void state(Sitting sitting, String edition, String actor) {
        refuseUnlessServing(actor);
        Refused.unless(
                edition.equals(hubs.of(sitting.tenant()).statement()),
                "The statement has changed since you opened the form. Reload it and read the new one.");
        book.save(book.lock(sitting).stated(edition, actor, clock.instant()));
        audit.record(sitting.tenant(), actor, sitting.number(), "data protection statement read", edition);
    }

    /**
     * Takes attendance, which opens the meeting.
     *
     * @param rule the partnership's quorum table (G27)
     * @throws Refused before the statement was read, for somebody who is not authorised, and without a quorum
     */
    public void open(Sitting sitting, Arrived arrived, Function<QuorumFacts, Quorum> rule, String actor) {
        HubMeeting meeting = book.of(sitting);
        Refused.unless(
                meeting.statement() != null,
                "The data protection statement comes first. Confirm that it was read out (H18).");
        Roll roll = roll(sitting, meeting, arrived);
        boolean standsIn = arrived.presiding() == null
                && arrived.people().stream().anyMatch(one -> one.person().equals(meeting.standIn()))
                && arrived.people().stream().noneMatch(one -> hubs.chairs(register.person(one.person())));
        String presiding = standsIn ? meeting.standIn() : arrived.presiding();
        record.open(sitting.id(), roll, presiding, arrived.at(), actor);
        Quorum quorum = quorum(sittings.sitting(sitting.id()), rule);
        Refused.unless(
                quorum.quorate(),
                "The hub cannot meet: %s. Wait for them, or record in \"Confirm data protection statement\" that the meeting"
                        + " does not take place.",
                quorum.unmet());
    }

    /** Whether the hub can meet at this moment; whom the chair has appointed counts as chair (G27). */
    public Quorum quorum(Sitting sitting, Function<QuorumFacts, Quorum> rule) {
        String standIn = book.of(sitting).standIn();
        boolean there =
                attendance.now(sitting).stream().anyMatch(one -> standIn != null && standIn.equals(one.person()));
        return quorums.now(sitting, facts -> rule.apply(there ? withChair(facts) : facts))
                .quorum();
    }

    private static QuorumFacts withChair(QuorumFacts facts) {
        return new QuorumFacts(
                facts.body(),
                facts.seats(),
                facts.seatsPresent(),
                facts.responsibleAuthoritiesPresent(),
                facts.otherBodiesPresent(),
                Math.max(1, facts.chairsPresent()),
                facts.sectorsPresent(),
                facts.sectorsPresentBesidesChair());
    }

    private Roll roll(Sitting sitting, HubMeeting meeting, Arrived arrived) {
        List<Candidate> candidates = invitations.candidates(sitting);
        Set<String> members = new HashSet<>();
        Map<String, String> deputies = new HashMap<>();
        for (HubInvited one : arrived.people()) {
            Candidate candidate = candidates.stream()
                    .filter(other -> other.invited().equals(one))
                    .findFirst()
                    .orElseThrow(() -> new Refused("%s has no seat at the hub any more, so they cannot be there."
                            .formatted(register.person(one.person()).name())));
            refuseUnlessAuthorised(meeting, candidate);
            if (candidate.deputy()) {
                Refused.unless(
                        deputies.put(one.seat(), one.person()) == null,
                        "Two deputies are ticked for one seat. One person acts for a seat: untick one of them.");
            } else {
                members.add(one.seat());
            }
        }
        return new Roll(members, deputies, guests(meeting, arrived));
    }

    private void refuseUnlessAuthorised(HubMeeting meeting, Candidate candidate) {
        String name = candidate.person().name();
        Refused.unless(
                meeting.invites(
                        candidate.invited().person(), candidate.invited().seat()),
                "%s is not authorised: the chair has not authorised an invitation to this meeting (H12). They cannot"
                        + " stay.",
                name);
        Refused.unless(
                candidate.signed(),
                "%s cannot attend: %s has no signed agreement that is good today (H10). They cannot stay until it has"
                        + " signed.",
                name,
                register.organisation(candidate.seat().organisation()).name());
    }

    private List<Presence.Guest> guests(HubMeeting meeting, Arrived arrived) {
        List<Presence.Guest> guests = new ArrayList<>();
        String chair = inviting(meeting);
        for (String login : arrived.team()) {
            Person person = register.person(login);
            Refused.unless(
                    hubs.inTeam(person) && invitations.signed(person.organisation()),
                    "%s does not belong to the partnership team.",
                    person.name());
            guests.add(new Presence.Guest(
                    person.name(), register.organisation(person.organisation()).name(), chair));
        }
        if (arrived.speaker()) {
            Refused.unless(
                    meeting.speaker() != null, "The chair has authorised no guest speaker for this meeting (H12).");
            guests.add(new Presence.Guest(
                    meeting.speaker().name(), meeting.speaker().organisation(), chair));
        }
        return guests;
    }

    /** Who authorised them; whoever chairs the hub now where the office has changed hands since. */
    private String inviting(HubMeeting meeting) {
        List<String> chairs =
                hubs.chairing(meeting.tenant()).stream().map(Person::id).toList();
        return chairs.isEmpty() || chairs.contains(meeting.authorisedBy()) ? meeting.authorisedBy() : chairs.get(0);
    }

    /**
     * Somebody comes or leaves.
     *
     * @param told whether those who come have been told what the data protection statement says
     * @param left ids of the presences that end
     */
    public void change(Sitting sitting, Arrived arrived, boolean told, Set<Long> left, String actor) {
        Roll roll = roll(sitting, book.of(sitting), arrived);
        boolean nobody = roll.members().isEmpty()
                && roll.deputies().isEmpty()
                && roll.guests().isEmpty();
        Refused.unless(
                nobody || told,
                "Whoever comes later hears the data protection statement too. Read it to them, and tick that you did (H18).");
        record.change(sitting.id(), new Movement(roll, left, arrived.presiding(), arrived.at()), actor);
    }

    /**
     * The chair leaves a restricted case to the next meeting.
     *
     * @param why kept in the case file
     */
    public void leave(Sitting sitting, String number, String why, String actor) {
        Refused.unless(hubs.chairs(register.person(actor)), "Only the hub's chair leaves a restricted case.");
        dates.moveOn(sitting, number, why, actor);
    }

    /** The meeting is over; restricted cases that were not called wait for the next one. */
    public void close(Sitting sitting, LocalTime at, String actor) {
        Refused.unless(
                agenda.restrictedLeft(sitting).stream()
                        .noneMatch(line -> line.discussion().called()),
                "The chair has not finished yet. The meeting is closed when every case that was called has its outcome.");
        dates.moveOn(sitting, "The meeting ended before this case was called.", actor);
        record.close(sitting.id(), at, actor);
    }

    /** The meeting does not take place: its cases wait for the next one. */
    public void notHeld(Sitting sitting, String why, String actor) {
        refuseUnlessServing(actor);
        book.save(book.lock(sitting).notHeld(why));
        calendar.cancel(sitting);
        dates.moveOn(sitting, "The meeting did not take place.", actor);
        audit.record(sitting.tenant(), actor, sitting.number(), "meeting not held", why);
    }

    private void refuseUnlessServing(String actor) {
        Refused.unless(
                hubs.serves(register.person(actor)),
                "Only the hub's chair and the partnership team record its meetings.");
    }
}
