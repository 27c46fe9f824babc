package org.communitysafety.camunda.guard.web;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Whether somebody may do everything. */
final class Administrator {

    private Administrator() {}

    static boolean is(Authentication user, ProcessEngine engine) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return user.getGroupIds() != null && user.getGroupIds().contains(Groups.CAMUNDA_ADMIN)
                || configuration.getAdminUsers().contains(user.getUserId());
    }
}
