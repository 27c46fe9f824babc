package org.communitysafety.support;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;

/** Runs the calendar's own jobs, which belong to no process instance, when a test says so. */
public final class CalendarRun {

    private final ManagementService management;

    private CalendarRun(ManagementService management) {
        this.management = management;
    }

    public static CalendarRun of(ProcessEngine engine) {
        return new CalendarRun(engine.getManagementService());
    }

    /** Starts the preparation of every meeting for which it is due. */
    public void startMeetings() {
        List<Job> starts;
        do {
            work("start meetings");
            starts = jobs("community-safety-meeting");
            starts.forEach(job -> management.executeJob(job.getId()));
        } while (!starts.isEmpty());
    }

    /** Does one recurring work of the calendar. */
    public void work(String name) {
        jobs("community-safety-calendar").stream()
                .filter(job -> ((JobEntity) job).getJobHandlerConfigurationRaw().equals(name))
                .findFirst()
                .map(Job::getId)
                .ifPresentOrElse(management::executeJob, () -> {
                    throw new AssertionError("There is no recurring job \"" + name + "\"");
                });
    }

    /** Jobs of this kind that still can be executed. */
    public List<Job> jobs(String handler) {
        return management.createJobQuery().withRetriesLeft().list().stream()
                .filter(job -> handler.equals(((JobEntity) job).getJobHandlerType()))
                .toList();
    }
}
