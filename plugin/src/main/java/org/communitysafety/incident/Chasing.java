package org.communitysafety.incident;

import java.time.Duration;
import org.communitysafety.partnership.Refused;

/** How long after the report somebody who has not acknowledged is reminded, the deputy told and the chair told (C3). */
public record Chasing(Duration reminder, Duration deputy, Duration chair) {

    /** @throws Refused for times that do not rise */
    public Chasing {
        Refused.unless(
                reminder.compareTo(Duration.ZERO) > 0 && deputy.compareTo(reminder) > 0 && chair.compareTo(deputy) > 0,
                "The table \"incidentChasing\" must name rising minutes: first the reminder, then the deputy, then the"
                        + " chair. Ask the partnership's process owner to correct it; nothing was saved.");
    }
}
