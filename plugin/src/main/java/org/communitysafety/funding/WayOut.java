package org.communitysafety.funding;

import org.communitysafety.partnership.Refused;

/**
 * How the funds manager gets out of a shortfall (F9, F18).
 *
 * @param line key of the line that money comes from, or of the other line proposed; null for the other ways
 * @param amount to move, or the smaller amount proposed; null for the other ways
 * @param reasons always mandatory
 */
public record WayOut(Kind kind, String line, Money amount, String reasons) {

    /** The ways there are. */
    public enum Kind {
        MOVE_MONEY,
        OTHER_LINE,
        SMALLER_AMOUNT,
        /** The Performance Group considers a rejection (F6). */
        REJECTION
    }

    /** @throws Refused when something that this way needs is missing */
    public WayOut {
        Refused.unless(reasons != null && !reasons.isBlank(), "Reasons: say why this way is chosen.");
        Refused.unless(
                line != null || kind == Kind.SMALLER_AMOUNT || kind == Kind.REJECTION,
                "Fund line: choose the line that the money comes from.");
        Refused.unless(amount != null || kind == Kind.OTHER_LINE || kind == Kind.REJECTION, "Amount: say how much.");
    }
}
