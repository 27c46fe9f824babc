package org.communitysafety.camunda.meetings;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Makes the engine know the meetings' own jobs. */
class MeetingsPlugin extends AbstractProcessEnginePlugin {

    private final CalendarJob calendarJob;
    private final MeetingStartJob meetingStartJob;

    MeetingsPlugin(CalendarJob calendarJob, MeetingStartJob meetingStartJob) {
        this.calendarJob = calendarJob;
        this.meetingStartJob = meetingStartJob;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (engine.getCustomJobHandlers() == null) {
            engine.setCustomJobHandlers(new ArrayList<>());
        }
        engine.setCustomJobHandlers(both(both(engine.getCustomJobHandlers(), calendarJob), meetingStartJob));
    }

    private static <T> List<T> both(List<T> others, T ours) {
        List<T> all = new ArrayList<>(others);
        all.add(ours);
        return all;
    }
}
