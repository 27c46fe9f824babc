package org.communitysafety.camunda.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Stands before the engine's own resolvers: refuses what an expression of a model may not reach, and leaves everything
 * else to them. Nothing gets from a value to the program's classes; a guarded model reaches what the product offers.
 */
final class Denying extends ELResolver {

    private final OurProcesses processes;
    private final boolean everyModel;

    /** @param everyModel whether all models are guarded, and not only those of the product's processes */
    Denying(OurProcesses processes, boolean everyModel) {
        this.processes = processes;
        this.everyModel = everyModel;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        check(context, base, property);
        return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        check(context, base, method);
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        check(context, base, property);
    }

    private void check(ELContext context, Object base, Object member) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        boolean allowed = base == null
                ? !guarded(scope) || root(scope, String.valueOf(member))
                : !Members.reflective(base, member) && (!guarded(scope) || Members.reachable(base, member));
        GuardRefused.unless(
                allowed,
                "The expression of a model may not reach \"%s\". Correct the model: it may use variables and what"
                        + " \"%s\" offers.",
                member,
                Members.PRODUCT);
    }

    private static boolean root(VariableScope scope, String name) {
        return Members.PRODUCT.equals(name)
                || Members.ENGINE.contains(name)
                || scope != null && scope.hasVariable(name);
    }

    private boolean guarded(VariableScope scope) {
        if (scope instanceof ExecutionEntity execution && !everyModel) {
            return processes.ours(execution.getProcessDefinitionId());
        }
        return scope instanceof TaskEntity task && !everyModel
                ? processes.ours(task.getProcessDefinitionId())
                : everyModel;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
