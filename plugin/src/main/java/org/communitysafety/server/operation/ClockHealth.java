package org.communitysafety.server.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether this node's clock agrees with the database's: timers and locks of all nodes are compared with both. */
class ClockHealth extends AbstractHealthIndicator {

    private static final Duration MOST = Duration.ofSeconds(2);

    private final JdbcTemplate database;
    private final Clock clock;

    ClockHealth(JdbcTemplate database, Clock clock) {
        super("The database does not say what time it is");
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant before = clock.instant();
        OffsetDateTime there = database.queryForObject("select current_timestamp", OffsetDateTime.class);
        Duration underWay = Duration.between(before, clock.instant());
        Duration ahead = Duration.between(there.toInstant(), before.plus(underWay.dividedBy(2)));
        health.status(ahead.abs().compareTo(MOST) <= 0 ? "UP" : OperationConfiguration.DEGRADED)
                .withDetail("aheadOfDatabaseMillis", ahead.toMillis());
    }
}
