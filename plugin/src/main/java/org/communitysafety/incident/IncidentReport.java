package org.communitysafety.incident;

import java.time.Instant;

/**
 * What the one form of a report says.
 *
 * @param what what happened, in the reporter's words; sealed
 * @param place where exactly; sealed
 * @param marking who may read it; null for everybody involved
 */
public record IncidentReport(
        String area,
        String place,
        Instant happenedAt,
        Incident.Source source,
        String what,
        String marking,
        Level level,
        Facts facts) {

    /** Texts may name people. */
    @Override
    public String toString() {
        return "IncidentReport[" + area + "]";
    }
}
