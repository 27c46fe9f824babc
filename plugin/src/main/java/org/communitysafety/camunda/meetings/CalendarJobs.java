package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Makes the recurring jobs of the calendar once the engine stands. */
class CalendarJobs implements SmartInitializingSingleton {

    private final ProcessEngineConfigurationImpl engine;
    private final CalendarJob calendarJob;

    CalendarJobs(ProcessEngineConfigurationImpl engine, CalendarJob calendarJob) {
        this.engine = engine;
        this.calendarJob = calendarJob;
    }

    @Override
    public void afterSingletonsInstantiated() {
        engine.getCommandExecutorTxRequired().execute(context -> {
            calendarJob.create(context);
            return null;
        });
    }
}
