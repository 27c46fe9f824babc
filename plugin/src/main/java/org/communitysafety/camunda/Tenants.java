package org.communitysafety.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.communitysafety.camunda.guard.OwnWork;

/**
 * The tenant of a new instance of a shared process: the one that the domain named when its form was submitted. Rows
 * without a tenant would be visible to every partnership, so our processes never get none. What an instance calls has its
 * tenant by the engine itself; the application's own processes start as if this were not here.
 */
public final class Tenants implements TenantIdProvider {

    private final ThreadLocal<String> starting = new ThreadLocal<>();
    private final Shipped shipped;
    private final OwnWork work;

    Tenants(Shipped shipped, OwnWork work) {
        this.shipped = shipped;
        this.work = work;
    }

    /** Starts instances for this tenant, as the product's own work. */
    public <T> T starting(String tenant, Supplier<T> start) {
        starting.set(tenant);
        try {
            return work.doing(start);
        } finally {
            starting.remove();
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return context.getSuperExecution() == null && shipped.runs(context.getProcessDefinition())
                ? starting.get()
                : null;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? starting.get() : null;
    }
}
