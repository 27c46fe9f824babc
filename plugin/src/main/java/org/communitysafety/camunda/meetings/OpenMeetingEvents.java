package org.communitysafety.camunda.meetings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.ActionRecorded;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.InterestDeclared;
import org.communitysafety.meeting.PresenceChanged;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.springframework.context.event.EventListener;

/** What the engine does when something happens in a meeting, in the same transaction. */
class OpenMeetingEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Tenants tenants;
    private final Sittings sittings;
    private final Votes votes;

    OpenMeetingEvents(ProcessEngineConfigurationImpl engine, Tenants tenants, Sittings sittings, Votes votes) {
        this.engine = engine;
        this.tenants = tenants;
        this.sittings = sittings;
        this.votes = votes;
    }

    /** The owner of a new action gets a task. */
    @EventListener
    void on(ActionRecorded recorded) {
        inEngine(context -> tenants.starting(recorded.tenant(), () -> engine.getRuntimeService()
                .createProcessInstanceByKey(MeetingActionProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(recorded.number())
                .execute()));
    }

    /** Votes go with whoever acts for a seat. */
    @EventListener
    void on(PresenceChanged changed) {
        refresh(changed.tenant(), item -> item.sitting().equals(changed.sitting()));
    }

    /** Whoever has an interest has no task of the item any longer (F16). */
    @EventListener
    void on(InterestDeclared declared) {
        refresh(declared.tenant(), item -> item.subject().equals(declared.subject()));
    }

    private void refresh(String tenant, Predicate<AgendaItem> touched) {
        inEngine(context -> {
            TaskService tasks = engine.getTaskService();
            RuntimeService runtime = engine.getRuntimeService();
            tasks.createTaskQuery()
                    .tenantIdIn(tenant)
                    .processDefinitionKey(AgendaItemProcess.KEY)
                    .list()
                    .forEach(task ->
                            item(runtime, task, tenant).filter(touched).ifPresent(item -> refresh(tasks, task, item)));
        });
    }

    private Optional<AgendaItem> item(RuntimeService runtime, Task task, String tenant) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(instance -> sittings.named(tenant, instance.getBusinessKey()));
    }

    private void refresh(TaskService tasks, Task task, AgendaItem item) {
        switch (task.getTaskDefinitionKey()) {
            case AgendaItemProcess.CAST_VOTE -> {
                Map<String, String> voters = votes.entitled(sittings.sitting(item.sitting()), item);
                tasks.setAssignee(
                        task.getId(), voters.get((String) tasks.getVariable(task.getId(), AgendaItemProcess.SEAT)));
            }
            case AgendaItemProcess.GIVE_CASTING_VOTE ->
                tasks.setAssignee(task.getId(), votes.presiding(sittings.sitting(item.sitting()), item));
            default -> offer(tasks, task, item);
        }
    }

    /** To those who may record the item, and to nobody else. */
    private void offer(TaskService tasks, Task task, AgendaItem item) {
        List<String> recorders = sittings.recorders(item);
        Set<String> offered = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toCollection(HashSet::new));
        offered.stream()
                .filter(group -> !recorders.contains(group))
                .forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        recorders.stream()
                .filter(group -> !offered.contains(group))
                .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        if (task.getAssignee() != null && sittings.takesNoPart(item, task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        }
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    work.accept(context);
                    return null;
                }));
    }
}
