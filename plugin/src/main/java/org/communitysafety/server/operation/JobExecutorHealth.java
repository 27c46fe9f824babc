package org.communitysafety.server.operation;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Whether this node works in the background: sends messages, fires timers, continues processes. */
class JobExecutorHealth extends AbstractHealthIndicator {

    private final JobExecutor executor;

    /** @param executor null where it is switched off on this node */
    JobExecutorHealth(JobExecutor executor) {
        this.executor = executor;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (executor == null) {
            health.up().withDetail("active", "switched off on this node");
        } else if (executor.isActive()) {
            health.up().withDetail("active", true).withDetail("lockOwner", executor.getLockOwner());
        } else {
            health.status(OperationConfiguration.DEGRADED).withDetail("active", false);
        }
    }
}
