package org.communitysafety.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The community's confidence after an incident, as it is watched (C6).
 *
 * @param measure id of the measure
 * @param baseline its value when the incident was declared
 * @param nextCheckAt when the next check is due; null before the response has ended
 * @param checksLeft checks that the procedure still asks for
 * @param lastOutcome what the table said of the last check; {@code none} before the first
 * @param decidedBy login of who recorded that the Executive closes it; null otherwise
 * @param decidedOn day of the Executive's decision
 */
public record Confidence(
        @Id String incident,
        String tenant,
        String measure,
        BigDecimal baseline,
        String source,
        String recordedBy,
        Instant recordedAt,
        Instant nextCheckAt,
        int checksLeft,
        String lastOutcome,
        String decidedBy,
        LocalDate decidedOn,
        Instant debriefedAt,
        @Version int version) {

    static final String NONE = "none";

    Confidence watchedFrom(Instant first, int checks) {
        return with(first, checks, lastOutcome, decidedBy, decidedOn, debriefedAt);
    }

    Confidence judged(String outcome, Instant next) {
        return with(next, Math.max(0, checksLeft - 1), outcome, decidedBy, decidedOn, debriefedAt);
    }

    Confidence decided(String by, LocalDate on) {
        Refused.unless(decidedBy == null, "The Executive's decision on %s has been recorded already.", incident);
        return with(nextCheckAt, checksLeft, lastOutcome, by, on, debriefedAt);
    }

    Confidence debriefed(Instant at) {
        Refused.unless(debriefedAt == null, "The debrief of %s has been recorded already.", incident);
        return with(nextCheckAt, checksLeft, lastOutcome, decidedBy, decidedOn, at);
    }

    private Confidence with(Instant next, int left, String outcome, String by, LocalDate on, Instant debriefed) {
        return new Confidence(
                incident,
                tenant,
                measure,
                baseline,
                source,
                recordedBy,
                recordedAt,
                next,
                left,
                outcome,
                by,
                on,
                debriefed,
                version);
    }
}
