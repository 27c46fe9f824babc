package org.communitysafety.camunda.meetings;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Roll;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Office.Duty;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** What the attendance forms show and how they are read. */
class PresenceViews {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** Between the seat and the deputy in a choice's value; neither can contain it. */
    private static final String AND = "|";

    private final Register register;
    private final Attendance attendance;

    PresenceViews(Register register, Attendance attendance) {
        this.register = register;
        this.attendance = attendance;
    }

    /** The seats whose member could arrive. */
    List<Option> members(Sitting sitting) {
        return away(sitting).stream()
                .filter(seat -> seat.member() != null)
                .map(seat -> new Option(label(seat), seat.id()))
                .toList();
    }

    /** The deputies who could arrive. */
    List<Option> deputies(Sitting sitting) {
        return away(sitting).stream()
                .flatMap(seat -> seat.deputies().stream()
                        .map(Seat.Deputy::person)
                        .sorted()
                        .map(person -> new Option(
                                "%s, for %s".formatted(name(person), label(seat)), seat.id() + AND + person)))
                .toList();
    }

    /** All seats before attendance is taken; then those that nobody acts for, and whose deputy the member could replace. */
    private List<Seat> away(Sitting sitting) {
        Set<String> members = there(sitting).stream()
                .filter(one -> !one.deputy())
                .map(Presence::seat)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return register.seats(sitting.body()).stream()
                .filter(seat -> !members.contains(seat.id()))
                .toList();
    }

    /** The voting seats, vacant ones too: whoever could send apologies (G13). */
    List<Option> voting(Sitting sitting) {
        return register.seats(sitting.body(), sitting.heldOn()).stream()
                .filter(Seat::votes)
                .map(seat -> new Option(label(seat), seat.id()))
                .toList();
    }

    void refusePresent(Sitting sitting, Roll roll, List<String> apologies) {
        register.seats(sitting.body(), sitting.heldOn()).stream()
                .filter(seat -> apologies.contains(seat.id()))
                .forEach(seat -> Refused.unless(
                        !roll.members().contains(seat.id()) && !roll.deputies().containsKey(seat.id()),
                        "%s is recorded as present and with apologies. Correct one of the two.",
                        label(seat)));
    }

    List<Presence> there(Sitting sitting) {
        return sitting.attendanceTaken() ? attendance.now(sitting) : List.of();
    }

    List<Row> rows(Sitting sitting) {
        return there(sitting).stream()
                .map(one -> new Row(who(one), "%s, since %s".formatted(place(sitting, one), TIME.format(one.fromAt()))))
                .toList();
    }

    List<Option> leaving(Sitting sitting) {
        return there(sitting).stream()
                .map(one -> new Option(who(one) + ", " + place(sitting, one), String.valueOf(one.id())))
                .toList();
    }

    /** Holders of the body's chairs, who alone invite guests (G21). */
    List<Option> chairs(Sitting sitting) {
        return people(holders(sitting, Duty.CHAIR));
    }

    /** Everybody who could preside: chairs, vice chairs, and for the time being whoever acts for a voting seat (G14). */
    List<Option> presiding(Sitting sitting) {
        Stream<String> seated = register.seats(sitting.body()).stream()
                .filter(Seat::votes)
                .flatMap(seat -> Stream.concat(
                        Stream.ofNullable(seat.member()),
                        seat.deputies().stream().map(Seat.Deputy::person)));
        return people(
                Stream.concat(Stream.concat(holders(sitting, Duty.CHAIR), holders(sitting, Duty.VICE_CHAIR)), seated));
    }

    private Stream<String> holders(Sitting sitting, Duty duty) {
        return register.officesOf(sitting.body()).stream()
                .filter(office -> office.duty() == duty)
                .map(Office::id)
                .flatMap(office -> register.holders(office).stream());
    }

    private List<Option> people(Stream<String> logins) {
        return logins.collect(Collectors.toCollection(LinkedHashSet::new)).stream()
                .map(login -> new Option(name(login), login))
                .toList();
    }

    String chair(Sitting sitting) {
        return attendance
                .presiding(sitting)
                .map(chair -> "%s presides%s."
                        .formatted(name(chair.person()), chair.temporary() ? " as temporary chair" : ""))
                .orElse("Nobody presides now.");
    }

    private String place(Sitting sitting, Presence one) {
        if (one.guest() != null) {
            return "guest";
        }
        String seat = register.seats(sitting.body()).stream()
                .filter(candidate -> candidate.id().equals(one.seat()))
                .map(Seat::title)
                .findFirst()
                .orElse(one.seat());
        return one.deputy() ? "deputy, " + seat : seat;
    }

    private String label(Seat seat) {
        String organisation = register.organisation(seat.organisation()).name();
        return "%s, %s (%s)%s"
                .formatted(
                        seat.member() == null ? "Vacant" : name(seat.member()),
                        seat.title(),
                        organisation,
                        seat.votes() ? "" : ", no vote");
    }

    private String who(Presence one) {
        return one.guest() == null ? name(one.person()) : one.guest().name();
    }

    private String name(String login) {
        return register.person(login).name();
    }

    static Roll roll(List<String> members, List<String> deputies, String guests, String invitedBy) {
        Map<String, String> acting = new HashMap<>();
        for (String choice : deputies) {
            String[] parts = choice.split("\\" + AND);
            Refused.unless(
                    acting.put(parts[0], parts[1]) == null,
                    "Two deputies are ticked for one seat. One person acts for a seat: untick one of them.");
        }
        return new Roll(Set.copyOf(members), acting, guests(guests, invitedBy));
    }

    /** One on a line: name, organisation. */
    private static List<Presence.Guest> guests(String lines, String invitedBy) {
        List<Presence.Guest> guests = new ArrayList<>();
        if (lines != null) {
            lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
                String[] parts = line.split("\\s*,\\s*", 2);
                Refused.unless(
                        !parts[0].isEmpty() && line.length() <= 200,
                        "\"%s\" is no guest. Write each on a line of its own: name, organisation.",
                        line);
                guests.add(new Presence.Guest(parts[0], parts.length > 1 ? parts[1] : null, invitedBy));
            });
        }
        return guests;
    }

    /** Null for no time at all. */
    static LocalTime time(String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            throw new Refused("\"%s\" is no time. Write it with 24 hours, such as 14:05.".formatted(text));
        }
    }
}
