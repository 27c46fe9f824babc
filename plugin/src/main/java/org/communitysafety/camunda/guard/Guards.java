package org.communitysafety.camunda.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.communitysafety.camunda.guard.models.ModelGuard;
import org.springframework.context.ApplicationContext;

/** Puts the guards into the engine. */
public final class Guards {

    private final OwnWork work;
    private final OurProcesses processes;
    private final GuardSettings settings;
    private final ApplicationContext application;

    public Guards(OurProcesses processes, GuardSettings settings, ApplicationContext application) {
        this.work = new OwnWork(processes);
        this.processes = processes;
        this.settings = settings;
        this.application = application;
    }

    public OwnWork work() {
        return work;
    }

    public GuardSettings settings() {
        return settings;
    }

    /** Whether it is a version of one of the product's processes; within an engine command. */
    public boolean ours(String definition) {
        return processes.ours(definition);
    }

    /**
     * Before the engine makes its own parts.
     *
     * @param bound whether the product knows the form of this task of this process
     */
    public void preInit(ProcessEngineConfigurationImpl engine, BiPredicate<String, String> bound) {
        Net net = new Net(work, processes, new Papers(processes, settings.papers()), settings.deployments());
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), interceptor(net)));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), interceptor(net)));
        engine.setCustomPreBPMNParseListeners(
                with(engine.getCustomPreBPMNParseListeners(), new Movement(work, processes)));
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), new VariableNames()));
        engine.setCustomPreDeployers(with(
                engine.getCustomPreDeployers(),
                new ModelGuard(
                        work::underWay,
                        processes::oursByKey,
                        settings.deployments(),
                        application::containsBean,
                        bound)));
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), SeenStatistics.factory(processes)));
        if (settings.expressions()) {
            guardExpressions(engine);
        }
    }

    private GuardInterceptor interceptor(Net net) {
        return new GuardInterceptor(
                work, net, new Broadcasts(work, settings.broadcasts()), new Queries(settings.expressions()));
    }

    private void guardExpressions(ProcessEngineConfigurationImpl engine) {
        ExpressionManager set = engine.getExpressionManager();
        if (set != null && set.getClass() != SpringExpressionManager.class) {
            throw new IllegalStateException(
                    ("The application sets an expression manager of its own, %s, so expressions cannot be guarded: leave"
                                    + " it out, or set community-safety.guard.expressions to false.")
                            .formatted(set.getClass().getName()));
        }
        engine.setExpressionManager(
                new GuardedExpressions(application, engine.getBeans(), new Denying(processes, settings.deployments())));
    }

    /** Once they are there. */
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().add(new Checks(work, processes, settings.jobs()).asChecker());
    }

    private static <T> List<T> with(List<T> hosts, T ours) {
        List<T> all = hosts == null ? new ArrayList<>() : new ArrayList<>(hosts);
        all.add(ours);
        return all;
    }
}
