package org.communitysafety.camunda;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's clock for the domain, so that both always agree what time it is; in Europe/London. */
final class EngineClock extends Clock {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final ZoneId zone;

    EngineClock() {
        this(UK);
    }

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
