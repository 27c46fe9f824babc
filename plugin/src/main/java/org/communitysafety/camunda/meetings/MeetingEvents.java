package org.communitysafety.camunda.meetings;

import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanged;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.MeetingDue;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.springframework.context.event.EventListener;

/** What the engine does when the calendar says that something happened, in the same transaction. */
class MeetingEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Calendar calendar;
    private final Circulation circulation;
    private final Decisions decisions;
    private final Register register;
    private final MeetingGrants grants;

    MeetingEvents(
            ProcessEngineConfigurationImpl engine,
            Calendar calendar,
            Circulation circulation,
            Decisions decisions,
            Register register,
            MeetingGrants grants) {
        this.engine = engine;
        this.calendar = calendar;
        this.circulation = circulation;
        this.decisions = decisions;
        this.register = register;
        this.grants = grants;
    }

    @EventListener
    void on(PartnershipImported imported) {
        grants.grant(imported.tenant());
    }

    @EventListener
    void on(MeetingDue due) {
        inEngine(context -> MeetingStartJob.queue(context, due.number(), due.tenant()));
    }

    @EventListener
    void on(CalendarChanged changed) {
        inEngine(context -> context.runWithoutAuthorization(() -> {
            Sitting sitting = calendar.sitting(changed.sitting());
            switch (changed.kind()) {
                case MOVED -> moved(context, sitting);
                case CANCELLED -> cancelled(sitting);
                case ADDED -> {
                    // its preparation starts when it is due
                }
            }
            changed.affected().forEach(number -> askDueDatesAgain(context, number, changed.tenant()));
            return null;
        }));
    }

    /** The papers' date follows the meeting's, and so do timers and due dates. */
    private void moved(CommandContext context, Sitting sitting) {
        if (sitting.state() != Sitting.State.IN_PREPARATION) {
            return;
        }
        circulation.dueBy(sitting, MeetingProcess.rule(sitting, decisions, register));
        MeetingInstances.of(engine.getRuntimeService(), sitting).ifPresent(instance -> {
            ManagementService management = engine.getManagementService();
            management.createJobQuery().processInstanceId(instance).timers().list().stream()
                    .map(Job::getId)
                    .forEach(timer -> management.recalculateJobDuedate(timer, false));
            askDueDatesAgain(context, sitting.number(), sitting.tenant());
        });
    }

    private void cancelled(Sitting sitting) {
        RuntimeService runtime = engine.getRuntimeService();
        MeetingInstances.of(runtime, sitting)
                .ifPresent(instance -> runtime.createMessageCorrelation(MeetingProcess.MEETING_CANCELLED_MESSAGE)
                        .processInstanceId(instance)
                        .correlate());
    }

    /** The model says when a task is due; it is asked again, as if the task were made now. */
    private void askDueDatesAgain(CommandContext context, String number, String tenant) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .tenantIdIn(tenant)
                .list();
        for (Task found : tasks) {
            TaskEntity task = context.getTaskManager().findTaskById(found.getId());
            Expression due = task.getTaskDefinition().getDueDateExpression();
            if (due != null) {
                task.setDueDate((Date) due.getValue(task.getExecution()));
            }
        }
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            work.accept(context);
            return null;
        });
    }
}
