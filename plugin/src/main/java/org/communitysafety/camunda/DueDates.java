package org.communitysafety.camunda;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Asks models again when their tasks are due and their timers fire, after a date of the domain has changed. */
public final class DueDates {

    private DueDates() {}

    /** Of every running instance with this number. */
    public static void askAgain(CommandContext context, String tenant, String number) {
        var engine = context.getProcessEngineConfiguration();
        ManagementService management = engine.getManagementService();
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .tenantIdIn(tenant)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).timers().list().stream())
                .map(Job::getId)
                .forEach(timer -> management.recalculateJobDuedate(timer, false));
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .tenantIdIn(tenant)
                .list();
        tasks.forEach(task -> askAgain(context, task));
    }

    private static void askAgain(CommandContext context, Task found) {
        TaskEntity task = context.getTaskManager().findTaskById(found.getId());
        Expression due = task.getTaskDefinition().getDueDateExpression();
        if (due != null) {
            task.setDueDate((Date) due.getValue(task.getExecution()));
        }
    }
}
