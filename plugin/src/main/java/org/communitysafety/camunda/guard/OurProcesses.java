package org.communitysafety.camunda.guard;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Tells the product's processes, in whichever partnership's version, from all others. */
public final class OurProcesses {

    private final Set<String> keys;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** @param keys keys of the processes that the product ships */
    public OurProcesses(Collection<String> keys) {
        this.keys = Set.copyOf(keys);
    }

    boolean oursByKey(String key) {
        return keys.contains(key);
    }

    /** @param definition id of a process definition; null belongs to nobody */
    boolean ours(String definition) {
        return definition != null
                && known.computeIfAbsent(
                        definition, id -> oursByKey(definition(id).getKey()));
    }

    /** The names that the instance's model, or one that called it, has for its variables. */
    boolean declares(ExecutionEntity execution, String variable) {
        for (ExecutionEntity instance = execution.getProcessInstance(); instance != null; instance = caller(instance)) {
            if (VariableNames.of(definition(instance.getProcessDefinitionId())).contains(variable)) {
                return true;
            }
        }
        return false;
    }

    private static ExecutionEntity caller(ExecutionEntity instance) {
        ExecutionEntity call = instance.getSuperExecution();
        return call == null ? null : call.getProcessInstance();
    }

    private static ProcessDefinitionEntity definition(String id) {
        return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }
}
