package org.communitysafety.camunda;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes that start at the same moment do one after the other what is done once for all of them. */
public class StartUpLock {

    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;

    StartUpLock(ProcessEngineConfigurationImpl engine, TransactionTemplate transaction) {
        this.engine = engine;
        this.transaction = transaction;
    }

    /** Runs the work in a transaction of its own, as the only node; it sees what the others have done before. */
    public void run(Runnable work) {
        transaction.executeWithoutResult(status -> {
            engine.getCommandExecutorTxRequired().execute(context -> {
                context.getPropertyManager().acquireExclusiveLock();
                return null;
            });
            work.run();
        });
    }
}
