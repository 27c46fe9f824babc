package org.communitysafety.camunda.incidents;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;

/** Makes the engine know the job that hands text messages to the operator's gateway. */
class IncidentPlugin extends AbstractProcessEnginePlugin {

    private final TextJob textJob;

    IncidentPlugin(TextJob textJob) {
        this.textJob = textJob;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<JobHandler> handlers = new ArrayList<>();
        if (engine.getCustomJobHandlers() != null) {
            handlers.addAll(engine.getCustomJobHandlers());
        }
        handlers.add(textJob);
        engine.setCustomJobHandlers(handlers);
    }
}
