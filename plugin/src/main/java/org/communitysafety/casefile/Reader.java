package org.communitysafety.casefile;

import org.communitysafety.partnership.Refused;

/**
 * Who wants to read a case file, and for what: a task, or a reason of their own (S1).
 *
 * @param task what is being done, without personal data; null where a reason is given
 * @param reason in the reader's own words; kept sealed
 */
public record Reader(String login, String task, String reason) {

    private static final int LONGEST_REASON = 500;

    public static Reader forTask(String login, String task) {
        return new Reader(login, task, null);
    }

    /** @throws Refused without a reason */
    public static Reader because(String login, String reason) {
        Refused.unless(
                reason != null && !reason.isBlank(),
                "Say why you need to open this case. The reason is kept with the record of who read it.");
        Refused.unless(
                reason.length() <= LONGEST_REASON,
                "The reason is too long: at most %d characters. Shorten it.",
                LONGEST_REASON);
        return new Reader(login, null, reason.strip());
    }

    /** A reason may name people. */
    @Override
    public String toString() {
        return "Reader[%s, %s]".formatted(login, task == null ? "reason" : task);
    }
}
