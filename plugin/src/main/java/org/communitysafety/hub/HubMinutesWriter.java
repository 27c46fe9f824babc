package org.communitysafety.hub;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.HubMinutes.Issue;
import org.communitysafety.hub.HubMinutesDocument.Attendee;
import org.communitysafety.hub.HubMinutesDocument.Fact;
import org.communitysafety.hub.HubMinutesDocument.Section;
import org.communitysafety.hub.HubMinutesDocument.Task;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;

/** Puts minutes into words (H9, H22). */
class HubMinutesWriter {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(UK);

    private final Hubs hubs;
    private final HubActions actions;
    private final Referrals referrals;
    private final Attendance attendance;
    private final Register register;
    private final Clock clock;

    HubMinutesWriter(
            Hubs hubs, HubActions actions, Referrals referrals, Attendance attendance, Register register, Clock clock) {
        this.hubs = hubs;
        this.actions = actions;
        this.referrals = referrals;
        this.attendance = attendance;
        this.register = register;
        this.clock = clock;
    }

    /** @param cases what this audience may know of, in the order of the agenda, each opened */
    HubMinutesDocument written(Sitting sitting, HubMeeting meeting, Issue issue, Map<Discussion, CaseReading> cases) {
        Hub hub = hubs.of(sitting.tenant());
        String edition = meeting.statement() == null ? hub.statement() : meeting.statement();
        List<Section> sections = new ArrayList<>();
        cases.forEach((discussion, reading) ->
                sections.add(section(sections.size() + 1, sitting, issue, discussion, reading)));
        return new HubMinutesDocument(
                register.partnership(sitting.tenant()).name(),
                "%s: %s"
                        .formatted(
                                register.body(sitting.body()).name(),
                                issue == Issue.FIRST ? "agenda and open actions" : "minutes, updates and actions"),
                sitting.number(),
                standing(sitting, meeting, issue),
                issue == Issue.FIRST ? List.of() : attendees(sitting),
                statementHeading(meeting, edition, issue),
                hub.statement(edition),
                hub.protocol(),
                sections);
    }

