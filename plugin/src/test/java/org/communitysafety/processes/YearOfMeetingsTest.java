package org.communitysafety.processes;

import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.partnership.Register;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole of 2027 on the real engine, day by day: every meeting of every body but the hub is prepared, agreed, sent
 * out on its last day and held. What comes out is compared with an independent calculation.
 */
@EngineTest
@TestPropertySource(properties = "test.today=2026-11-30T09:00:00Z")
class YearOfMeetingsTest {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final int YEAR = 2027;
    private static final Set<Integer> QUARTERLY = Set.of(1, 4, 7, 10);
    private static final Set<Integer> NINE = Set.of(1, 2, 3, 4, 5, 6, 9, 10, 11);
    private static final Set<Integer> MONTHLY =
            IntStream.rangeClosed(1, 12).boxed().collect(Collectors.toSet());

    /** England and Wales, GOV.UK. */
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
                    "2027-12-28",
                    "2028-01-03")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Calendar calendar;

    @Autowired
    YearWatch watch;

    @Autowired
    Register register;

    @Autowired
    JdbcClient sql;

    /**
     * What we know of a body without asking the product.
     *
     * @param papers days of notice: negative for working days, 0 for none
     * @param entitled how many people get its papers
     * @param agreeing how many offices agree its agenda
     */
    private record Expected(
            String body, Set<Integer> months, int nth, DayOfWeek day, int papers, int entitled, int agreeing) {

        List<LocalDate> days() {
            return months.stream()
                    .map(month -> LocalDate.of(YEAR, Month.of(month), 1).with(dayOfWeekInMonth(nth, day)))
                    .sorted()
                    .toList();
        }

        /** The day before the first of the clear days. */
        LocalDate papersBy(LocalDate meeting) {
            if (papers >= 0) {
                return papers == 0 ? null : meeting.minusDays(papers + 1L);
            }
            LocalDate by = meeting;
            for (int left = 1 - papers; left > 0; ) {
                by = by.minusDays(1);
                left -= by.getDayOfWeek().getValue() > 5 || BANK_HOLIDAYS.contains(by) ? 0 : 1;
            }
            return by;
        }
    }

    private static final List<Expected> BODIES = List.of(
            new Expected("charnwood.board", QUARTERLY, 2, WEDNESDAY, 7, 21, 0),
            new Expected("charnwood.performance-group", MONTHLY, 3, THURSDAY, 0, 7, 0),
            new Expected("charnwood.confidence-group", MONTHLY, 1, TUESDAY, 0, 7, 0),
            new Expected("charnwood.acquisitive-crime-group", MONTHLY, 1, WEDNESDAY, 0, 6, 0),
            new Expected("charnwood.violence-group", MONTHLY, 2, TUESDAY, 0, 7, 0),
            new Expected("charnwood.asb-group", MONTHLY, 2, THURSDAY, 0, 6, 0),
            new Expected("haringey.board", QUARTERLY, 3, WEDNESDAY, -5, 13, 2),
            new Expected("bcp.executive", QUARTERLY, 4, THURSDAY, 0, 16, 0),
            new Expected("bcp.abuse-strategy-group", NINE, 2, WEDNESDAY, -5, 7, 2),
            new Expected("bcp.violence-strategy-group", NINE, 3, WEDNESDAY, -5, 6, 2),
            new Expected("bcp.knife-crime-group", NINE, 1, TUESDAY, 0, 5, 0),
            new Expected("bcp.hate-crime-group", NINE, 1, WEDNESDAY, 0, 5, 0));

    @Test
    @DisplayName("G10, G12, G24: the year 2027 of every body, prepared in time and held, counts as calculated by hand")
    void theYear() {
        for (LocalDate day = LocalDate.of(2026, 12, 1); day.getYear() <= YEAR; day = day.plusDays(1)) {
            at(day, 0, 5);
            CalendarRun.of(engine).work("plan meetings");
            CalendarRun.of(engine).startMeetings();
            runDueJobs();
            at(day, 9, 0);
            workOffWhatIsDueBy(day);
            at(day, 15, 0);
            runDueJobs();
            workOffWhatIsDueBy(day);
            CalendarRun.of(engine).work("watch the year");
        }

        Map<String, List<LocalDate>> held = new TreeMap<>();
        Map<String, List<LocalDate>> expected = new TreeMap<>();
        for (String tenant : List.of("charnwood", "haringey", "bcp")) {
            calendar.year(tenant, YEAR).stream()
                    .filter(sitting -> sitting.state() == Sitting.State.HELD)
                    .forEach(sitting -> held.merge(
                            sitting.body(), List.of(sitting.heldOn()), (a, b) -> Stream.concat(a.stream(), b.stream())
                                    .toList()));
        }
        BODIES.forEach(body -> expected.put(body.body(), body.days()));
        assertThat(held).isEqualTo(expected);
        assertThat(held.values().stream().mapToInt(List::size).sum()).isEqualTo(108);
        BODIES.forEach(this::sentInTimeToEverybody);
        BODIES.forEach(this::enoughMeetings);
        assertThat(sql.sql("select count(*) from cs_audit where transition = 'agenda agreed'")
                        .query(Integer.class)
                        .single())
                .as("answers of those who agree agendas, in December for January too")
                .isEqualTo(BODIES.stream()
                        .mapToInt(body -> body.agreeing() * (body.months().size() + preparedForNextYear(body)))
                        .sum());
        assertThat(sql.sql("select count(*) from cs_message where subject like '%too few meetings%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from cs_sitting where held_on between '2028-01-01' and '2028-12-31'"
                                + " and body <> 'cannock-chase.hub'")
                        .query(Integer.class)
                        .single())
                .as("meetings of 2028, planned by now")
                .isEqualTo(108);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("meeting")
                        .tenantIdIn("cannock-chase")
                        .count())
                .as("the hub has a process of its own")
                .isZero();
    }

    /** Agendas of January 2028 that have been agreed by the end of 2027. */
    private static int preparedForNextYear(Expected body) {
        LocalDate first = LocalDate.of(YEAR + 1, 1, 1).with(dayOfWeekInMonth(body.nth(), body.day()));
        return body.papersBy(first) != null && !dayBefore(body.papersBy(first)).isAfter(LocalDate.of(YEAR, 12, 31))
                ? 1
                : 0;
    }

    private static LocalDate dayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (before.getDayOfWeek().getValue() > 5 || BANK_HOLIDAYS.contains(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private void sentInTimeToEverybody(Expected body) {
        List<Sitting> sittings = calendar.year(body.body().split("\\.")[0], YEAR).stream()
                .filter(sitting -> sitting.body().equals(body.body()))
                .toList();
        assertThat(sittings).allSatisfy(sitting -> {
            assertThat(sitting.papers().dueOn()).as(sitting.number()).isEqualTo(body.papersBy(sitting.heldOn()));
            assertThat(sitting.papers().daysLate()).as(sitting.number()).isZero();
            LocalDate sent = LocalDate.ofInstant(sitting.papers().sentAt(), UK);
            assertThat(sent)
                    .as(sitting.number())
                    .isEqualTo(body.papers() == 0 ? sitting.heldOn() : body.papersBy(sitting.heldOn()));
            assertThat(sql.sql("select count(*) from cs_message where about = ? and subject like 'Agenda and papers%'")
                            .param(sitting.number())
                            .query(Integer.class)
                            .single())
                    .as("papers of " + sitting.number())
                    .isEqualTo(body.entitled());
        });
    }

    private void enoughMeetings(Expected body) {
        assertThat(watch.year(register.body(body.body()), YEAR)).satisfies(year -> {
            assertThat(year.held()).isEqualTo(body.months().size());
            assertThat(year.planned()).isZero();
            assertThat(year.missing()).isZero();
            assertThat(year.daysLeft()).isZero();
        });
    }

    private static void at(LocalDate day, int hour, int minute) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(hour, minute).atZone(UK).toInstant()));
    }

    /** One after the other: an answer that settles an agenda takes the jobs of the others with it. */
    private void runDueJobs() {
        for (Optional<Job> due = dueJob(); due.isPresent(); due = dueJob()) {
            engine.getManagementService().executeJob(due.get().getId());
        }
    }

    private Optional<Job> dueJob() {
        return engine.getManagementService().createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst();
    }

    /** Everybody does their work on the day that it is due, and agrees. */
    private void workOffWhatIsDueBy(LocalDate day) {
        Instant evening = day.atTime(23, 59).atZone(UK).toInstant();
        List<Task> due;
        do {
            due = engine.getTaskService()
                    .createTaskQuery()
                    .dueBefore(Date.from(evening))
                    .list();
            due.forEach(this::workOff);
            runDueJobs();
        } while (!due.isEmpty());
    }

    private void workOff(Task task) {
        String login = staff.whoWorksOn(task, "nobody");
        Map<String, Object> form = new HashMap<>(
                switch (task.getTaskDefinitionKey()) {
                    case "prepareAgenda" -> Map.of("postponed", List.of());
                    case "agreeAgenda" -> Map.of("answer", "agree");
                    case "circulatePapers" ->
                        Map.of("meetingOn", staff.sees(login, task).get("meetingOn"));
                    default -> throw new AssertionError("Nobody expects the task " + task.getName());
                });
        staff.submits(login, task, form);
    }
}
