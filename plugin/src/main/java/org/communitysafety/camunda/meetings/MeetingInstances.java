package org.communitysafety.camunda.meetings;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.communitysafety.meeting.Sitting;

/** Finds the process instance of a meeting. */
final class MeetingInstances {

    private MeetingInstances() {}

    /** Id of the running instance; empty before preparation starts and after the meeting. */
    static Optional<String> of(RuntimeService runtime, Sitting sitting) {
        return sitting.number() == null
                ? Optional.empty()
                : Optional.ofNullable(runtime.createProcessInstanceQuery()
                                .processDefinitionKey(MeetingProcess.KEY)
                                .processInstanceBusinessKey(sitting.number())
                                .tenantIdIn(sitting.tenant())
                                .singleResult())
                        .map(ProcessInstance::getId);
    }
}
