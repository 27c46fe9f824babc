package org.communitysafety.camunda.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communitysafety.camunda.pages.MeetingWords.Meeting;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.PapersRule;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.YearOfMeetings;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** The year of every body: its meetings, when papers are due and why, and whether there are enough (G10, G12). */
class MeetingsPage {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Calendar calendar;
    private final YearWatch watch;
    private final BodyPeople people;
    private final Register register;
    private final MeetingWords words;
    private final Clock clock;

    MeetingsPage(
            Calendar calendar, YearWatch watch, BodyPeople people, Register register, MeetingWords words, Clock clock) {
        this.calendar = calendar;
        this.watch = watch;
        this.people = people;
        this.register = register;
        this.words = words;
        this.clock = clock;
    }

    /** @param bodies those that the person belongs to first */
    record View(int year, List<BodyYear> bodies) {}

    /**
     * @param mine whether the person belongs to it
     * @param stands how the year stands, for example {@code 3 of 4 held, none planned, 70 days left}
     * @param missing meetings that must still be added (G12)
     */
    record BodyYear(String body, String name, boolean mine, String stands, int missing, List<Meeting> meetings) {}

    /**
     * A calendar year.
     *
     * @param asked for example {@code 2027}; this year where it is null or empty
     */
    View of(Person person, String asked) {
        int year = year(asked);
        Map<String, List<Sitting>> sittings =
                calendar.year(person.tenant(), year).stream().collect(Collectors.groupingBy(Sitting::body));
        Map<String, PapersRule> rules = new HashMap<>();
        return new View(
                year,
                register.bodies(person.tenant()).stream()
                        .map(body -> year(person, watch.year(body, year), body, sittings, rules))
                        .sorted(Comparator.comparing(BodyYear::mine).reversed())
                        .toList());
    }

    private int year(String asked) {
        if (asked == null || asked.isBlank()) {
            return LocalDate.now(clock).getYear();
        }
        Refused.unless(
                asked.matches("\\d{4}")
                        && Integer.parseInt(asked) >= FIRST_YEAR
                        && Integer.parseInt(asked) <= LAST_YEAR,
                "What was sent as \"year\" is no year of this calendar. Give one such as 2027.");
        return Integer.parseInt(asked);
    }

    private BodyYear year(
            Person person,
            YearOfMeetings stands,
            Body body,
            Map<String, List<Sitting>> sittings,
            Map<String, PapersRule> rules) {
        boolean mine = people.belongs(person, body.id());
        boolean officer = people.serves(person, body.id());
        return new BodyYear(
                body.id(),
                body.name(),
                mine,
                stands.words(),
                stands.missing(),
                sittings.getOrDefault(body.id(), List.of()).stream()
                        .map(sitting -> words.meeting(sitting, body, mine && AgendaPage.open(sitting, officer), rules))
                        .toList());
    }
}
