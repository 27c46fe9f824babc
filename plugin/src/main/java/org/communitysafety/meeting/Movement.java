package org.communitysafety.meeting;

import java.time.LocalTime;
import java.util.Set;

/**
 * Arrivals and departures at one moment of an open meeting.
 *
 * @param left ids of the presences that end
 * @param presiding login of whoever presides from then on; null if that is clear or stays
 * @param at time of day in the UK; null for now
 */
public record Movement(Roll arrived, Set<Long> left, String presiding, LocalTime at) {

    /** Whether nothing has changed. */
    public boolean empty() {
        return arrived.empty() && left.isEmpty() && presiding == null;
    }
}
