package org.communitysafety.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EverLivingJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ParseUtil;

/**
 * Waits between attempts of our own jobs, for example to send a message. The engine's retry cycle is for activities, to
 * which these jobs are not attached: without this, a mail server that is away for a second would use up every attempt.
 * What has to be done again and again never runs out of attempts.
 */
class OutboxRetries extends DefaultFailedJobCommandFactory {

    private static final String OURS = "community-safety-";
    private static final String OTHERWISE = "R5/PT10M";

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        return new Retry(job, failure);
    }

    private static final class Retry extends DefaultJobRetryCmd {

        Retry(String job, Throwable failure) {
            super(job, failure);
        }

        @Override
        protected void executeStandardStrategy(CommandContext context) {
            JobEntity job = getJob();
            if (job != null && job.getJobHandlerType().startsWith(OURS)) {
                wait(job);
            }
            if (job instanceof EverLivingJobEntity && job.getJobHandlerType().startsWith(OURS)) {
                job.setRetries(job.getRetries() + 1); // the attempt that is taken off below
            }
            super.executeStandardStrategy(context);
        }

        private void wait(JobEntity job) {
            FailedJobRetryConfiguration cycle = cycle();
            if (isFirstJobExecution(job)) {
                initializeRetries(job, cycle.getRetries());
            }
            List<String> intervals = cycle.getRetryIntervals();
            int tried = cycle.getRetries() - job.getRetries();
            String next = intervals.get(Math.max(0, Math.min(tried, intervals.size() - 1)));
            try {
                job.setDuedate(new DurationHelper(next).getDateAfter());
            } catch (Exception e) {
                throw new IllegalStateException("The retry cycle's interval \"" + next + "\" cannot be read", e);
            }
        }

        private static FailedJobRetryConfiguration cycle() {
            String configured = Context.getProcessEngineConfiguration().getFailedJobRetryTimeCycle();
            FailedJobRetryConfiguration cycle = configured == null ? null : ParseUtil.parseRetryIntervals(configured);
            return cycle == null || cycle.getRetryIntervals() == null
                    ? ParseUtil.parseRetryIntervals(OTHERWISE)
                    : cycle;
        }
    }
}
