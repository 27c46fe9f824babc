package org.communitysafety.camunda.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.casefile.CaseRestricted;
import org.communitysafety.hub.ActionAgreed;
import org.communitysafety.hub.ActionChanged;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.ReferralRemoved;
import org.communitysafety.hub.ReferralReopened;
import org.communitysafety.partnership.MemberRemoved;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.context.event.EventListener;

/** What the engine does when the hub says that something happened, in the same transaction. */
class HubEvents {

    /** Tasks of a case that the partnership team may do too, unless it is restricted. */
    private static final Set<String> RECORDED =
            Set.of(HubReferralProcess.RECORD_OUTCOME, CaseDisposalProcess.CONFIRM_DISPOSAL);

    private final ProcessEngine engine;
    private final Tenants tenants;
    private final HubTasks tasks;
    private final HubGrants grants;
    private final Hubs hubs;
    private final HubActions actions;
    private final Register register;

    HubEvents(
            ProcessEngine engine,
            Tenants tenants,
            HubTasks tasks,
            HubGrants grants,
            Hubs hubs,
            HubActions actions,
            Register register) {
        this.engine = engine;
        this.tenants = tenants;
        this.tasks = tasks;
        this.grants = grants;
        this.hubs = hubs;
        this.actions = actions;
        this.register = register;
    }

    @EventListener
    void on(PartnershipImported imported) {
        if (imported.file().hub() != null) {
            grants.grant(imported.tenant());
        }
    }

    /** An action gets a process, and with it a task, of its own. */
    @EventListener
    void on(ActionAgreed agreed) {
        HubAction action = agreed.action();
        String process = action.kind() == HubAction.Kind.PROFESSIONALS_MEETING
                ? ProfessionalsMeetingProcess.KEY
                : HubActionProcess.KEY;
        inEngine(() -> tenants.starting(action.tenant(), () -> start(process, action.tenant(), action.number())));
    }

    private ProcessInstance start(String process, String tenant, String number) {
        boolean own = engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .tenantIdIn(tenant)
                        .count()
                > 0;
        var start =
                engine.getRuntimeService().createProcessInstanceByKey(process).businessKey(number);
        return (own ? start.processDefinitionTenantId(tenant) : start.processDefinitionWithoutTenantId()).execute();
    }

    /** Another owner, none for now, or not needed any more. */
    @EventListener
    void on(ActionChanged changed) {
        HubAction action = changed.action();
        inEngine(() -> {
            if (action.open()) {
                tasks.about(action.tenant(), action.number()).forEach(task -> give(task, action));
            } else {
                correlate(HubActionProcess.ACTION_WITHDRAWN_MESSAGE, action.tenant(), action.number(), Map.of());
            }
            return null;
        });
    }

    private void give(Task task, HubAction action) {
        if (action.owner() == null) {
            tasks.offer(task, hubs.chairs(action.tenant()));
        } else {
            tasks.assign(task, action.owner());
        }
    }

    @EventListener
    void on(ReferralRemoved removed) {
        inEngine(() -> {
            correlate(HubReferralProcess.CASE_REMOVED_MESSAGE, removed.tenant(), removed.number(), Map.of());
            return null;
        });
    }

    @EventListener
    void on(ReferralReopened reopened) {
        inEngine(() -> {
            correlate(
                    HubReferralProcess.CASE_REOPENED_MESSAGE,
                    reopened.tenant(),
                    reopened.number(),
                    Map.of(HubReferralProcess.MEETING, MeetingChoice.NEXT));
            return null;
        });
    }

    private void correlate(String message, String tenant, String number, Map<String, Object> variables) {
        RuntimeService runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).tenantIdIn(tenant).list().stream()
                .map(ProcessInstance::getId)
                .filter(instance -> runtime.createEventSubscriptionQuery()
                                .processInstanceId(instance)
                                .eventName(message)
                                .count()
                        > 0)
                .forEach(instance -> runtime.createMessageCorrelation(message)
                        .processInstanceId(instance)
                        .setVariables(variables)
                        .correlate());
    }

    /** H17: tasks and permissions follow the restriction at once. */
    @EventListener
    void on(CaseRestricted restricted) {
        String tenant = restricted.file().tenant();
        String number = restricted.file().number();
        inEngine(() -> {
            List<String> recorders = HubExpressions.recorders(hubs, restricted.file());
            tasks.about(tenant, number).stream()
                    .filter(task -> RECORDED.contains(task.getTaskDefinitionKey()))
                    .forEach(task -> tasks.offer(task, recorders));
            grants.show(restricted.file(), number);
            actions.numbersOf(number).forEach(action -> grants.show(restricted.file(), action));
            return null;
        });
    }

    /** H11: a removed organisation's people have no task of the hub any more; what waits for a referrer waits for the chair. */
    @EventListener
    void on(MemberRemoved removed) {
        inEngine(() -> {
            register.people(removed.tenant()).stream()
                    .filter(person -> person.belongsTo(removed.organisation()))
                    .map(Person::id)
                    .flatMap(login -> engine.getTaskService().createTaskQuery().taskAssignee(login).list().stream())
                    .filter(task -> HubGrants.ofTheHub(task.getProcessDefinitionId()))
                    .forEach(task -> tasks.offer(task, hubs.chairs(removed.tenant())));
            return null;
        });
    }

    private void inEngine(Callable<?> work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work));
    }
}
