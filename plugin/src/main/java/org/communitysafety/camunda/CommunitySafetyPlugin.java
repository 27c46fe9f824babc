package org.communitysafety.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.communitysafety.camunda.feel.ParsedOnceFeelFactory;
import org.communitysafety.camunda.guard.Guards;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts the plugin into the engine. Runs after the host's own properties, so that it extends and never replaces them. */
@Order(Ordered.LOWEST_PRECEDENCE)
class CommunitySafetyPlugin extends AbstractProcessEnginePlugin {

    /** Keys such as {@code cannock-chase.hub-chair}; Camunda's own pattern forbids dots and hyphens. */
    private static final String KEYS = "[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*";

    private final HostCheck host;
    private final Shipped shipped;
    private final Forms forms;
    private final StartList startList;
    private final Tenants tenants;
    private final DecisionAudit decisionAudit;
    private final OutboxJob outboxJob;
    private final NumberedTasks numberedTasks;
    private final Models models;
    private final Guards guards;
    private final DefaultGrants defaultGrants;
    private final CommunitySafetyProperties properties;

    CommunitySafetyPlugin(
            HostCheck host,
            Shipped shipped,
            Forms forms,
            StartList startList,
            Tenants tenants,
            DecisionAudit decisionAudit,
            OutboxJob outboxJob,
            NumberedTasks numberedTasks,
            Models models,
            Guards guards,
            DefaultGrants defaultGrants,
            CommunitySafetyProperties properties) {
        this.host = host;
        this.shipped = shipped;
        this.forms = forms;
        this.startList = startList;
        this.tenants = tenants;
        this.decisionAudit = decisionAudit;
        this.outboxJob = outboxJob;
        this.numberedTasks = numberedTasks;
        this.models = models;
        this.guards = guards;
        this.defaultGrants = defaultGrants;
        this.properties = properties;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        host.before(engine);
        engine.setFormService(forms);
        engine.setRepositoryService(startList);
        if (engine.getTaskService().getClass() == TaskServiceImpl.class) {
            engine.setTaskService(new ClaimedTasks(shipped));
        }
        engine.setTenantIdProvider(tenants);
        if (engine.getResourceAuthorizationProvider() == null) {
            engine.setResourceAuthorizationProvider(defaultGrants);
        }
        engine.setCustomJobHandlers(with(engine.getCustomJobHandlers(), outboxJob));
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), numberedTasks));
        if (isStock(engine.getFailedJobCommandFactory())) {
            engine.setFailedJobCommandFactory(new OutboxRetries());
        }
        if (properties.extendIdPatterns()) {
            allowKeys(engine);
        }
        var dmn = engine.getDmnEngineConfiguration() == null
                ? new DefaultDmnEngineConfiguration()
                : engine.getDmnEngineConfiguration();
        dmn.getCustomPostDecisionEvaluationListeners().add(decisionAudit);
        if (properties.parseFeelOnce() && evaluatesStockFeel(engine, dmn)) {
            dmn.setFeelEngineFactory(
                    new ParsedOnceFeelFactory(engine.getDmnFeelCustomFunctionProviders(), new EngineClock()));
        }
        engine.setDmnEngineConfiguration(dmn);
        guards.preInit(engine, forms::knows);
    }

    private static <T> List<T> with(List<T> hosts, T ours) {
        List<T> all = hosts == null ? new ArrayList<>() : new ArrayList<>(hosts);
        all.add(ours);
        return all;
    }

    /** A host may have its own way with failed jobs; it keeps it. */
    private static boolean isStock(FailedJobCommandFactory factory) {
        return factory == null || factory.getClass() == DefaultFailedJobCommandFactory.class;
    }

    /** An application with a FEEL engine of its own, or with Camunda's old one, keeps it. */
    private static boolean evaluatesStockFeel(
            ProcessEngineConfigurationImpl engine, DefaultDmnEngineConfiguration dmn) {
        return dmn.getFeelEngineFactory() == null
                && !engine.isDmnFeelEnableLegacyBehavior()
                && !dmn.isEnableFeelLegacyBehavior();
    }

    private static void allowKeys(ProcessEngineConfigurationImpl engine) {
        String general = engine.getGeneralResourceWhitelistPattern();
        String groups = engine.getGroupResourceWhitelistPattern();
        String tenants = engine.getTenantResourceWhitelistPattern();
        String users = engine.getUserResourceWhitelistPattern();
        engine.setGroupResourceWhitelistPattern((groups == null ? general : groups) + "|" + KEYS);
        engine.setTenantResourceWhitelistPattern((tenants == null ? general : tenants) + "|" + KEYS);
        engine.setUserResourceWhitelistPattern((users == null ? general : users) + "|" + KEYS);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        guards.postInit(engine);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        host.after(engine);
        guards.work().doing(() -> {
            models.deploy(engine);
            return null;
        });
    }
}
