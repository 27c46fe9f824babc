package org.communitysafety.camunda;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Finds what a form is about, and whether that is ours at all. */
final class FormSubjects {

    private final Shipped shipped;

    FormSubjects(Shipped shipped) {
        this.shipped = shipped;
    }

    /** @param ours whether the form is ours; what is not goes to the engine as if we were not here */
    record Answer<T>(boolean ours, T value) {

        T or(Supplier<T> engines) {
            return ours ? value : engines.get();
        }
    }

    <T> Answer<T> ofDefinition(CommandExecutor engine, String id, Function<CommandContext, T> work) {
        return engine.execute(context -> {
            ProcessDefinitionEntity definition =
                    context.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
            return definition == null || shipped.runs(definition)
                    ? new Answer<>(true, work.apply(context))
                    : new Answer<>(false, null);
        });
    }

    <T> Answer<T> ofTask(CommandExecutor engine, String id, BiFunction<CommandContext, TaskEntity, T> work) {
        return engine.execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(id);
            if (task == null ? wasForeign(context, id) : !shipped.runs(task.getProcessDefinition())) {
                return new Answer<>(false, null);
            }
            if (task == null || !context.getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
                throw new FormRefused(
                        "This task has been completed already, or there is none like it. Reload the task list.");
            }
            return new Answer<>(true, work.apply(context, task));
        });
    }

    /** Whether a task that is gone belonged to somebody else's process. */
    private boolean wasForeign(CommandContext context, String id) {
        HistoricTaskInstanceEntity gone =
                context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(id);
        return gone != null
                && (gone.getProcessDefinitionId() == null
                        || !shipped.runs(context.getProcessDefinitionManager()
                                .findLatestProcessDefinitionById(gone.getProcessDefinitionId())));
    }

    /** Another partnership's is refused like one that does not exist. */
    static ProcessDefinitionEntity definition(CommandContext context, String id) {
        ProcessDefinitionEntity definition =
                context.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        if (definition == null || !context.getTenantManager().isAuthenticatedTenant(definition.getTenantId())) {
            throw new FormRefused("There is no such process. Reload the page.");
        }
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkReadProcessDefinition(definition));
        return definition.getTenantId() == null ? ownOf(context, definition) : definition;
    }

    /** Whoever opens or starts a shared process that their partnership has replaced gets the partnership's own. */
    private static ProcessDefinitionEntity ownOf(CommandContext context, ProcessDefinitionEntity shared) {
        var user = context.getAuthentication();
        if (user == null || user.getTenantIds() == null) {
            return shared;
        }
        return user.getTenantIds().stream()
                .map(tenant -> context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(shared.getKey(), tenant))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(shared);
    }
}
