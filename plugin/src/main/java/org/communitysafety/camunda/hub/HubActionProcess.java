package org.communitysafety.camunda.hub;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.hub.HubActions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody carries out an action of the hub (H8, H14, H15). */
@Configuration(proxyBeanMethods = false)
class HubActionProcess {

    static final String KEY = "hubAction";

    static final String CARRY_OUT_ACTION = "carryOutAction";
    static final String ACTION_WITHDRAWN_MESSAGE = "actionWithdrawn";

    /** Whether it was reported as done. */
    static final String ACTION_DONE = "actionDone";

    @Bean("communitySafety.remindHubActionOwner")
    JavaDelegate remindActionOwner(HubActions actions) {
        return execution -> actions.remind(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.reportOverdueAction")
    JavaDelegate reportOverdueAction(HubActions actions) {
        return execution -> actions.escalate(execution.getProcessBusinessKey());
    }
}
