package org.communitysafety.camunda.hub;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.hub.Hub;
import org.communitysafety.hub.HubInvitations;
import org.communitysafety.hub.HubInvitations.Candidate;
import org.communitysafety.hub.HubMeeting;
import org.communitysafety.hub.HubMeeting.HubInvited;
import org.communitysafety.hub.HubMeetingBook;
import org.communitysafety.hub.Hubs;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** What the forms of the hub's meeting show, and how what they send is read. */
class HubMeetingViews {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** Between the seat and the person in a choice's value; neither can contain it. */
    private static final String AND = "|";

    /** Minutes. */
    private static final int QUARTER = 15;

    private final HubInvitations invitations;
    private final HubMeetingBook book;
    private final Hubs hubs;
    private final Attendance attendance;
    private final Register register;

    HubMeetingViews(
            HubInvitations invitations, HubMeetingBook book, Hubs hubs, Attendance attendance, Register register) {
        this.invitations = invitations;
        this.book = book;
        this.hubs = hubs;
        this.attendance = attendance;
        this.register = register;
    }

    String meeting(Sitting sitting) {
        return "%s, %s: %s"
                .formatted(sitting.number(), register.body(sitting.body()).name(), HubWords.meeting(sitting.opensAt()));
    }

    /** Those who can be invited. */
    List<Option> inviting(Sitting sitting) {
        return invitations.candidates(sitting).stream()
                .filter(Candidate::signed)
                .map(this::option)
                .toList();
    }

    private Option option(Candidate candidate) {
        return new Option(
                "%s, %s%s"
                        .formatted(
                                candidate.person().name(),
                                register.organisation(candidate.seat().organisation())
                                        .name(),
                                candidate.deputy() ? " (deputy)" : ""),
                value(candidate.invited()));
    }

    static String value(HubInvited invited) {
        return invited.seat() + AND + invited.person();
    }

    static Set<HubInvited> invited(Collection<String> values) {
        return values.stream()
                .map(value -> value.split("\\" + AND))
                .map(parts -> new HubInvited(parts[1], parts[0]))
                .collect(Collectors.toSet());
    }

    /** Up to twice as long as usual, in quarters of an hour; too long ones say so (H7). */
    static List<Option> lengths(int longest) {
        return IntStream.rangeClosed(1, 2 * longest / QUARTER)
                .map(quarters -> quarters * QUARTER)
                .mapToObj(minutes -> new Option(
                        minutes <= longest
                                ? minutes + " minutes"
                                : minutes + " minutes: too long without a guest speaker",
                        String.valueOf(minutes)))
                .toList();
    }

    /** Whoever was ticked before, or else every member who can be invited. */
    List<String> ticked(Sitting sitting) {
        HubMeeting meeting = book.of(sitting);
        return invitations.candidates(sitting).stream()
                .filter(Candidate::signed)
                .filter(one -> meeting.authorised() ? meeting.invited().contains(one.invited()) : !one.deputy())
                .map(one -> value(one.invited()))
                .toList();
    }

    List<Row> unsigned(Sitting sitting) {
        return invitations.candidates(sitting).stream()
                .filter(one -> !one.signed())
                .map(this::row)
                .toList();
    }

    private Row row(Candidate candidate) {
        return new Row(
                candidate.person().name(),
                register.organisation(candidate.seat().organisation()).name());
    }

    /** Those who could chair in the chair's place: anybody of a member who can be invited. */
    List<Option> standIns(Sitting sitting) {
        return people(invitations.candidates(sitting).stream()
                .filter(Candidate::signed)
                .map(Candidate::person)
                .filter(person -> !hubs.chairs(person))
                .distinct()
                .toList());
    }

    private static List<Option> people(List<Person> people) {
        return people.stream()
                .map(person -> new Option(person.name(), person.id()))
                .toList();
    }

