package org.communitysafety.camunda.pages;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitysafety.partnership.Refused;
import org.springframework.dao.ConcurrencyFailureException;

/** Runs a change as one command of the engine, so that what the domain and the engine write commits together. */
class Changes {

    private static final int TRIES = 3;

    private final ProcessEngineConfigurationImpl engine;

    Changes(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** A lost lock is tried again as a whole, a few times: everything has been rolled back. */
    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return engine.getCommandExecutorTxRequired().execute(context -> work.get());
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (attempt == TRIES) {
                    throw new Refused("Somebody else changed this at the same moment. Nothing was saved; try again.");
                }
            }
        }
    }
}
