package org.communitysafety.camunda;

import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.communitysafety.funding.ApplicationWithdrawn;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.OfficeHolders;
import org.communitysafety.messages.MessageQueued;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.OfficeChanged;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.PartnershipImported;
import org.springframework.context.event.EventListener;

/** What the engine does when the domain says that something happened, in the same transaction. */
class EngineEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Identities identities;
    private final Grants grants;
    private final Reassignment reassignment;
    private final TaskFilters filters;
    private final Offices offices;
    private final Applications applications;
    private final OfficeHolders officeHolders;

    EngineEvents(
            ProcessEngineConfigurationImpl engine,
            Identities identities,
            Grants grants,
            Reassignment reassignment,
            TaskFilters filters,
            Offices offices,
            Applications applications,
            OfficeHolders officeHolders) {
        this.engine = engine;
        this.identities = identities;
        this.grants = grants;
        this.reassignment = reassignment;
        this.filters = filters;
        this.offices = offices;
        this.applications = applications;
        this.officeHolders = officeHolders;
    }

    @EventListener
    void on(PartnershipImported imported) {
        identities.enter(imported.tenant());
        grants.grant(imported.tenant(), offices.keepers(imported.tenant()));
        filters.show(Keys.people(imported.tenant()));
    }

    /** Who may do what changes with the office; a small application that waited for it goes to the Performance Group. */
    @EventListener
    void on(OfficeChanged changed) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            identities.change(changed);
            reassignment.after(changed);
            sendOnWhatTheyCannotDecide(changed);
            return null;
        }));
    }

    private void sendOnWhatTheyCannotDecide(OfficeChanged changed) {
        RuntimeService runtime = engine.getRuntimeService();
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(OfficeHolderDecisionProcess.KEY)
                .tenantIdIn(changed.tenant())
                .list()
                .stream()
                .filter(instance -> officeHolders.officeVacant(applications.application(instance.getBusinessKey())))
                .map(ProcessInstance::getId)
                .forEach(
                        instance -> runtime.createMessageCorrelation(OfficeHolderDecisionProcess.OFFICE_VACATED_MESSAGE)
                                .processInstanceId(instance)
                                .correlateAll());
    }

    @EventListener
    void on(MessageQueued queued) {
        inEngine(context -> OutboxJob.queue(context, queued.id(), queued.tenant()));
    }

    @EventListener
    void on(ApplicationWithdrawn withdrawn) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            RuntimeService runtime = engine.getRuntimeService();
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processDefinitionKey(FundingApplicationProcess.KEY)
                    .processInstanceBusinessKey(withdrawn.number())
                    .tenantIdIn(withdrawn.tenant())
                    .singleResult();
            runtime.createMessageCorrelation(FundingApplicationProcess.APPLICATION_WITHDRAWN_MESSAGE)
                    .processInstanceId(instance.getId())
                    .correlate();
            return null;
        }));
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            work.accept(context);
            return null;
        });
    }
}
