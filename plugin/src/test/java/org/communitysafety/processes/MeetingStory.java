package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Office.Duty;
import org.communitysafety.partnership.Register;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;

/**
 * One meeting on the real engine, which its secretary adds to the calendar. By default the secretary keeps the agenda as
 * it is, everybody asked agrees, the papers go out the day that preparation starts, every member comes, each item is
 * noted, and the minutes are confirmed as drafted; a story says only what is different.
 */
final class MeetingStory {

    /** Stands for a wait state that the story leaves waiting. */
    private static final Answer WAIT = new Answer(null, Map.of());

    private static final int PREPARATION = 28;

    /** What ends a vote or a meeting comes when nothing else is left to be done. */
    private static final Set<String> LAST = Set.of("closeVote", "recordPresence");

    private final ProcessEngine engine;
    private final Staff staff;
    private final Calendar calendar;
    private final Register register;
    private final String body;
    private final Map<String, Deque<Answer>> deviations = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private Function<Task, Answer> custom = task -> Answer.AS_USUAL;
    private String id;
    private String number;

    MeetingStory(ProcessEngine engine, Staff staff, Calendar calendar, Register register, String body) {
        this.engine = engine;
        this.staff = staff;
        this.calendar = calendar;
        this.register = register;
        this.body = body;
    }

    /** What happens at this wait state the first, second … time; after that the usual. */
    MeetingStory at(String element, Answer... answers) {
        deviations.computeIfAbsent(element, e -> new ArrayDeque<>()).addAll(Arrays.asList(answers));
        return this;
    }

    /** What people do wherever nothing else was said. */
    MeetingStory does(Function<Task, Answer> habit) {
        custom = habit;
        return this;
    }

    /** Leaves the next so many tasks of this element waiting. */
    MeetingStory waitsAt(String element, int tasks) {
        for (int i = 0; i < tasks; i++) {
            at(element, WAIT);
        }
        return this;
    }

    MeetingStory waitsAt(String element) {
        return waitsAt(element, 1);
    }

    /** The secretary adds the meeting on this day; its preparation has not started. */
    MeetingStory on(String day) {
        Today.is(LocalDate.parse(day).minusDays(PREPARATION + 10).atTime(9, 0).toString());
        staff.starts(
                secretary(),
                "calendarChange",
                Map.of("change", "add", "body", body, "day", day, "reason", "There is much to decide"));
        id = calendar.ahead(register.body(body)).stream()
                .filter(sitting -> sitting.heldOn().toString().equals(day))
                .map(Sitting::id)
                .findFirst()
                .orElseThrow();
        return this;
    }

    /** A meeting that is in the calendar already. */
    MeetingStory planned(Sitting sitting) {
        id = sitting.id();
        return this;
    }

    /** Tells the story from the day that preparation starts, up to where it waits. */
    MeetingStory told() {
        Today.is(sitting().preparesOn().atTime(9, 0).toString());
        CalendarRun.of(engine).startMeetings();
        number = sitting().number();
        assertThat(number)
                .as("number of the meeting, given when preparation starts")
                .isNotNull();
        return goesOn();
    }

    /** Goes on after something happened outside. */
    MeetingStory goesOn() {
        for (int step = 0; step < 100; step++) {
            List<Task> open = open().stream()
                    .filter(task -> !waiting.contains(task.getId()))
                    .toList();
            Optional<Task> next = open.stream()
                    .filter(task -> !LAST.contains(task.getTaskDefinitionKey()))
                    .findFirst();
            if (next.isPresent()) {
                react(next.get());
            } else if (!runsADueJob()) {
                if (open.isEmpty()) {
                    return this;
                }
                react(open.get(0));
            }
        }
        throw new AssertionError(number + " goes round in circles: " + passed());
    }

    /** Goes on from where it waited. */
    MeetingStory resumes() {
        waiting.clear();
        return goesOn();
    }

    /** The day and time of the meeting has come. */
    MeetingStory opens() {
        ClockUtil.setCurrentTime(Date.from(sitting().opensAt()));
        return goesOn();
    }

    private void react(Task task) {
        Deque<Answer> different = deviations.getOrDefault(task.getTaskDefinitionKey(), new ArrayDeque<>());
        Answer answer = different.isEmpty() ? custom.apply(task) : different.remove();
        if (answer == WAIT) {
            waiting.add(task.getId());
            return;
        }
        if (task.getTaskDefinitionKey().equals("recordPresence")) {
            later(60);
        }
        submits(task, answer);
    }

    /** Fills in a task of this meeting. */
    void submits(Task task, Answer answer) {
        String login = answer.by() != null ? answer.by() : staff.whoWorksOn(task, "nobody");
        Map<String, Object> values = new HashMap<>(usual(task, login));
        values.putAll(answer.values());
        staff.submits(login, task, values);
    }

