package org.communitysafety.camunda.guard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** What a call that goes past the product may not do to its processes; ending an instance as a whole it may. */
final class ForeignRows {

    static final String VARIABLES =
            "The variables of this process are set by its forms alone. Send the form of the task"
                    + " or the start form (submit-form); nothing was changed.";

    static final String MOVES = "This process is moved by its forms, its time limits and the register alone. Send the"
            + " form of the task or the start form (submit-form), or ask the manager; nothing was changed.";

    private static final String NOTES =
            "Incidents are made and described by the engine alone. Keep your notes" + " elsewhere; nothing was saved.";

    private static final String CANDIDATES =
            "Whose task this is follows from the office or body in the register. Change"
                    + " who holds the office; nothing was changed.";

    /** Those that the engine makes itself. */
    private static final Set<String> INCIDENTS =
            Set.of(Incident.FAILED_JOB_HANDLER_TYPE, Incident.EXTERNAL_TASK_HANDLER_TYPE);

    private static final Set<DbEntityState> DELETED =
            Set.of(DbEntityState.DELETED_PERSISTENT, DbEntityState.DELETED_MERGED);

    private final OurProcesses processes;
    private final Batches batches;
    private final boolean numbersAreOurs;

    ForeignRows(OurProcesses processes, Batches batches, boolean numbersAreOurs) {
        this.processes = processes;
        this.batches = batches;
        this.numbersAreOurs = numbersAreOurs;
    }

    /** @throws GuardRefused for the first row that may not be written */
    void check(List<CachedDbEntity> rows) {
        Set<String> ended = endedAsAWhole(rows);
        for (CachedDbEntity row : rows) {
            DbEntity entity = row.getEntity();
            boolean come = Net.inserted(row);
            if (come || DELETED.contains(row.getEntityState())) {
                checkMoved(entity, come, ended);
            }
            if (Net.written(row)) {
                checkWritten(entity);
            }
        }
    }

    private static Set<String> endedAsAWhole(List<CachedDbEntity> rows) {
        return rows.stream()
                .filter(row -> DELETED.contains(row.getEntityState()))
                .map(CachedDbEntity::getEntity)
                .filter(ExecutionEntity.class::isInstance)
                .map(ExecutionEntity.class::cast)
                .filter(execution -> execution.isProcessInstanceExecution() && execution.isDeleteRoot())
                .map(ExecutionEntity::getId)
                .collect(Collectors.toSet());
    }

    private void checkMoved(DbEntity entity, boolean come, Set<String> ended) {
        if (entity instanceof ExecutionEntity execution) {
            refuseMove(execution.getProcessDefinitionId(), execution.getProcessInstanceId(), come, ended);
            refuseIf(
                    numbersAreOurs && come && execution.isProcessInstanceExecution() && OwnRows.numbered(execution),
                    "A number such as \"%s\" is given by the partnership. Choose another business key."
                            .formatted(execution.getBusinessKey()));
        } else if (entity instanceof TaskEntity task) {
            refuseMove(task.getProcessDefinitionId(), task.getProcessInstanceId(), come, ended);
        } else if (entity instanceof EventSubscriptionEntity event && event.getExecution() != null) {
            refuseMove(event.getExecution().getProcessDefinitionId(), event.getProcessInstanceId(), come, ended);
        } else if (entity instanceof JobEntity job && job.getProcessInstanceId() != null) {
            refuseMove(job.getProcessDefinitionId(), job.getProcessInstanceId(), come, ended);
        } else if (entity instanceof IdentityLinkEntity link && link.getTaskId() != null && link.getTask() != null) {
            refuseIf(
                    !ended.contains(link.getTask().getProcessInstanceId())
                            && processes.ours(link.getTask().getProcessDefinitionId()),
                    CANDIDATES);
        } else if (entity instanceof BatchEntity batch) {
            refuseIf(come && batches.concernsOurs(batch), MOVES);
        }
    }

    private void refuseMove(String definition, String instance, boolean come, Set<String> ended) {
        refuseIf((come || !ended.contains(instance)) && processes.ours(definition), MOVES);
    }

    private void checkWritten(DbEntity entity) {
        if (entity instanceof VariableInstanceEntity variable) {
            refuseIf(processes.ours(variable.getProcessDefinitionId()), VARIABLES);
        } else if (entity instanceof HistoricVariableInstanceEntity variable) {
            refuseIf(processes.ours(variable.getProcessDefinitionId()), VARIABLES);
        } else if (entity instanceof HistoricVariableUpdateEventEntity update) {
            refuseIf(processes.ours(update.getProcessDefinitionId()), VARIABLES);
        } else if (entity instanceof IncidentEntity incident) {
            boolean noted = !INCIDENTS.contains(incident.getIncidentType()) || incident.getAnnotation() != null;
            refuseIf(noted && processes.ours(incident.getProcessDefinitionId()), NOTES);
        }
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new GuardRefused(reason);
        }
    }
}
