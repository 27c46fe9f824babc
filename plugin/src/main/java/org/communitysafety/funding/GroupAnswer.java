package org.communitysafety.funding;

import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.meeting.Minute;
import org.communitysafety.partnership.Refused;

/**
 * What a delivery group said about an application (F3).
 *
 * @param reasons mandatory for a rejection and a revision
 * @param line key of the fund line that the group proposes; mandatory for support
 * @param lineReason why the contingency line; null for other lines
 */
public record GroupAnswer(Minute minute, Verdict verdict, String reasons, String line, String lineReason) {

    /** What a group can say. */
    public enum Verdict {
        SUPPORT,
        REVISE,
        REJECT,
        /** Not quorate: the next meeting considers it. */
        ADJOURN
    }

    /** @throws Refused when reasons or the line are missing */
    public GroupAnswer {
        boolean reasoned = reasons != null && !reasons.isBlank();
        Refused.unless(
                reasoned || verdict == Verdict.SUPPORT || verdict == Verdict.ADJOURN,
                "Reasons: say why the group %s (F3).",
                verdict == Verdict.REJECT ? "rejects the application" : "asks for a revision");
        Refused.unless(verdict != Verdict.SUPPORT || line != null, "Fund line: name the line that the group proposes.");
    }

    boolean adjourns() {
        return verdict == Verdict.ADJOURN;
    }

    Result result() {
        return switch (verdict) {
            case SUPPORT -> Result.SUPPORTED;
            case REVISE -> Result.REVISION_ASKED;
            case REJECT -> Result.REJECTED;
            case ADJOURN -> Result.ADJOURNED;
        };
    }
}