    private Map<String, Object> usual(Task task, String login) {
        return switch (task.getTaskDefinitionKey()) {
            case "prepareAgenda" -> Map.of("postponed", List.of());
            case "agreeAgenda" -> Map.of("answer", "agree");
            case "circulatePapers" -> Map.of("meetingOn", sees(login, task).get("meetingOn"));
            case "decideLatePaper" -> Map.of("answer", "take");
            case "takeAttendance" -> everybody(login, task);
            case "discussItem" -> Map.of("interests", List.of(), "how", "noted");
            case "castVote" -> Map.of("choice", "for");
            case "closeVote" -> Map.of();
            case "recordRollCall" ->
                Map.of(
                        "votesFor", Staff.values(sees(login, task), "seatOptions"),
                        "votesAgainst", List.of(),
                        "abstentions", List.of());
            case "giveCastingVote" -> Map.of("choice", "for");
            case "recordDecision" -> Map.of("wording", "As voted on");
            case "recordPresence" -> Map.of("close", true);
            case "confirmMinutes" -> Map.of();
            case "recordExplanations" -> Map.of("explained", List.of());
            case "sendLetter" -> Map.of("decision", "leave", "reasons", "Spoken to on the telephone");
            default -> throw new AssertionError("No story knows the task " + task.getTaskDefinitionKey());
        };
    }

    /** With two chairs one of them has to be named. */
    private Map<String, Object> everybody(String login, Task task) {
        Map<String, Object> all = new HashMap<>();
        all.put("present", Staff.values(sees(login, task), "memberOptions"));
        all.put("deputies", List.of());
        List<String> chairs = chairs();
        if (chairs.size() > 1) {
            all.put("presiding", chairs.get(0));
        }
        return all;
    }

    /** So many minutes pass. */
    static void later(int minutes) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(minutes, ChronoUnit.MINUTES)));
    }

    private List<String> chairs() {
        return register.officesOf(body).stream()
                .filter(office -> office.duty() == Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .toList();
    }

    VariableMap sees(String login, Task task) {
        return staff.sees(login, task);
    }

    private boolean runsADueJob() {
        for (String instance : instances()) {
            List<Job> due = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .executable()
                    .list();
            if (!due.isEmpty()) {
                engine.getManagementService().executeJob(due.get(0).getId());
                return true;
            }
        }
        return false;
    }

    /** The meeting's own instance and those that it called: of its items, of absence and its letters. */
    private List<String> instances() {
        String meeting = instance();
        if (meeting == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(List.of(meeting));
        for (int i = 0; i < all.size(); i++) {
            engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(all.get(i)).list().stream()
                    .map(ProcessInstance::getId)
                    .forEach(all::add);
        }
        return all;
    }

    private String instance() {
        var running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("meeting")
                .processInstanceBusinessKey(number)
                .singleResult();
        return running == null ? null : running.getId();
    }

    String secretary() {
        return register.officesOf(body).stream()
                .filter(office -> office.duty() == Duty.SECRETARY)
                .flatMap(office -> register.holders(office.id()).stream())
                .findFirst()
                .orElseThrow();
    }

    String number() {
        return number;
    }

    Sitting sitting() {
        return calendar.sitting(id);
    }

    /** The open tasks, those of the items too. */
    List<Task> open() {
        List<String> instances = instances();
        return instances.isEmpty()
                ? List.of()
                : engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceIdIn(instances.toArray(String[]::new))
                        .orderByTaskId()
                        .asc()
                        .list();
    }

    /** The open tasks of this element. */
    List<Task> open(String element) {
        return open().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(element))
                .toList();
    }

    /** The one open task, which must be this one. */
    Task waitingAt(String element) {
        List<Task> open = open();
        assertThat(open).extracting(Task::getTaskDefinitionKey).containsExactly(element);
        return open.get(0);
    }

    /** When the meeting's own timer fires. */
    Date opensByTimer() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance())
                .activityId("meetingOpened")
                .singleResult()
                .getDuedate();
    }

    /** Flow nodes that were left the normal way, those of the items too. */
    Set<String> passed() {
        List<HistoricProcessInstance> meetings = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("meeting")
                .processInstanceBusinessKey(number)
                .list();
        return meetings.stream()
                .flatMap(meeting -> Stream.concat(
                        Stream.of(meeting),
                        engine
                                .getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .superProcessInstanceId(meeting.getId())
                                .list()
                                .stream()))
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .finished()
                        .list()
                        .stream())
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    MeetingStory hasPassed(String... elements) {
        assertThat(passed()).contains(elements);
        return this;
    }

    MeetingStory hasNotPassed(String... elements) {
        assertThat(passed()).doesNotContain(elements);
        return this;
    }

    /** The process has ended here, with nothing left behind in the engine. */
    MeetingStory endsAt(String end, Sitting.State state) {
        hasPassed(end);
        assertThat(instance()).isNull();
        assertThat(sitting().state()).isEqualTo(state);
        return this;
    }
}
