package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
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
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Funds;
import org.communitysafety.support.Staff;

/**
 * One funding application on the real engine. By default the named delivery group is quorate and supports it, and all
 * three office-holders or everybody at the deciding meeting approve it; a story says only what is different.
 */
final class FundingStory {

    /** Stands for a wait state that the story leaves waiting. */
    private static final Answer WAIT = new Answer(null, Map.of());

    private final ProcessEngine engine;
    private final Staff staff;
    private final Applications applications;
    private final Funds funds;
    private final Map<String, Object> form = new HashMap<>();
    private final Map<String, Deque<Answer>> deviations = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private String applicant = "charnwood-voluntary";
    private String line;
    private String number;

    FundingStory(ProcessEngine engine, Staff staff, Applications applications, Funds funds) {
        this.engine = engine;
        this.staff = staff;
        this.applications = applications;
        this.funds = funds;
        form.put("title", "Youth boxing");
        form.put("purpose", "Fewer young people in trouble in the evenings");
        form.put("startsOn", "2026-12-01");
        form.put("endsOn", "2027-03-15");
        form.put("amount", "15.00");
        form.put("priority", "charnwood.priority.asb");
        form.put("deliveryGroup", "charnwood.asb-group");
        form.put("evaluation", "Incidents before and after");
    }

    FundingStory by(String login) {
        applicant = login;
        return this;
    }

    FundingStory with(String field, Object value) {
        form.put(field, value);
        return this;
    }

    FundingStory without(String field) {
        form.remove(field);
        return this;
    }

    FundingStory amount(String pounds) {
        return with("amount", pounds);
    }

    /** The line that groups propose and meetings name. */
    FundingStory line(String key) {
        line = key;
        return this;
    }

    /** What happens at this wait state the first, second … time; after that the usual. */
    FundingStory at(String element, Answer... answers) {
        deviations.computeIfAbsent(element, e -> new ArrayDeque<>()).addAll(Arrays.asList(answers));
        return this;
    }

    /** Leaves the next so many tasks of this element waiting. */
    FundingStory waitsAt(String element, int tasks) {
        for (int i = 0; i < tasks; i++) {
            at(element, WAIT);
        }
        return this;
    }

    FundingStory waitsAt(String element) {
        return waitsAt(element, 1);
    }

    /** Tells the story, up to where it ends or waits. */
    FundingStory told() {
        number = staff.starts(applicant, "fundingApplication", form);
        return goesOn();
    }

    /** Goes on after something happened outside. */
    FundingStory goesOn() {
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
    FundingStory resumes() {
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

    /** Fills in a task of this application. */
    void submits(Task task, Answer answer) {
        String login = answer.by() != null
                ? answer.by()
                : staff.whoWorksOn(task, application().organisation());
        Map<String, Object> values = usual(task, login);
        values.putAll(answer.values());
        staff.submits(login, task, values);
    }

    private Map<String, Object> usual(Task task, String login) {
        return new HashMap<>(
                switch (task.getTaskDefinitionKey()) {
                    case "findDeliveryGroup" -> Map.of("deliveryGroup", "charnwood.asb-group");
                    case "considerApplication" -> meeting(task, login, "support");
                    case "decideApplication" -> meeting(task, login, "approve");
                    case "decideAsOfficeHolder" -> Map.of("verdict", "approve");
                    case "reviseApplication" -> revision();
                    case "resolveShortfall" -> moneyMoved();
                    case "agreeSmallerAmount" -> Map.of("applicantAgrees", true);
                    case "agreeResources" -> Map.of("answer", "agree");
                    case "answerRefusal" ->
                        Map.of("answer", "change", "partners", List.of(), "reasons", "We do without");
                    case "findWayToDecide" -> Map.of("reasons", "A deputy has been named");
                    default -> throw new AssertionError("No story knows the task " + task.getTaskDefinitionKey());
                });
    }

    private Map<String, Object> meeting(Task task, String login, String outcome) {
        VariableMap shown = staff.sees(login, task);
        return Map.of(
                "present", Staff.values(shown, "memberOptions"),
                "deputies", List.of(),
                "interests", List.of(),
                "outcome", outcome,
                "line", line);
    }

    private Map<String, Object> revision() {
        Map<String, Object> revised = new HashMap<>(form);
        revised.put("purpose", form.get("purpose") + ", in the streets that the group asked for");
        revised.remove("deliveryGroup");
        revised.remove("continues");
        return revised;
    }

    private Map<String, Object> moneyMoved() {
        FundLine named = funds.line(application().tenant(), application().line());
        return Map.of(
                "wayOut",
                "moveMoney",
                "line",
                named.fund() + ".contingency",
                "amount",
                application().amount().minus(named.left()).pounds().toPlainString(),
                "reasons",
                "The contingency is there for this");
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

    Application application() {
        return applications.application(number);
    }

    /** The open tasks, of called processes too. */
    List<Task> open() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .orderByTaskId()
                .asc()
                .list();
    }

    /** The one open task, which must be this one. */
    Task waitingAt(String element) {
        List<Task> open = open();
        assertThat(open).extracting(Task::getTaskDefinitionKey).containsExactly(element);
        return open.get(0);
    }

    /** Ids of the running instances, called ones too. */
    List<String> running() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Flow nodes that were left the normal way. */
    Set<String> passed() {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .stream()
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

    FundingStory hasPassed(String... elements) {
        assertThat(passed()).contains(elements);
        return this;
    }

    FundingStory hasNotPassed(String... elements) {
        assertThat(passed()).doesNotContain(elements);
        return this;
    }

    /** The application has ended here, with nothing left behind in the engine. */
    FundingStory endsAt(String end, Application.State state) {
        hasPassed(end);
        assertThat(running()).isEmpty();
        assertThat(application().state()).isEqualTo(state);
        return this;
    }

    FundingStory isApproved() {
        return endsAt("applicationApproved", Application.State.APPROVED);
    }

    FundingStory isRejected() {
        return endsAt("applicationRejected", Application.State.REJECTED);
    }
}
