package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.processes.Answer.with;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Minutes;
import org.communitysafety.meeting.MinutesBook;
import org.communitysafety.meeting.MinutesDocument;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.partnership.Office.Duty;
import org.communitysafety.partnership.Seat;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Every meeting of every body in 2027, one after the other on the real engine. What has to come out is counted here
 * anew, from the documents' words and with nothing of the product.
 */
@DisplayName("The year 2027 of all four partnerships")
@TestPropertySource(properties = {"test.today=2026-12-05T09:00:00Z", "test.story=year"})
class YearOf2027Test extends MeetingStories {

    private static final int EVERY = 4;
    private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static final Set<Integer> QUARTERLY = Set.of(1, 4, 7, 10);
    private static final Set<Integer> NINE = Set.of(1, 2, 3, 4, 5, 6, 9, 10, 11);

    /** Days on which nobody works, from gov.uk. */
    private static final Set<LocalDate> BANK_HOLIDAYS = Stream.of(
                    "2026-12-25",
                    "2026-12-28",
                    "2027-01-01",
                    "2027-03-26",
                    "2027-03-29",
                    "2027-05-03",
                    "2027-05-31",
                    "2027-08-30",
                    "2027-12-27",
                    "2027-12-28")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    private enum Papers {
        NO_RULE,
        SEVEN_DAYS,
        FIVE_WORKING_DAYS
    }

    /**
     * @param nth of this weekday in the month
     * @param seats those that vote
     * @param never the seat that never comes and never says why
     * @param ill the seat that is ill at the third meeting, the seventh …
     */
    private record Body(
            String key,
            int nth,
            DayOfWeek weekday,
            Set<Integer> months,
            int hour,
            Papers papers,
            int seats,
            String never,
            String ill) {

        List<LocalDate> days() {
            return IntStream.rangeClosed(1, 12)
                    .filter(months::contains)
                    .mapToObj(month ->
                            LocalDate.of(2027, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)))
                    .toList();
        }

        boolean thin(int meeting) {
            return meeting % EVERY == 1;
        }

        int present(int meeting) {
            return thin(meeting) ? 1 : meeting % EVERY == 2 ? seats - 2 : seats - 1;
        }

