package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.Incidents;
import org.communitysafety.support.Staff;

/**
 * One incident on the real engine. By default the fire service reports public disorder of a medium level, everybody
 * acknowledges, the police lead and stand down at once, and confidence is restored whenever it is checked; a story says
 * only what is different, and moves the clock to the checks.
 */
final class IncidentStory {

    static final String DUTY_LEAD = "bcp-duty-lead";
    static final String LEAD = "bcp-chair";
    static final String CHAIR = "bcp-chair";

    /** Stands for a wait state that the story leaves waiting. */
    private static final Answer WAIT = new Answer(null, Map.of());

    private final ProcessEngine engine;
    private final Staff staff;
    private final Incidents incidents;
    private final IncidentActions actions;
    private final Map<String, Object> form = new HashMap<>();
    private final Map<String, Deque<Answer>> deviations = new HashMap<>();
    private final Set<String> always = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private String reporter = "bcp-fire";
    private String number;

    IncidentStory(ProcessEngine engine, Staff staff, Incidents incidents, IncidentActions actions) {
        this.engine = engine;
        this.staff = staff;
        this.incidents = incidents;
        this.actions = actions;
        form.put("area", "bournemouth");
        form.put("place", "The Triangle");
        form.put("happenedOn", "2026-10-05");
        form.put("happenedAt", "09:15");
        form.put("source", "emergency_call");
        form.put("what", "Two groups fight in the street; shop windows are broken");
        form.put("level", "medium");
        form.put("publicDisorder", true);
    }

    IncidentStory by(String login) {
        reporter = login;
        return this;
    }

    IncidentStory with(String field, Object value) {
        form.put(field, value);
        return this;
    }

    /** Of the facts only these hold. */
    IncidentStory where(String... facts) {
        form.remove("publicDisorder");
        Arrays.asList(facts).forEach(fact -> form.put(fact, true));
        return this;
    }

    /** What happens at this wait state the first, second … time; after that the usual. */
    IncidentStory at(String element, Answer... answers) {
        deviations.computeIfAbsent(element, e -> new ArrayDeque<>()).addAll(Arrays.asList(answers));
        return this;
    }

    /** Leaves the tasks of this element waiting until the story resumes. */
    IncidentStory waitsAt(String element) {
        always.add(element);
        return this;
    }

    /** Tells the story, up to where it ends or waits. */
    IncidentStory told() {
        number = staff.starts(reporter, "criticalIncident", form);
        return goesOn();
    }

    /** Goes on after something happened outside, or after time has passed. */
    IncidentStory goesOn() {
        for (int step = 0; step < 200; step++) {
            List<Task> open = open().stream()
                    .filter(task -> !waiting.contains(task.getId()))
                    .filter(task -> !always.contains(task.getTaskDefinitionKey()))
                    .toList();
            if (!open.isEmpty()) {
                react(open.get(0));
            } else if (!runsADueJob()) {
                return this;
            }
        }
        throw new AssertionError(number + " goes round in circles: " + passed());
    }

    /** Goes on from where it waited. */
    IncidentStory resumes() {
        waiting.clear();
        always.clear();
        return goesOn();
    }

    private void react(Task task) {
        Deque<Answer> different = deviations.getOrDefault(task.getTaskDefinitionKey(), new ArrayDeque<>());
        Answer answer = different.isEmpty() ? Answer.AS_USUAL : different.remove();
        if (answer == WAIT) {
            waiting.add(task.getId());
        } else {
            submits(task, answer);
        }
    }

    /** Fills in a task of this incident. */
    void submits(Task task, Answer answer) {
        String login = answer.by() != null ? answer.by() : staff.whoWorksOn(task, "nobody's");
        Map<String, Object> values = usual(task);
        values.putAll(answer.values());
        staff.submits(login, task, values);
    }

    private Map<String, Object> usual(Task task) {
        return new HashMap<>(
                switch (task.getTaskDefinitionKey()) {
                    case "acknowledgeIncident" -> Map.of();
                    case "reconsiderIncident" -> Map.of("verdict", "stays", "words", "Nothing new is known");
                    case "recordBaseline" ->
                        Map.of("measure", "feel-safe", "figure", "62", "source", "Survey of September");
                    case "nameLeads" -> Map.of("agency", "bcp.org.police", "lead", LEAD);
                    case "leadResponse" -> Map.of("step", "standDown", "words", "The street is calm again");
                    case "reportBack" -> Map.of("result", "done", "words", "Done as agreed");
                    case "holdDebrief" ->
                        Map.of(
                                "wentWell", "Everybody was there in minutes",
                                "wentBadly", "Shops heard of it from the radio",
                                "lesson1", "Tell shops by message",
                                "lesson1Owner", "bcp-communications",
                                "lesson1Due", "2026-12-01");
                    case "checkConfidence" -> Map.of("figure", "63", "source", "Survey");
                    case "actAgain" ->
                        Map.of("words", "More patrols at night", "owner", "bcp-fire", "dueOn", "2027-03-01");
                    case "closeIncident" -> Map.of("words", "Confidence is back");
                    case "considerHomicideReview" -> Map.of("recommended", "yes", "words", "The criteria are met");
                    default -> throw new AssertionError("No story knows the task " + task.getTaskDefinitionKey());
                });
    }

    private boolean runsADueJob() {
        for (String instance : running()) {
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

    String number() {
        return number;
    }

    Incident incident() {
        return incidents.incident(number);
    }

    /** The open tasks of the incident and its actions. */
    List<Task> open() {
        List<Task> all = new ArrayList<>();
        numbers()
                .forEach(one -> all.addAll(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(one)
                        .orderByTaskId()
                        .asc()
                        .list()));
        return all;
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        actions.of(incident()).stream().map(IncidentAction::number).forEach(numbers::add);
        numbers.add(number);
        return numbers;
    }

    List<Task> tasks(String element) {
        return open().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(element))
                .toList();
    }

    /** The one open task of this kind. */
    Task task(String element) {
        List<Task> found = tasks(element);
        assertThat(found).as(element).hasSize(1);
        return found.get(0);
    }

    /** The task with which this person acknowledges. */
    Task noticeOf(String login) {
        return tasks("acknowledgeIncident").stream()
                .filter(task -> login.equals(task.getAssignee()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(login + " has nothing to acknowledge"));
    }

    /** Who has something to acknowledge now. */
    List<String> silent() {
        return tasks("acknowledgeIncident").stream().map(Task::getAssignee).toList();
    }

    IncidentStory waitsOnlyAt(String... elements) {
        assertThat(open()).extracting(Task::getTaskDefinitionKey).containsExactlyInAnyOrder(elements);
        return this;
    }

    /** Ids of the running instances about the incident and its actions. */
    List<String> running() {
        return numbers().stream()
                .flatMap(
                        one -> engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(one)
                                .list()
                                .stream())
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Flow nodes that were left the normal way. */
    Set<String> passed() {
        return numbers().stream()
                .flatMap(one -> engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(one)
                        .list()
                        .stream())
                .map(HistoricProcessInstance::getId)
                .flatMap(id -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(id)
                        .finished()
                        .list()
                        .stream())
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    IncidentStory hasPassed(String... elements) {
        assertThat(passed()).contains(elements);
        return this;
    }

    IncidentStory hasNotPassed(String... elements) {
        assertThat(passed()).doesNotContain(elements);
        return this;
    }
}
