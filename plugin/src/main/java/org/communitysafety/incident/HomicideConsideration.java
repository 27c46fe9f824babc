package org.communitysafety.incident;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Whether a domestic homicide review is recommended (C7).
 *
 * @param recommended null until it is decided
 */
public record HomicideConsideration(
        @Id String incident,
        String tenant,
        Instant askedAt,
        Boolean recommended,
        String decidedBy,
        Instant decidedAt,
        @Version int version) {

    HomicideConsideration decided(boolean recommended, String by, Instant at) {
        Refused.unless(decidedAt == null, "This has been decided already. Reload the task list.");
        return new HomicideConsideration(incident, tenant, askedAt, recommended, by, at, version);
    }
}
