package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Rhythm;
import org.communitysafety.storage.Storage;

/** Every body's meetings, planned from its rhythm. */
public class Calendar {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final SittingRepository sittings;
    private final Clock clock;

    Calendar(Storage storage, Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.clock = clock;
    }

    /** Plans a body's meetings of one calendar year from its rhythm; those that stand already are left alone. */
    public void plan(Body body, int year) {
        for (LocalDate day : Rhythm.dates(body.rhythm(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))) {
            if (sittings.findByTenantAndBodyAndPlannedFor(body.tenant(), body.id(), day)
                    .isEmpty()) {
                Instant opens = day.atTime(body.meetsAt()).atZone(UK).toInstant();
                sittings.save(Sitting.planned(body.tenant(), body.id(), day, opens, clock.instant()));
            }
        }
    }

    /** The body's first meeting after this moment; the year's meetings are planned where they are not yet. */
    Sitting next(Body body, Instant after) {
        return planned(body, after).orElseGet(() -> {
            int year = after.atZone(UK).getYear();
            sittings.lockBody(body.id());
            plan(body, year);
            plan(body, year + 1);
            return planned(body, after)
                    .orElseThrow(() -> new IllegalStateException(
                            "The rhythm \"%s\" gives %s no meeting after %s. Correct the rhythm of the body."
                                    .formatted(body.rhythm(), body.name(), after)));
        });
    }

    private Optional<Sitting> planned(Body body, Instant after) {
        return sittings.findFirstByTenantAndBodyAndOpensAtAfterOrderByOpensAt(body.tenant(), body.id(), after);
    }
}
