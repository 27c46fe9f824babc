package org.communitysafety.camunda.register;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.ElectionDue;
import org.communitysafety.partnership.PartnershipImported;
import org.springframework.context.event.EventListener;

/** What the engine does about the register when the domain says that something happened, in the same transaction. */
class RegisterEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Tenants tenants;
    private final RegisterGrants grants;

    RegisterEvents(ProcessEngineConfigurationImpl engine, Tenants tenants, RegisterGrants grants) {
        this.engine = engine;
        this.tenants = tenants;
        this.grants = grants;
    }

    @EventListener
    void on(PartnershipImported imported) {
        grants.grant(imported.tenant());
    }

    @EventListener
    void on(ElectionDue due) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> tenants.starting(due.tenant(), () -> started(context, due))));
    }

    private Object started(CommandContext context, ElectionDue due) {
        var start = engine.getRuntimeService()
                .createProcessInstanceByKey(OfficeElectionProcess.KEY)
                .businessKey(due.number());
        boolean own = context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(OfficeElectionProcess.KEY, due.tenant())
                != null;
        return (own ? start.processDefinitionTenantId(due.tenant()) : start.processDefinitionWithoutTenantId())
                .execute();
    }
}
