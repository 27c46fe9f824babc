package org.communitysafety.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;

/**
 * The tenant of a new instance of a shared process: the calling instance's, else the one that the domain named when
 * its form was submitted. Rows without a tenant would be visible to every partnership, so our processes never get
 * one.
 */
public final class Tenants implements TenantIdProvider {

    private final ThreadLocal<String> starting = new ThreadLocal<>();

    /** Starts instances for this tenant. */
    public <T> T starting(String tenant, Supplier<T> start) {
        starting.set(tenant);
        try {
            return start.get();
        } finally {
            starting.remove();
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        DelegateExecution caller = context.getSuperExecution();
        return caller != null ? caller.getTenantId() : starting.get();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return context.getSuperExecution() != null ? context.getSuperExecution().getTenantId() : null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() != null ? context.getExecution().getTenantId() : starting.get();
    }
}