    /** Whom the invitations go to. */
    List<Row> guests(Sitting sitting) {
        HubMeeting meeting = book.of(sitting);
        List<Row> rows = new ArrayList<>(invitations.guests(meeting).stream()
                .map(person -> new Row(
                        person.name(),
                        register.organisation(person.organisation()).name()))
                .toList());
        if (meeting.speaker() != null) {
            rows.add(new Row(
                    meeting.speaker().name() + " (guest speaker)",
                    meeting.speaker().organisation()));
        }
        return rows;
    }

    /** Point by point. */
    String statement(Sitting sitting) {
        Hub hub = hubs.of(sitting.tenant());
        List<String> points = hub.statement(hub.statement());
        return "## Data protection statement\n%s\n\n%s"
                .formatted(
                        hub.statement(),
                        IntStream.range(0, points.size())
                                .mapToObj(i -> "%d. %s".formatted(i + 1, points.get(i)))
                                .collect(Collectors.joining("\n")));
    }

    String protocol(Sitting sitting) {
        return "## Information sharing protocol\n" + hubs.of(sitting.tenant()).protocol();
    }

    /** Authorised and signed, and not there yet. */
    List<Option> coming(Sitting sitting) {
        HubMeeting meeting = book.of(sitting);
        List<Presence> there = there(sitting);
        return invitations.candidates(sitting).stream()
                .filter(one -> one.signed() && meeting.invited().contains(one.invited()))
                .filter(one -> there.stream()
                        .noneMatch(presence -> one.invited().person().equals(presence.person())))
                .map(this::option)
                .toList();
    }

    /** Authorised, but their organisation's signature is not good today. */
    List<Row> shutOut(Sitting sitting) {
        HubMeeting meeting = book.of(sitting);
        return invitations.candidates(sitting).stream()
                .filter(one -> !one.signed() && meeting.invited().contains(one.invited()))
                .map(this::row)
                .toList();
    }

    List<Option> team(Sitting sitting) {
        Set<String> there = there(sitting).stream()
                .filter(one -> one.guest() != null)
                .map(one -> one.guest().name())
                .collect(Collectors.toSet());
        return people(hubs.teamMembers(sitting.tenant()).stream()
                .filter(person -> !there.contains(person.name()))
                .toList());
    }

    /** {@code yes} where a guest speaker is authorised. */
    String speaker(Sitting sitting) {
        return book.of(sitting).speaker() == null ? "no" : "yes";
    }

    /** Those who could preside. */
    List<Option> presenting(Sitting sitting) {
        return people(book.of(sitting).invited().stream()
                .map(HubInvited::person)
                .distinct()
                .map(register::person)
                .sorted(Comparator.comparing(Person::name))
                .toList());
    }

    private List<Presence> there(Sitting sitting) {
        return sitting.attendanceTaken() ? attendance.now(sitting) : List.of();
    }

    List<Row> rows(Sitting sitting) {
        return there(sitting).stream()
                .map(one -> new Row(who(one), "%s, since %s".formatted(place(one), TIME.format(one.fromAt()))))
                .toList();
    }

    List<Option> leaving(Sitting sitting) {
        return leaving(there(sitting));
    }

    List<Option> leaving(List<Presence> presences) {
        return presences.stream()
                .map(one -> new Option(who(one) + ", " + place(one), String.valueOf(one.id())))
                .toList();
    }

    private String who(Presence one) {
        return one.guest() == null
                ? register.person(one.person()).name()
                : one.guest().name();
    }

    private String place(Presence one) {
        if (one.guest() != null) {
            return one.guest().organisation() == null ? "guest" : one.guest().organisation();
        }
        String organisation =
                register.organisation(register.seat(one.seat()).organisation()).name();
        return one.deputy() ? organisation + " (deputy)" : organisation;
    }

    static Set<Long> presences(List<String> ids) {
        return ids.stream().map(Long::valueOf).collect(Collectors.toSet());
    }

    /** Null for no time at all. */
    static LocalTime time(String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            throw new Refused("\"%s\" is no time. Write it with 24 hours, such as 10:05.".formatted(text));
        }
    }
}
