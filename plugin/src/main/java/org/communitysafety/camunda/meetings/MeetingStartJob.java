package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Register;

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

    private static final String HUB_MEETING = "hubMeeting";

    private final Calendar calendar;
    private final Agenda agenda;
    private final ActionReports reports;
    private final Register register;
    private final Tenants tenants;

    MeetingStartJob(Calendar calendar, Agenda agenda, ActionReports reports, Register register, Tenants tenants) {
        this.calendar = calendar;
        this.agenda = agenda;
        this.reports = reports;
        this.register = register;
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
        String process = process(sitting);
        if (process.equals(MeetingProcess.KEY)) {
            agenda.startOff(sitting);
            reports.expect(sitting);
        }
        RuntimeService runtime = context.getProcessEngineConfiguration().getRuntimeService();
        var start = runtime.createProcessInstanceByKey(process).businessKey(sitting.number());
        tenants.starting(sitting.tenant(), () -> (ownProcess(context, process, sitting.tenant())
                        ? start.processDefinitionTenantId(sitting.tenant())
                        : start.processDefinitionWithoutTenantId())
                .execute());
        return null;
    }

    /** The hub's meetings have a process of their own. */
    private String process(Sitting sitting) {
        return Body.HUB.equals(register.body(sitting.body()).kind()) ? HUB_MEETING : MeetingProcess.KEY;
    }

    private static boolean ownProcess(CommandContext context, String process, String tenant) {
        return context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(process, tenant)
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
