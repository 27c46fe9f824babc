package org.communitysafety.camunda;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Lets people give back a task that they have claimed. Camunda's permission to work on a task is enough to claim it, but
 * not to give it back, so that a claimed task would be lost to colleagues. Tasks of other processes pass untouched.
 */
class ClaimedTasks extends TaskServiceImpl {

    private final Shipped shipped;

    ClaimedTasks(Shipped shipped) {
        this.shipped = shipped;
    }

    @Override
    public void setAssignee(String task, String person) {
        if (person != null) {
            super.setAssignee(task, person);
            return;
        }
        boolean givesBack = commandExecutor.execute(context -> givesBack(context, task));
        if (givesBack) {
            commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
                nobodys(task);
                return null;
            }));
        } else {
            nobodys(task);
        }
    }

    private void nobodys(String task) {
        super.setAssignee(task, null);
    }

    private boolean givesBack(CommandContext context, String id) {
        TaskEntity task = id == null ? null : context.getTaskManager().findTaskById(id);
        if (task == null
                || !shipped.runs(task.getProcessDefinition())
                || task.getAssignee() == null
                || !task.getAssignee().equals(context.getAuthenticatedUserId())) {
            return false;
        }
        if (task.getCandidates().isEmpty()) {
            throw new BadUserRequestException("This task is yours alone, so there is nobody to give it back to.");
        }
        return true;
    }
}
