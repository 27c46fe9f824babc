package org.communitysafety.meeting;

import java.time.Instant;

/**
 * One seat's vote on an item.
 *
 * @param seat its key
 * @param voter login of whoever acted for the seat
 */
public record Vote(String item, String seat, String voter, Choice choice, Instant castAt) {

    /** What a vote says. Whoever abstains is not voting (G7). */
    public enum Choice {
        FOR,
        AGAINST,
        ABSTAIN
    }
}
