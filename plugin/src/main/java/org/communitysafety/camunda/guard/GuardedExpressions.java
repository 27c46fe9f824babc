package org.communitysafety.camunda.guard;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates the engine's expressions within bounds. Those of filters and queries come from people: they are evaluated
 * wherever they stand in a query, also where the engine's own settings forbid it, so they reach nothing.
 */
final class GuardedExpressions extends SpringExpressionManager {

    private final Denying denying;

    GuardedExpressions(ApplicationContext application, Map<Object, Object> beans, Denying denying) {
        super(application, beans);
        this.denying = denying;
    }

    @Override
    protected ELResolver createElResolver() {
        var guarded = new CompositeELResolver();
        guarded.add(denying);
        guarded.add(super.createElResolver());
        return guarded;
    }

    /** @param scope null for what belongs to no model */
    @Override
    protected ProcessEngineElContext createElContext(VariableScope scope) {
        if (scope != null) {
            return super.createElContext(scope);
        }
        ensureInitialized();
        var context = new ProcessEngineElContext(functionMapper, new DatesOnly());
        context.putContext(ExpressionFactory.class, expressionFactory);
        return context;
    }
}
