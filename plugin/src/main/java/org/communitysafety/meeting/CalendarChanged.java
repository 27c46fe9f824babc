package org.communitysafety.meeting;

import java.util.List;

/**
 * Somebody changed the calendar. Published in the transaction of the change, so that timers, due dates and the papers'
 * date move along with it or nothing happens.
 *
 * @param sitting id of the meeting
 * @param affected numbers of funding applications whose meeting has another date now
 */
public record CalendarChanged(String tenant, String sitting, Kind kind, List<String> affected) {

    /** What happened to the meeting. */
    public enum Kind {
        MOVED,
        CANCELLED,
        ADDED
    }
}
