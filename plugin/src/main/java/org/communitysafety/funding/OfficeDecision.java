package org.communitysafety.funding;

import java.time.Instant;

/**
 * What one office-holder said, once per round (F5).
 *
 * @param office key of the office
 * @param round counts how often the office-holders were asked about this application
 */
public record OfficeDecision(
        String office, String person, Verdict verdict, String reasons, int round, Instant decidedAt) {

    /** What an office-holder can say. */
    public enum Verdict {
        APPROVE,
        REJECT,
        /** Takes no part, because of an interest (F16). */
        INTEREST
    }
}
