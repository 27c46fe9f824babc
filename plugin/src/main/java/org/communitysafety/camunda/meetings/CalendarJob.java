package org.communitysafety.camunda.meetings;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.EverLivingJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;

/** Does one piece of {@link CalendarWork} and comes back after a while, for ever. */
class CalendarJob implements JobHandler<CalendarJob.Name> {

    static final String TYPE = "community-safety-calendar";

    /** Which work. */
    record Name(String name) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return name;
        }
    }

    private final Map<String, Runnable> works;
    private final Duration interval;
    private final Clock clock;

    /** @param works by name */
    CalendarJob(Map<String, Runnable> works, Duration interval, Clock clock) {
        this.works = works;
        this.interval = interval;
        this.clock = clock;
    }

    /** Creates the jobs that are not there yet, once for all nodes, and removes those that nobody does any more. */
    void create(CommandContext context) {
        context.getPropertyManager().acquireExclusiveLock();
        for (Job job : context.getJobManager().findJobsByHandlerType(TYPE)) {
            if (!works.containsKey(((JobEntity) job).getJobHandlerConfigurationRaw())) {
                ((JobEntity) job).delete();
            }
        }
        for (String name : works.keySet()) {
            if (context.getJobManager()
                    .findJobsByConfiguration(TYPE, name, null)
                    .isEmpty()) {
                var job = new EverLivingJobEntity();
                job.setJobHandlerType(TYPE);
                job.setJobHandlerConfiguration(new Name(name));
                job.setDuedate(Date.from(clock.instant()));
                context.getJobManager().insertAndHintJobExecutor(job);
            }
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Name name, ExecutionEntity execution, CommandContext context, String tenantId) {
        works.get(name.name()).run();
        context.getJobManager()
                .reschedule(context.getCurrentJob(), Date.from(clock.instant().plus(interval)));
    }

    @Override
    public Name newConfiguration(String canonical) {
        return new Name(canonical);
    }

    @Override
    public void onDelete(Name name, JobEntity job) {
        // nothing else belongs to it
    }
}
