package org.communitysafety.hub;

import java.util.List;
import java.util.Set;

/**
 * What the chair says of a referral (H4 to H6).
 *
 * @param criteria ids of those that are met
 * @param earlier numbers of earlier cases about the same person or place
 * @param note why; kept in the case file
 * @param advice for the referrer, of a declined referral (H5)
 * @param question for the referrer, where more is needed
 * @param restrictTo keys of the organisations that may know of it; null where every member may (H17)
 */
public record Triage(
        Verdict verdict,
        List<String> criteria,
        List<String> earlier,
        String note,
        String advice,
        String question,
        Set<String> restrictTo) {

    /** What becomes of the referral. */
    public enum Verdict {
        ACCEPT,
        DECLINE,
        ASK
    }

    /** Texts may name people. */
    @Override
    public String toString() {
        return "Triage[" + verdict + "]";
    }
}
