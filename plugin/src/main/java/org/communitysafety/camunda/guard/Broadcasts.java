package org.communitysafety.camunda.guard;

import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Signals and conditions from outside reach the instances of every partnership at once. */
final class Broadcasts {

    private final OwnWork work;
    private final boolean refused;

    Broadcasts(OwnWork work, boolean refused) {
        this.work = work;
        this.refused = refused;
    }

    void check(Command<?> command) {
        boolean broadcast = command instanceof SignalEventReceivedCmd || command instanceof EvaluateStartConditionCmd;
        GuardRefused.unless(
                !broadcast || !refused || work.underWay(),
                "Signals and conditions would reach every partnership, so none are taken. Send the form of the task or"
                        + " the start form (submit-form); nothing was changed.");
    }
}
