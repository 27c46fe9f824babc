package org.communitysafety.camunda.incidents;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.incident.ExecutiveDecided;
import org.communitysafety.incident.HomicideReviewAsked;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActionAgreed;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.IncidentOver;
import org.communitysafety.incident.NoticeEscalated;
import org.communitysafety.incident.NoticesIssued;
import org.communitysafety.messages.TextQueued;
import org.communitysafety.partnership.PartnershipImported;
import org.springframework.context.event.EventListener;

/** What the engine does when the domain says that something happened to an incident, in the same transaction. */
class IncidentEvents {

    private final ProcessEngine engine;
    private final Tenants tenants;
    private final IncidentGrants grants;
    private final IncidentActions actions;

    IncidentEvents(ProcessEngine engine, Tenants tenants, IncidentGrants grants, IncidentActions actions) {
        this.engine = engine;
        this.tenants = tenants;
        this.grants = grants;
        this.actions = actions;
    }

    @EventListener
    void on(PartnershipImported imported) {
        if (imported.file().incidents() != null) {
            grants.grant(imported.tenant());
        }
    }

    /** Each recipient gets an instance, and with it a task, of their own: forty acknowledgements never meet. */
    @EventListener
    void on(NoticesIssued issued) {
        String tenant = issued.incident().tenant();
        String number = issued.incident().number();
        inEngine(() -> {
            String definition = definition(IncidentNoticeProcess.KEY, tenant);
            issued.notices()
                    .forEach(notice ->
                            start(definition, tenant, number, Map.of(IncidentExpressions.NOTICE, notice.id())));
            return null;
        });
    }

    /** The task is also theirs from now on. */
    @EventListener
    void on(NoticeEscalated escalated) {
        inEngine(() -> {
            engine.getTaskService()
                    .createTaskQuery()
                    .tenantIdIn(escalated.notice().tenant())
                    .processInstanceBusinessKey(escalated.notice().incident())
                    .taskDefinitionKey(IncidentNoticeProcess.ACKNOWLEDGE_INCIDENT)
                    .processVariableValueEquals(
                            IncidentExpressions.NOTICE, escalated.notice().id())
                    .list()
                    .forEach(task -> offer(task.getId(), task.getAssignee(), escalated.people()));
            return null;
        });
    }

    private void offer(String task, String recipient, Set<String> people) {
        Set<String> known = engine.getTaskService().getIdentityLinksForTask(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getUserId)
                .collect(Collectors.toSet());
        if (recipient != null) {
            engine.getTaskService().setAssignee(task, null);
        }
        people.stream().filter(person -> !known.contains(person)).forEach(person -> engine.getTaskService()
                .addCandidateUser(task, person));
    }

    @EventListener
    void on(TextQueued queued) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    TextJob.queue(context, queued.id(), queued.tenant());
                    return null;
                });
    }

    @EventListener
    void on(IncidentActionAgreed agreed) {
        IncidentAction action = agreed.action();
        inEngine(() -> start(
                definition(IncidentActionProcess.KEY, action.tenant()), action.tenant(), action.number(), Map.of()));
    }

    @EventListener
    void on(HomicideReviewAsked asked) {
        String tenant = asked.incident().tenant();
        inEngine(() -> start(
                definition(HomicideReviewProcess.KEY, tenant),
                tenant,
                asked.incident().number(),
                Map.of()));
    }

    @EventListener
    void on(ExecutiveDecided decided) {
        correlate(
                CriticalIncidentProcess.EXECUTIVE_DECIDED_MESSAGE,
                decided.incident().tenant(),
                decided.incident().number());
    }

    /** Nobody acknowledges any more; of one that was joined, nothing goes on. Lessons of a closed one do. */
    @EventListener
    void on(IncidentOver over) {
        String tenant = over.incident().tenant();
        String number = over.incident().number();
        correlate(IncidentNoticeProcess.NOTICE_WITHDRAWN_MESSAGE, tenant, number);
        if (over.incident().joinedInto() != null) {
            actions.of(over.incident())
                    .forEach(action -> correlate(IncidentActionProcess.INCIDENT_OVER_MESSAGE, tenant, action.number()));
            correlate(CriticalIncidentProcess.INCIDENT_JOINED_MESSAGE, tenant, number);
        }
    }

    private void correlate(String message, String tenant, String number) {
        inEngine(() -> {
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
                            .correlate());
            return null;
        });
    }

    /** The partnership's own process with this key, else the shared one; by its id, so that it is looked up once. */
    private String definition(String process, String tenant) {
        var own = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .tenantIdIn(tenant)
                .latestVersion()
                .singleResult();
        return (own != null
                        ? own
                        : engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult())
                .getId();
    }

    private ProcessInstance start(String definition, String tenant, String number, Map<String, Object> variables) {
        return tenants.starting(tenant, () -> engine.getRuntimeService()
                .createProcessInstanceById(definition)
                .businessKey(number)
                .setVariables(variables)
                .execute());
    }

    private void inEngine(Callable<?> work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work));
    }
}
