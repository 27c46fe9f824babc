package org.communitysafety.meeting;

/**
 * What the absence table is asked with about one seat after a meeting (G13).
 *
 * @param body the body's kind, for example {@code board}
 * @param consecutiveAbsences meetings in a row, this one included, at which nobody represented the seat
 * @param consecutiveUnexplained likewise without apology or explanation: one that was explained breaks the row
 * @param unexplainedInYear without apology or explanation in the twelve months up to this meeting
 */
public record AbsenceFacts(
        String body,
        int consecutiveAbsences,
        int consecutiveUnexplained,
        int unexplainedInYear,
        boolean responsibleAuthority) {}
