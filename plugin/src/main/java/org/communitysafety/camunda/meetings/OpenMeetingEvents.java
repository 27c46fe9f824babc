package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.ActionRecorded;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.InterestDeclared;
import org.communitysafety.meeting.PresenceChanged;
import org.communitysafety.meeting.Sitting;
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
        inEngine(context -> engine
                .getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant)
                .processDefinitionKey(AgendaItemProcess.KEY)
                .list()
                .stream()
                .map(found -> context.getTaskManager().findTaskById(found.getId()))
                .forEach(task -> {
                    AgendaItem item = sittings.named(tenant, task.getExecution().getProcessBusinessKey());
                    if (touched.test(item)) {
                        refresh(task, item);
                    }
                }));
    }

    private void refresh(TaskEntity task, AgendaItem item) {
        Sitting sitting = sittings.sitting(item.sitting());
        switch (task.getTaskDefinitionKey()) {
            case AgendaItemProcess.CAST_VOTE ->
                assign(task, votes.entitled(sitting, item).get((String) task.getVariable(AgendaItemProcess.SEAT)));
            case AgendaItemProcess.GIVE_CASTING_VOTE -> assign(task, votes.presiding(sitting, item));
            default -> offer(task, item);
        }
    }

    private static void assign(TaskEntity task, String login) {
        if (!Objects.equals(login, task.getAssignee())) {
            task.setAssignee(login);
            task.triggerUpdateEvent();
        }
    }

    /** To those who may record the item, and to nobody else. */
    private void offer(TaskEntity task, AgendaItem item) {
        List<String> recorders = sittings.recorders(item);
        Set<String> offered = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        offered.stream().filter(group -> !recorders.contains(group)).forEach(task::deleteCandidateGroup);
        recorders.stream().filter(group -> !offered.contains(group)).forEach(task::addCandidateGroup);
        if (task.getAssignee() != null && sittings.takesNoPart(item, task.getAssignee())) {
            assign(task, null);
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
