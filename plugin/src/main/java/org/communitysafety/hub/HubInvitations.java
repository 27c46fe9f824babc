package org.communitysafety.hub;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.hub.HubMeeting.HubInvited;
import org.communitysafety.hub.HubMeeting.Invitation;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Attachments;
import org.communitysafety.messages.Outbox;
import org.communitysafety.messages.Outbox.Addressee;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Who is invited to a meeting of the hub: the chair authorises, the partnership team sends (H7, H10, H12). */
public class HubInvitations {

    private final HubMeetingBook book;
    private final Hubs hubs;
    private final Sittings sittings;
    private final Register register;
    private final Agreements agreements;
    private final Attachments attachments;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    HubInvitations(
            HubMeetingBook book,
            Hubs hubs,
            Sittings sittings,
            Register register,
            Agreements agreements,
            Attachments attachments,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.hubs = hubs;
        this.sittings = sittings;
        this.register = register;
        this.agreements = agreements;
        this.attachments = attachments;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who could be invited.
     *
     * @param deputy whether the person is the seat's deputy
     * @param signed whether the organisation has a signed agreement that is good today (H10)
     */
    public record Candidate(HubInvited invited, Person person, Seat seat, boolean deputy, boolean signed) {}

    /** Members and deputies of every seat, in the order of their names. */
    public List<Candidate> candidates(Sitting sitting) {
        return register.seats(sitting.body(), sitting.heldOn()).stream()
                .flatMap(seat -> Stream.concat(
                        Stream.ofNullable(seat.member()).map(member -> candidate(seat, member, false)),
                        seat.deputies().stream().map(deputy -> candidate(seat, deputy.person(), true))))
                .sorted(Comparator.comparing(candidate -> candidate.person().name()))
                .toList();
    }

    private Candidate candidate(Seat seat, String login, boolean deputy) {
        Person person = register.person(login);
        boolean signed = person.active() && signed(seat.organisation()) && signed(person.organisation());
        return new Candidate(new HubInvited(login, seat.id()), person, seat, deputy, signed);
    }

    /** Whether an organisation may attend today (H10). */
    boolean signed(String organisation) {
        return organisation != null && agreements.live(organisation).isPresent();
    }

    /**
     * The chair says who may be invited.
     *
     * @throws Refused for anybody but the chair, for somebody without seat or signature, and for a meeting that is
     *     planned too long without a guest speaker, unless the chair says that this is meant
     */
    public void authorise(Sitting sitting, Invitation invitation, String actor) {
        Refused.unless(
                hubs.chairs(register.person(actor)),
                "Nobody is invited to the hub unless its chair has authorised it (H12).");
        List<Candidate> candidates = candidates(sitting);
        for (HubInvited one : invitation.invited()) {
            Candidate candidate = candidates.stream()
                    .filter(other -> other.invited().equals(one))
                    .findFirst()
                    .orElseThrow(
                            () -> new Refused("Somebody whom you have ticked has no seat any more. Reload the form."));
            Refused.unless(
                    candidate.signed(),
                    "%s of %s cannot be invited: their organisation has no signed agreement that is good today (H10).",
                    candidate.person().name(),
                    register.organisation(candidate.seat().organisation()).name());
        }
        int longest = hubs.of(sitting.tenant()).longestMinutes();
        Refused.unless(
                invitation.minutes() <= longest || invitation.speaker() != null || invitation.longer(),
                "A meeting lasts no longer than %d minutes unless there is a guest speaker, and this one is planned for"
                        + " %d (H7). Plan it shorter, name the speaker, or tick that it is meant.",
                longest,
                invitation.minutes());
        book.save(book.lock(sitting).authorised(invitation, actor, clock.instant()));
        audit.record(
                sitting.tenant(),
                actor,
                sitting.number(),
                "invitations authorised",
                "%d people%s, %d minutes"
                        .formatted(
                                invitation.invited().size(),
                                invitation.speaker() == null ? "" : " and a guest speaker",
                                invitation.minutes()));
    }

    /**
     * A member of the partnership team sends them, as e-mail with an entry for the recipient's calendar.
     *
     * @param joining where or how to join
     * @throws Refused for anybody else
     */
    public void send(Sitting sitting, String joining, String actor) {
        Person sender = register.person(actor);
        Refused.unless(hubs.serves(sender), "The partnership team sends the invitations (H12).");
        HubMeeting meeting = book.save(book.lock(sitting).invitationsSent(joining, actor, clock.instant()));
        List<Addressee> to = new ArrayList<>(guests(meeting).stream()
                .filter(person -> signed(person.organisation()))
                .map(Addressee::of)
                .toList());
        if (meeting.speaker() != null) {
            String address = meeting.speaker().email();
            to.add(new Addressee(sitting.tenant(), address, address));
        }
        String body = register.body(sitting.body()).name();
        String file =
                attachments.keep(sitting.tenant(), CalendarEntry.of(sitting, body, meeting, sender, clock.instant()));
        to.forEach(one -> outbox.queue(
                one,
                sitting.number(),
                "%s: invitation, %s".formatted(body, HubLetters.when(sitting.opensAt())),
                text(sitting, meeting, body),
                List.of(file)));
        audit.record(sitting.tenant(), actor, sitting.number(), "invitations sent", "%d".formatted(to.size()));
    }

    private static String text(Sitting sitting, HubMeeting meeting, String body) {
        return """
                You are invited to the meeting of %s on %s. It is planned for %d minutes.

                How to join: %s

                Please do not pass this invitation on: only people whom the chair has authorised may attend. Make sure that                 nobody else can hear the meeting. It must not be recorded.
                """
                .formatted(body, HubLetters.when(sitting.opensAt()), meeting.plannedMinutes(), meeting.joining());
    }

    /** Everybody in the register who is invited, each once: those authorised, and the partnership team. */
    public List<Person> guests(HubMeeting meeting) {
        Set<String> logins = meeting.invited().stream().map(HubInvited::person).collect(Collectors.toSet());
        return Stream.concat(logins.stream().map(register::person), hubs.teamMembers(meeting.tenant()).stream())
                .filter(Person::active)
                .distinct()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    /** H11: a removed organisation's people are not invited any more. */
    void withdraw(String tenant, String organisation) {
        String body = hubs.body(tenant);
        for (Sitting sitting : sittings.ahead(body)) {
            HubMeeting meeting = book.of(sitting);
            Set<HubInvited> removed = meeting.invited().stream()
                    .filter(one -> register.seat(one.seat()).organisation().equals(organisation)
                            || register.person(one.person()).belongsTo(organisation))
                    .collect(Collectors.toSet());
            if (!removed.isEmpty()) {
                book.save(book.lock(sitting).without(removed));
            }
        }
    }
}
