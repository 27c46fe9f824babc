package org.communitysafety.camunda;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.communitysafety.partnership.MembershipChanged;
import org.communitysafety.partnership.OfficeChanged;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.PersonLeft;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.TermsMayHaveEnded;
import org.springframework.context.event.EventListener;

/** What the engine does when the domain says that something happened, in the same transaction. */
class EngineEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Identities identities;
    private final Grants grants;
    private final Reassignment reassignment;
    private final TaskFilters filters;
    private final Register register;
    private final Offices offices;
    private final Applications applications;
    private final OfficeHolders officeHolders;

    EngineEvents(
            ProcessEngineConfigurationImpl engine,
            Identities identities,
            Grants grants,
            Reassignment reassignment,
            TaskFilters filters,
            Register register,
            Offices offices,
            Applications applications,
            OfficeHolders officeHolders) {
        this.engine = engine;
        this.identities = identities;
        this.grants = grants;
        this.reassignment = reassignment;
        this.filters = filters;
        this.register = register;
        this.offices = offices;
        this.applications = applications;
        this.officeHolders = officeHolders;
    }

    @EventListener
    void on(PartnershipImported imported) {
        identities.enter(imported.tenant());
        grants.grant(
                imported.tenant(),
                offices.keepers(imported.tenant()),
                register.partnership(imported.tenant()).fundsManager());
        filters.show(Keys.people(imported.tenant()));
    }

    /** Who may do what changes with the office; a small application that waited for it goes to the Performance Group. */
    @EventListener
    void on(OfficeChanged changed) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            Set<String> people = new TreeSet<>(changed.before());
            people.addAll(changed.after());
            identities.regroup(changed.tenant(), people);
            reassignment.after(changed.tenant(), people);
            sendOnWhatTheyCannotDecide(changed.tenant());
            return null;
        }));
    }

    @EventListener
    void on(MembershipChanged changed) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            identities.change(changed.tenant(), changed.people());
            reassignment.after(changed.tenant(), changed.people());
            return null;
        }));
    }

    /** Tasks that waited for the person alone wait for the successor. */
    @EventListener
    void on(PersonLeft left) {
        if (left.successor() != null) {
            inEngine(context -> context.runWithoutAuthorization(() -> {
                identities.handOver(left.tenant(), left.person(), left.successor());
                return null;
            }));
        }
    }

    /** Who may do what follows terms that have ended or begun since. */
    @EventListener
    void on(TermsMayHaveEnded passed) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            List<String> people = identities.reconcile(passed.tenant());
            if (!people.isEmpty()) {
                reassignment.after(passed.tenant(), people);
                sendOnWhatTheyCannotDecide(passed.tenant());
            }
            return null;
        }));
    }

    private void sendOnWhatTheyCannotDecide(String tenant) {
        RuntimeService runtime = engine.getRuntimeService();
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(OfficeHolderDecisionProcess.KEY)
                .tenantIdIn(tenant)
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
