package org.communitysafety.camunda.hub;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActions;

/** Who sees the instances of case processes. */
class HubInstances {

    private final HubGrants grants;
    private final CaseFiles files;
    private final HubActions actions;

    HubInstances(HubGrants grants, CaseFiles files, HubActions actions) {
        this.grants = grants;
        this.files = files;
        this.actions = actions;
    }

    void started(DelegateExecution execution) {
        unchecked(() -> grants.showInstance(
                files.file(caseOf(execution.getProcessBusinessKey())), execution.getProcessInstanceId()));
    }

    void ended(DelegateExecution execution) {
        unchecked(() -> grants.forget(execution.getProcessInstanceId()));
    }

    /** Number of the case that an instance with this number is about: an action's instance bears the action's number. */
    String caseOf(String number) {
        return actions.find(number).map(HubAction::referral).orElse(number);
    }

    private static void unchecked(Runnable work) {
        Context.getCommandContext().runWithoutAuthorization(() -> {
            work.run();
            return null;
        });
    }
}
