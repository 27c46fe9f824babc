package org.communitysafety.camunda.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Keeps comments, attachments and tasks of people's own out of the engine: Camunda checks neither permission nor
 * partnership for the first two, and nobody would find what stands in them.
 */
final class Papers {

    private final OurProcesses processes;
    private final boolean everywhere;

    /** @param everywhere in whatever process, and not only at the product's own */
    Papers(OurProcesses processes, boolean everywhere) {
        this.processes = processes;
        this.everywhere = everywhere;
    }

    /** @throws GuardRefused for a comment, an attachment or a task that belongs to no process */
    void check(DbEntity inserted) {
        if (inserted instanceof CommentEntity comment) {
            GuardRefused.unless(
                    !refused(comment.getTaskId(), comment.getProcessInstanceId()),
                    "Comments are not kept here. Say it in the form of the task; nothing was saved.");
        } else if (inserted instanceof AttachmentEntity attachment) {
            GuardRefused.unless(
                    !refused(attachment.getTaskId(), attachment.getProcessInstanceId()),
                    "Attachments are not kept here. Refer to the document in the form of the task; nothing was saved.");
        } else if (inserted instanceof TaskEntity task && task.getProcessDefinitionId() == null) {
            GuardRefused.unless(
                    task.getCaseDefinitionId() != null || !(everywhere || oursByTask(task.getParentTaskId())),
                    "Tasks come from the processes. Start the process that the work belongs to; nothing was saved.");
        }
    }

    private boolean refused(String task, String instance) {
        return everywhere || oursByTask(task) || oursByInstance(instance);
    }

    private boolean oursByTask(String id) {
        TaskEntity task =
                id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
        return task != null && processes.ours(task.getProcessDefinitionId());
    }

    private boolean oursByInstance(String id) {
        ExecutionEntity instance = id == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(id);
        return instance != null && processes.ours(instance.getProcessDefinitionId());
    }
}
