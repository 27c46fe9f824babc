package org.communitysafety.camunda.guard;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** What is to be done later to many instances at once is refused at once, not by a job that fails later. */
final class Batches {

    private static final Set<String> MOVING = Set.of(
            Batch.TYPE_SET_VARIABLES,
            Batch.TYPE_PROCESS_INSTANCE_MODIFICATION,
            Batch.TYPE_PROCESS_INSTANCE_RESTART,
            Batch.TYPE_PROCESS_INSTANCE_MIGRATION,
            Batch.TYPE_CORRELATE_MESSAGE);

    private final OurProcesses processes;

    Batches(OurProcesses processes) {
        this.processes = processes;
    }

    /** Whether it would move one of the product's instances. */
    boolean concernsOurs(BatchEntity batch) {
        return MOVING.contains(batch.getType()) && instances(batch).stream().anyMatch(this::ours);
    }

    private static List<String> instances(BatchEntity batch) {
        Object configuration = Context.getProcessEngineConfiguration()
                .getBatchHandlers()
                .get(batch.getType())
                .readConfiguration(batch.getConfigurationBytes());
        return ((BatchConfiguration) configuration).getIds();
    }

    private boolean ours(String instance) {
        CommandContext context = Context.getCommandContext();
        ExecutionEntity running = context.getExecutionManager().findExecutionById(instance);
        if (running != null) {
            return processes.ours(running.getProcessDefinitionId());
        }
        HistoricProcessInstanceEventEntity ended =
                context.getHistoricProcessInstanceManager().findHistoricProcessInstance(instance);
        return ended != null && processes.ours(ended.getProcessDefinitionId());
    }
}