    private List<String> standing(Sitting sitting, HubMeeting meeting, Issue issue) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, meeting of %s".formatted(sitting.number(), HubLetters.when(sitting.opensAt())));
        if (issue == Issue.SECOND) {
            lines.add(
                    "Opened %s, closed %s".formatted(TIME.format(sitting.openedAt()), TIME.format(sitting.closedAt())));
            lines.add("In the chair: "
                    + attendance.presided(sitting.id()).stream()
                            .map(one -> register.person(one.person()).name())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        if (meeting.speaker() != null) {
            lines.add("Guest speaker: %s, %s: %s"
                    .formatted(
                            meeting.speaker().name(),
                            meeting.speaker().organisation(),
                            meeting.speaker().topic()));
        }
        return lines;
    }

    /** Each person once, whenever they came and went. */
    private List<Attendee> attendees(Sitting sitting) {
        Map<String, Attendee> people = new LinkedHashMap<>();
        for (Presence one : attendance.of(sitting.id())) {
            Attendee attendee = attendee(one);
            people.putIfAbsent(attendee.name() + attendee.organisation(), attendee);
        }
        return List.copyOf(people.values());
    }

    private Attendee attendee(Presence one) {
        if (one.guest() != null) {
            String organisation = one.guest().organisation();
            return new Attendee(one.guest().name(), organisation == null ? "" : organisation, "In attendance");
        }
        return new Attendee(
                register.person(one.person()).name(),
                register.organisation(register.seat(one.seat()).organisation()).name(),
                one.deputy() ? "Deputy" : "Member");
    }

    private String statementHeading(HubMeeting meeting, String edition, Issue issue) {
        return issue == Issue.FIRST || meeting.statementAt() == null
                ? "This will be read out at the start of the meeting (%s).".formatted(edition)
                : "Read out at the start of the meeting at %s and confirmed by %s (%s)."
                        .formatted(
                                TIME.format(meeting.statementAt()),
                                register.person(meeting.statementBy()).name(),
                                edition);
    }

    private Section section(int place, Sitting sitting, Issue issue, Discussion discussion, CaseReading reading) {
        Referral referral = referrals.referral(discussion.referral());
        Hub hub = hubs.of(sitting.tenant());
        List<Fact> facts = new ArrayList<>();
        reading.subject().people().forEach(person -> facts.add(new Fact("Person", person(person))));
        reading.subject()
                .places()
                .forEach(one -> facts.add(new Fact("Place", joined(", ", one.description(), address(one.address())))));
        facts.add(new Fact(
                "Referred by", register.organisation(referral.organisation()).name()));
        facts.add(new Fact(
                "Topics",
                referral.topicIds().stream()
                        .map(topic -> hub.name(HubChoice.Kind.TOPIC, topic))
                        .collect(Collectors.joining(", "))));
        said(reading, CaseEntry.Kind.REFERRAL, null).forEach(text -> facts.add(new Fact("Referral", text)));
        List<String> said = new ArrayList<>();
        if (issue == Issue.SECOND) {
            facts.add(new Fact("Outcome", discussion.outcome().toString()));
            said(reading, CaseEntry.Kind.SUMMARY, discussion).forEach(text -> said.add("Summary: " + text));
            if (discussion.outcome().closes()) {
                said(reading, CaseEntry.Kind.IMPACT, discussion).forEach(text -> said.add("Impact: " + text));
            }
        }
        return new Section(
                "%d. %s".formatted(place, discussion.referral()), facts, said, tasks(sitting, issue, reading));
    }

    /** The last text of this kind up to the moment at which the meeting's outcome was recorded. */
    private static Stream<String> said(CaseReading reading, CaseEntry.Kind kind, Discussion until) {
        return reading.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .filter(entry -> until == null || !entry.writtenAt().isAfter(until.recordedAt()))
                .reduce((earlier, later) -> later)
                .map(CaseEntry::text)
                .stream();
    }

    private static String person(CasePerson person) {
        String born = person.birthDate() == null ? null : "born " + DAY.format(person.birthDate());
        return joined(
                ", ",
                joined(" ", person.firstNames(), person.surname()),
                born,
                person.addresses().stream().map(HubMinutesWriter::address).collect(Collectors.joining("; ")));
    }

    private static String address(CaseAddress address) {
        return joined(", ", address.street(), address.town(), address.postcode());
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(separator));
    }

    /** What is open, overdue first, and in the minutes of the day after also what was done since the meeting before. */
    private List<Task> tasks(Sitting sitting, Issue issue, CaseReading reading) {
        return actions.of(reading).stream()
                .filter(one -> one.action().open() || issue == Issue.SECOND && reportedFor(one, sitting.heldOn()))
                .map(one -> task(one, sitting.heldOn()))
                .toList();
    }

    private static boolean reportedFor(HubActions.Opened opened, LocalDate heldOn) {
        return opened.progress().stream().anyMatch(one -> one.countsFor().equals(heldOn));
    }

    /** Updates count for the meeting that they were in time for (H15). */
    private Task task(HubActions.Opened opened, LocalDate heldOn) {
        HubAction action = opened.action();
        String updates = opened.progress().stream()
                .filter(one -> !one.countsFor().isAfter(heldOn) && one.text() != null)
                .map(HubActions.Progress::text)
                .reduce((earlier, later) -> later)
                .map(text -> ": " + text)
                .orElse("");
        String state = action.open() ? action.overdue(clock.instant()) ? "OVERDUE" : "Open" : "Done";
        return new Task(
                action.number(),
                joined("; puts in: ", opened.content(), opened.resources()),
                joined(
                        ", ",
                        action.owner() == null
                                ? "nobody yet"
                                : register.person(action.owner()).name(),
                        register.organisation(action.organisation()).name()),
                HubLetters.when(action.dueAt()),
                (action.state() == HubAction.State.WITHDRAWN ? "Not needed any more" : state) + updates);
    }
}
