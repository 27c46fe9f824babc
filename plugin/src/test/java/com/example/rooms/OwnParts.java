package com.example.rooms;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/** Parts of the engine that another team may have replaced with its own. */
public final class OwnParts {

    private OwnParts() {}

    /** Puts all of them into the engine. */
    public static void in(ProcessEngineConfigurationImpl engine) {
        engine.setFormService(new Forms());
        engine.setRepositoryService(new Models());
        engine.setTenantIdProvider(new Tenants());
        engine.setExpressionManager(new Expressions());
    }

    static class Forms extends FormServiceImpl {}

    static class Models extends RepositoryServiceImpl {}

    static class Expressions extends JuelExpressionManager {}

    static class Tenants implements TenantIdProvider {

        @Override
        public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
            return "theirs";
        }

        @Override
        public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
            return "theirs";
        }

        @Override
        public String provideTenantIdForHistoricDecisionInstance(
                TenantIdProviderHistoricDecisionInstanceContext context) {
            return "theirs";
        }
    }
}
