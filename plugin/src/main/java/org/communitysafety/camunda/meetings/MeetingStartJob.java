package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;

/** Starts the preparation of one meeting, in a transaction of its own. */
class MeetingStartJob implements JobHandler<MeetingStartJob.Number> {

    private static final String TYPE = "community-safety-meeting";

    /** Which meeting. */
    record Number(String number) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return number;
        }
    }

    private final Calendar calendar;
    private final Agenda agenda;
    private final Tenants tenants;

    MeetingStartJob(Calendar calendar, Agenda agenda, Tenants tenants) {
        this.calendar = calendar;
        this.agenda = agenda;
        this.tenants = tenants;
    }

    /** Queues the job with the transaction that numbered the meeting. */
    static void queue(CommandContext context, String number, String tenant) {
        var job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new Number(number));
        job.setTenantId(tenant);
        context.getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    /** A meeting that was cancelled since then is not prepared. */
    @Override
    public void execute(Number number, ExecutionEntity execution, CommandContext context, String tenantId) {
        calendar.numbered(tenantId, number.number())
                .filter(sitting -> sitting.state() == Sitting.State.IN_PREPARATION)
                .ifPresent(sitting -> context.runWithoutAuthorization(() -> start(context, sitting)));
    }

    private Void start(CommandContext context, Sitting sitting) {
        agenda.startOff(sitting);
        RuntimeService runtime = context.getProcessEngineConfiguration().getRuntimeService();
        var start = runtime.createProcessInstanceByKey(MeetingProcess.KEY).businessKey(sitting.number());
        tenants.starting(sitting.tenant(), () -> (ownProcess(context, sitting.tenant())
                        ? start.processDefinitionTenantId(sitting.tenant())
                        : start.processDefinitionWithoutTenantId())
                .execute());
        return null;
    }

    private static boolean ownProcess(CommandContext context, String tenant) {
        return context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(MeetingProcess.KEY, tenant)
                != null;
    }

    @Override
    public Number newConfiguration(String canonical) {
        return new Number(canonical);
    }

    @Override
    public void onDelete(Number number, JobEntity job) {
        // the meeting stays in the calendar
    }
}