        boolean late(int meeting) {
            return papers != Papers.NO_RULE && meeting % EVERY == 3;
        }
    }

    private static final List<Body> BODIES = List.of(
            body(
                    "charnwood.board",
                    2,
                    DayOfWeek.WEDNESDAY,
                    QUARTERLY,
                    14,
                    Papers.SEVEN_DAYS,
                    15,
                    "prosecution-service",
                    "university"),
            body(
                    "charnwood.performance-group",
                    3,
                    DayOfWeek.THURSDAY,
                    ALL,
                    10,
                    Papers.NO_RULE,
                    6,
                    "fire-and-rescue",
                    "probation"),
            body(
                    "charnwood.confidence-group",
                    1,
                    DayOfWeek.TUESDAY,
                    ALL,
                    10,
                    Papers.NO_RULE,
                    6,
                    "bid",
                    "voluntary-groups"),
            body(
                    "charnwood.acquisitive-crime-group",
                    1,
                    DayOfWeek.WEDNESDAY,
                    ALL,
                    14,
                    Papers.NO_RULE,
                    5,
                    "rehabilitation-company",
                    "university"),
            body(
                    "charnwood.violence-group",
                    2,
                    DayOfWeek.TUESDAY,
                    ALL,
                    10,
                    Papers.NO_RULE,
                    6,
                    "county-council",
                    "turning-point"),
            body(
                    "charnwood.asb-group",
                    2,
                    DayOfWeek.THURSDAY,
                    ALL,
                    14,
                    Papers.NO_RULE,
                    5,
                    "voluntary-groups",
                    "county-council"),
            body(
                    "haringey.board",
                    3,
                    DayOfWeek.WEDNESDAY,
                    QUARTERLY,
                    14,
                    Papers.FIVE_WORKING_DAYS,
                    11,
                    "business",
                    "housing-providers"),
            body(
                    "bcp.executive",
                    4,
                    DayOfWeek.THURSDAY,
                    QUARTERLY,
                    10,
                    Papers.NO_RULE,
                    9,
                    "rehabilitation-company",
                    "fire-authority"),
            body(
                    "bcp.abuse-strategy-group",
                    2,
                    DayOfWeek.WEDNESDAY,
                    NINE,
                    10,
                    Papers.FIVE_WORKING_DAYS,
                    7,
                    "hate-crime-chair",
                    "probation"),
            body(
                    "bcp.violence-strategy-group",
                    3,
                    DayOfWeek.WEDNESDAY,
                    NINE,
                    10,
                    Papers.FIVE_WORKING_DAYS,
                    6,
                    "knife-crime-chair",
                    "education"),
            body("bcp.knife-crime-group", 1, DayOfWeek.TUESDAY, NINE, 14, Papers.NO_RULE, 5, "voluntary", "education"),
            body("bcp.hate-crime-group", 1, DayOfWeek.WEDNESDAY, NINE, 14, Papers.NO_RULE, 5, "business", "education"));

    private static Body body(
            String key,
            int nth,
            DayOfWeek weekday,
            Set<Integer> months,
            int hour,
            Papers papers,
            int seats,
            String never,
            String ill) {
        return new Body(key, nth, weekday, months, hour, papers, seats, key + "." + never, key + "." + ill);
    }

    /** Something that happens at a moment. */
    private record Event(Instant at, Runnable happens) {}

    @Autowired
    private MinutesBook minutes;

    @Autowired
    private YearWatch watch;

    private final Map<String, List<String>> items = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    @Test
    @DisplayName(
            "G5, G7, G10, G12, G13, G17: meetings, papers, quorum, votes, minutes and absence of all bodies, counted anew")
    void everyMeetingOfTheYear() {
        BODIES.forEach(this::plan);
        elections();
        events.stream().sorted(Comparator.comparing(Event::at)).forEach(event -> event.happens()
                .run());

        BODIES.forEach(this::calendarAndPapers);
        BODIES.forEach(this::decisionsAndVotes);
        BODIES.forEach(this::minutesAndActions);
        BODIES.forEach(this::absences);
        hub();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .noRetriesLeft()
                        .count())
                .as("jobs that failed for good")
                .isZero();
    }

    private List<Sitting> meetings(Body body) {
        String tenant = body.key().substring(0, body.key().indexOf('.'));
        return calendar.year(tenant, 2027).stream()
                .filter(sitting -> sitting.body().equals(body.key()))
                .toList();
    }

    private void plan(Body body) {
        List<Sitting> sittings = meetings(body);
        for (int i = 0; i < sittings.size(); i++) {
            int meeting = i;
            Sitting sitting = sittings.get(i);
            MeetingStory story = meetingOf(body.key()).planned(sitting);
            if (body.late(meeting)) {
                story.waitsAt(CIRCULATE);
                LocalDate late = papersDue(body, sitting.heldOn()).plusDays(2);
                at(late.atTime(9, 0).toInstant(ZoneOffset.UTC), () -> {
                    Today.is(late.atTime(9, 0).toString());
                    story.resumes();
                });
            }
            at(sitting.preparesOn().atTime(9, 0).toInstant(ZoneOffset.UTC), () -> prepares(body, story));
            at(sitting.opensAt(), () -> meets(body, meeting, story));
        }
    }

    private void at(Instant moment, Runnable happens) {
        events.add(new Event(moment, happens));
    }

    private void prepares(Body body, MeetingStory story) {
        Today.is(story.sitting().preparesOn().atTime(9, 0).toString());
        items.computeIfAbsent(body.key(), key -> new ArrayList<>()).add(proposes(story, "Something to decide"));
        story.told();
    }

    private void meets(Body body, int meeting, MeetingStory story) {
        story.at(ATTENDANCE, attendance(body, meeting));
        if (meeting % 2 == 0) {
            story.at(VOTE, with("choice", "against"));
        }
        story.does(task -> discussed(body, meeting, story, task)).opens();
        assertThat(story.sitting().state()).as(story.number()).isEqualTo(Sitting.State.HELD);
    }

    private Answer attendance(Body body, int meeting) {
        List<String> chairs = register.officesOf(body.key()).stream()
                .filter(office -> office.duty() == Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .toList();
        List<Seat> voting = register.seats(body.key()).stream()
                .filter(seat -> seat.votes() && seat.member() != null)
                .toList();
        if (body.thin(meeting)) {
            String chair = voting.stream()
                    .filter(seat -> chairs.contains(seat.member()))
                    .map(Seat::id)
                    .findFirst()
                    .orElseThrow();
            return with("present", List.of(chair));
        }
        boolean ill = meeting % EVERY == 2;
        List<String> present = voting.stream()
                .map(Seat::id)
                .filter(seat -> !seat.equals(body.never()) && !(ill && seat.equals(body.ill())))
                .toList();
        Answer answer = with("present", present);
        return ill ? answer.and("apologies", List.of(body.ill())).and("apologyReason", "Illness") : answer;
    }

    /** The body's own items are voted on or agreed; in a thin meeting a vote is refused and they wait. */
    private Answer discussed(Body body, int meeting, MeetingStory story, Task task) {
        if (!task.getTaskDefinitionKey().equals(DISCUSS)) {
            return Answer.AS_USUAL;
        }
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (!items.get(body.key()).contains(subject(instance.getBusinessKey()))) {
            return Answer.AS_USUAL;
        }
        if (body.thin(meeting)) {
            assertRefused(() -> story.submits(task, with("how", "vote").and("motion", "We do it")))
                    .hasMessageContaining("not quorate");
            return with("how", "adjourned").and("reasons", "Too few of us");
        }
        return meeting % 2 == 0
                ? with("how", "vote").and("motion", "We do it")
                : with("how", "consensus")
                        .and("decision", "We do it")
                        .and("action1", "Do it")
                        .and("owner1", story.secretary())
                        .and("due1", "2028-01-31");
    }

    private String subject(String item) {
        return sql.sql("select subject from cs_agenda_item where number = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    /** The four yearly terms go on with whom they had. */
    private void elections() {
        at(Instant.parse("2027-01-30T09:00:00Z"), () -> {
            Today.is("2027-01-30T09:00");
            watchTerms();
        });
        at(Instant.parse("2027-04-27T09:00:00Z"), () -> {
            Today.is("2027-04-27T09:00");
            List<Task> tasks = engine.getTaskService()
                    .createTaskQuery()
                    .taskDefinitionKey("recordElection")
                    .list();
            assertThat(tasks).hasSize(4);
            tasks.forEach(this::chosenAgain);
        });
        at(Instant.parse("2027-05-01T09:00:00Z"), () -> {
            Today.is("2027-05-01T09:00");
            watchTerms();
            assertThat(register.holders("charnwood.vice-chair")).containsExactly("charnwood-vice-chair");
            assertThat(register.holders("bcp.chair")).containsExactly("bcp-chair");
        });
    }

    private void watchTerms() {
        CalendarRun.of(engine).work("watch terms");
        List<Job> due;
        while (!(due = engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey("officeElection")
                        .executable()
                        .withRetriesLeft()
                        .list())
                .isEmpty()) {
            engine.getManagementService().executeJob(due.get(0).getId());
        }
    }

    private void chosenAgain(Task task) {
        String office = sql.sql("select office from cs_election where number = (select business_key_ from"
                        + " act_ru_execution where id_ = ?)")
                .param(task.getProcessInstanceId())
                .query(String.class)
                .optional()
                .orElse(null);
        Map<String, Object> form = new HashMap<>(Map.of("outcome", "chosen", "remarks", "Unanimously"));
        if (office != null) {
            form.put("person", register.holders(office).get(0));
        }
        staff.submits(
                task.getTenantId().equals("bcp") ? "bcp-executive-secretary" : "charnwood-board-secretary", task, form);
    }

    private void calendarAndPapers(Body body) {
        List<Sitting> sittings = meetings(body);
        assertThat(sittings).extracting(Sitting::heldOn).as(body.key()).isEqualTo(body.days());
        for (int i = 0; i < sittings.size(); i++) {
            Sitting sitting = sittings.get(i);
            LocalDate day = sitting.heldOn();
            assertThat(sitting.opensAt())
                    .as("%s: one hour earlier in UTC from 28 March to 30 October", sitting.number())
                    .isEqualTo(day.atTime(LocalTime.of(summer(day) ? body.hour() - 1 : body.hour(), 0))
                            .toInstant(ZoneOffset.UTC));
            assertThat(sitting.openedAt()).isEqualTo(sitting.opensAt());
            assertThat(sitting.state()).isEqualTo(Sitting.State.HELD);
            assertThat(sitting.papers().dueOn()).as(sitting.number()).isEqualTo(papersDue(body, day));
            assertThat(sitting.papers().daysLate()).as(sitting.number()).isEqualTo(body.late(i) ? 2 : 0);
        }
        assertThat(watch.year(register.body(body.key()), 2027).missing()).isZero();
        assertThat(watch.year(register.body(body.key()), 2027).words()).startsWith(sittings.size() + " ");
    }

    private static boolean summer(LocalDate day) {
        return !day.isBefore(LocalDate.of(2027, Month.MARCH, 28))
                && day.isBefore(LocalDate.of(2027, Month.OCTOBER, 31));
    }

    /** Clear days: neither the day of sending nor that of the meeting counts. */
    private static LocalDate papersDue(Body body, LocalDate meeting) {
        return switch (body.papers()) {
            case NO_RULE -> null;
            case SEVEN_DAYS -> meeting.minusDays(8);
            case FIVE_WORKING_DAYS -> {
                LocalDate day = meeting;
                for (int between = 0; between < 5; ) {
                    day = day.minusDays(1);
                    between += works(day) ? 1 : 0;
                }
                do {
                    day = day.minusDays(1);
                } while (!works(day));
                yield day;
            }
        };
    }

    private static boolean works(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !BANK_HOLIDAYS.contains(day);
    }

    private void decisionsAndVotes(Body body) {
        int carried = 0;
        int agreed = 0;
        int adjourned = 0;
        int votes = 0;
        for (int i = 0; i < body.days().size(); i++) {
            int waiting = i > 0 && body.thin(i - 1) ? 2 : 1;
            if (body.thin(i)) {
                adjourned++;
            } else if (i % 2 == 0) {
                carried += waiting;
                votes += waiting * body.present(i);
            } else {
                agreed += waiting;
            }
        }
        assertThat(outcomes(body))
                .as(body.key())
                .isEqualTo(Map.of("CARRIED", carried, "AGREED", agreed, "ADJOURNED", adjourned));
        assertThat(count(
                        "select count(*) from cs_vote v join cs_agenda_item i on i.id = v.item where i.body = ?",
                        body.key()))
                .as(body.key())
                .isEqualTo(votes);
        assertThat(count(
                        "select count(*) from cs_vote v join cs_agenda_item i on i.id = v.item where i.body = ?"
                                + " and v.choice = 'AGAINST'",
                        body.key()))
                .as(body.key())
                .isEqualTo((int) IntStream.range(0, body.days().size())
                        .filter(i -> i % 2 == 0)
                        .count());
    }

    private Map<String, Integer> outcomes(Body body) {
        Map<String, Integer> outcomes = new HashMap<>();
        sql.sql("select r.outcome, count(*) from cs_resolution r join cs_agenda_item i on i.id = r.item"
                        + " where i.body = ? and r.outcome <> 'NOTED' group by r.outcome")
                .param(body.key())
                .query((row, n) -> outcomes.put(row.getString(1), row.getInt(2)))
                .list();
        return outcomes;
    }

    private int count(String query, String parameter) {
        return sql.sql(query).param(parameter).query(Integer.class).single();
    }

    private void minutesAndActions(Body body) {
        int given = 0;
        List<Sitting> sittings = meetings(body);
        for (int i = 0; i < sittings.size(); i++) {
            Minutes confirmed = minutes.of(sittings.get(i).id()).orElseThrow();
            MinutesDocument document = minutes.document(confirmed);
            assertThat(confirmed.state()).isEqualTo(Minutes.State.CONFIRMED);
            assertThat(document.attendees()).as(document.number()).hasSize(body.present(i));
            assertThat(document.absent()).as(document.number()).hasSize(body.seats() - body.present(i));
            assertThat(document.reported())
                    .as("open actions at %s", document.number())
                    .hasSize(given);
            if (!body.thin(i) && i % 2 == 1) {
                given++;
            }
        }
        assertThat(count("select count(*) from cs_action where body = ?", body.key()))
                .as(body.key())
                .isEqualTo(given);
        assertThat(count("select count(*) from cs_agenda_item where body = ? and kind = 'ACTIONS'", body.key()) > 0)
                .as("%s hears of open actions", body.key())
                .isEqualTo(body.days().size() > EVERY);
    }

    private void absences(Body body) {
        int absent = 0;
        for (int i = 0; i < body.days().size(); i++) {
            absent += body.seats() - body.present(i);
        }
        assertThat(count("select count(*) from cs_absence where body = ?", body.key()))
                .as(body.key())
                .isEqualTo(absent);
        Map<String, Integer> actions = new HashMap<>();
        sql.sql("select action, count(*) from cs_absence where body = ? and action <> 'none' group by action")
                .param(body.key())
                .query((row, n) -> actions.put(row.getString(1), row.getInt(2)))
                .list();
        assertThat(actions).as(body.key()).isEqualTo(expectedActions(body));
        assertThat(count(
                        "select count(*) from cs_absence_letter l join cs_sitting s on s.id = l.sitting where s.body = ?",
                        body.key()))
                .as(body.key())
                .isEqualTo(actions.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** CHW: more than two in a row; HGY 5.3, three in a row; BCP: three unexplained in a row, or more than three a year. */
    private Map<String, Integer> expectedActions(Body body) {
        Map<String, Integer> expected = new HashMap<>();
        Set<String> seats = new HashSet<>();
        register.seats(body.key()).stream()
                .filter(seat -> seat.votes() && seat.member() != null)
                .map(Seat::id)
                .forEach(seats::add);
        String chair = chairSeat(body);
        for (String seat : seats) {
            int row = 0;
            int unexplained = 0;
            for (int i = 0; i < body.days().size(); i++) {
                boolean ill = i % EVERY == 2 && seat.equals(body.ill());
                boolean away = seat.equals(body.never()) || ill || body.thin(i) && !seat.equals(chair);
                row = away ? row + 1 : 0;
                unexplained += away && !ill ? 1 : 0;
                boolean anyIllness = false;
                for (int back = i; back > i - row && back >= 0; back--) {
                    anyIllness |= back % EVERY == 2 && seat.equals(body.ill());
                }
                String action = away ? action(body, seat, row, anyIllness ? 1 : row, unexplained) : null;
                if (action != null) {
                    expected.merge(action, 1, Integer::sum);
                }
            }
        }
        return expected;
    }

    /** The row of whoever was ill never has three unexplained in it. */
    private static String action(Body body, String seat, int row, int unexplainedRow, int unexplained) {
        if (body.key().equals("charnwood.board")) {
            return row > 2 ? "chairLetter" : null;
        }
        if (body.key().equals("haringey.board")) {
            boolean statutory = Stream.of("mayors-office", "housing-providers", "voluntary-sector", "business")
                    .noneMatch(other -> seat.endsWith("." + other));
            return row >= 3 ? "confirmCommitment" : statutory ? "requestSubstitute" : null;
        }
        if (body.key().startsWith("bcp.")) {
            return unexplainedRow >= 3 || unexplained > 3 ? "reportToExecutiveAndAgency" : null;
        }
        return null;
    }

    private String chairSeat(Body body) {
        return register.seats(body.key()).stream()
                .filter(seat -> register.officesOf(body.key()).stream()
                        .filter(office -> office.duty() == Duty.CHAIR)
                        .flatMap(office -> register.holders(office.id()).stream())
                        .anyMatch(holder -> holder.equals(seat.member())))
                .map(Seat::id)
                .findFirst()
                .orElseThrow();
    }

    /** Its meetings have a process of their own; the calendar has them all. */
    private void hub() {
        List<Sitting> weekly = calendar.year("cannock-chase", 2027);
        List<LocalDate> tuesdays = LocalDate.of(2027, 1, 5)
                .datesUntil(LocalDate.of(2028, 1, 1), Period.ofWeeks(1))
                .toList();
        assertThat(weekly).extracting(Sitting::heldOn).isEqualTo(tuesdays);
        assertThat(weekly).allSatisfy(sitting -> assertThat(sitting.opensAt())
                .isEqualTo(sitting.heldOn()
                        .atTime(summer(sitting.heldOn()) ? 9 : 10, 0)
                        .toInstant(ZoneOffset.UTC)));
    }
}
