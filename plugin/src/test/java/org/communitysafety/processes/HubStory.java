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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.Referrals;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;

/**
 * One referral to the hub on the real engine. By default it is complete, the chair accepts it, the next meeting closes
 * it as resolved, and its actions are done; a story says only what is different.
 */
final class HubStory {

    static final String CHAIR = "cannock-hub-chair";

    /** Stands for a wait state that the story leaves waiting. */
    private static final Answer WAIT = new Answer(null, Map.of());

    private final ProcessEngine engine;
    private final Staff staff;
    private final Referrals referrals;
    private final HubActions actions;
    private final Function<String, HubWeek> weeks;
    private final Map<String, Object> form = new HashMap<>();
    private final Map<String, Deque<Answer>> deviations = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private String referrer = "cannock-police";
    private String number;

    /** @param weeks the meeting whose agenda a case is on, by the number of the case */
    HubStory(
            ProcessEngine engine,
            Staff staff,
            Referrals referrals,
            HubActions actions,
            Function<String, HubWeek> weeks) {
        this.engine = engine;
        this.staff = staff;
        this.referrals = referrals;
        this.actions = actions;
        this.weeks = weeks;
        form.put("kind", "person");
        form.put("firstNames", "Wilhelmina");
        form.put("surname", "Featherstonehaugh");
        form.put("birthDate", "1979-02-28");
        form.put("telephones", "01543 555 0142");
        form.put("street", "7 Rugeley Road");
        form.put("town", "Hednesford");
        form.put("postcode", "WS12 1AB");
        form.put("summary", "Young people gather in her garden at night; she is afraid to go out");
        form.put("topics", List.of("anti-social-behaviour", "vulnerable-people"));
        form.put("consent", "yes");
        form.put("attends", false);
    }

    HubStory by(String login) {
        referrer = login;
        return this;
    }

    HubStory with(String field, Object value) {
        form.put(field, value);
        return this;
    }

    HubStory without(String... fields) {
        Arrays.asList(fields).forEach(form::remove);
        return this;
    }

    HubStory aboutThePlace(String street) {
        without("firstNames", "surname", "birthDate", "telephones", "consent");
        return with("kind", "place").with("description", "Car park").with("street", street);
    }

    /** What happens at this wait state the first, second … time; after that the usual. */
    HubStory at(String element, Answer... answers) {
        deviations.computeIfAbsent(element, e -> new ArrayDeque<>()).addAll(Arrays.asList(answers));
        return this;
    }

    /** Leaves the next task of this element waiting. */
    HubStory waitsAt(String element) {
        return at(element, WAIT);
    }

    /** Tells the story, up to where it ends or waits. */
    HubStory told() {
        number = staff.starts(referrer, "hubReferral", form);
        return goesOn();
    }

    /** Goes on after something happened outside, or after time has passed. */
    HubStory goesOn() {
        for (int step = 0; step < 100; step++) {
            List<Task> open = open().stream()
                    .filter(task -> !waiting.contains(task.getId()))
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
    HubStory resumes() {
        waiting.clear();
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

    /** Fills in a task of this case; an outcome at the meeting that the case is on. */
    void submits(Task task, Answer answer) {
        if (task.getTaskDefinitionKey().equals("recordOutcome")) {
            weeks.apply(number).meets();
        }
        String login = answer.by() != null ? answer.by() : staff.whoWorksOn(task, "nobody's");
        Map<String, Object> values = usual(task);
        values.putAll(answer.values());
        staff.submits(login, task, values);
    }

    private Map<String, Object> usual(Task task) {
        return new HashMap<>(
                switch (task.getTaskDefinitionKey()) {
                    case "completeReferral" -> form;
                    case "triageReferral" ->
                        Map.of("verdict", "accept", "criteria", List.of("multi-agency"), "earlier", List.of());
                    case "readAdvice" -> Map.of();
                    case "recordOutcome" ->
                        Map.of(
                                "outcome",
                                "resolved",
                                "summary",
                                "The nights have been quiet for a month",
                                "impact",
                                "She goes out again");
                    case "carryOutAction", "reportBack" ->
                        Map.of("progressKind", "done", "report", "Visited her; a camera was fitted");
                    case "confirmDisposal" -> Map.of("decision", "dispose");
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

    Referral referral() {
        return referrals.referral(number);
    }

    /** The open tasks of the case and its actions, those of the actions first. */
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
        List<String> numbers = new ArrayList<>(actions.numbersOf(number));
        numbers.add(number);
        return numbers;
    }

    /** The one open task of this kind. */
    Task task(String element) {
        return open().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(element))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as(element).hasSize(1);
                    return found.get(0);
                }));
    }

    /** The open tasks, which must be these. */
    HubStory waitsOnlyAt(String... elements) {
        assertThat(open()).extracting(Task::getTaskDefinitionKey).containsExactlyInAnyOrder(elements);
        return this;
    }

    /** Ids of the running instances about the case and its actions. */
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

    HubStory hasPassed(String... elements) {
        assertThat(passed()).contains(elements);
        return this;
    }

    HubStory hasNotPassed(String... elements) {
        assertThat(passed()).doesNotContain(elements);
        return this;
    }
}
