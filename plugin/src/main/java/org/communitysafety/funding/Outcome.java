package org.communitysafety.funding;

import java.time.Instant;

/**
 * What one stage said.
 *
 * @param stage where it was said
 * @param result what was said
 * @param reasons why; null where none were needed
 * @param decidedBy the body or office in words
 * @param actor login of whoever recorded it; {@code system} for what time or a vacancy decided
 */
public record Outcome(Stage stage, Result result, String reasons, String decidedBy, String actor, Instant decidedAt) {

    /** Where an application is dealt with. */
    public enum Stage {
        DELIVERY_GROUP("Delivery group"),
        OFFICE_HOLDERS("Office-holders"),
        DECIDING_BODY("Deciding body"),
        COMMITMENT("Commitment"),
        APPLICANT("Applicant");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What a stage can say. */
    public enum Result {
        SUPPORTED("supported"),
        REVISION_ASKED("asked for a revision"),
        ADJOURNED("adjourned, not quorate"),
        OUT_OF_REACH("cannot be quorate, passed on"),
        WAY_FOUND("found a way to decide it"),
        PASSED_ON("passed on to the Performance Group"),
        APPROVED("approved"),
        REJECTED("rejected"),
        SHORT_OF_MONEY("too little left on the line"),
        MONEY_MOVED("money moved"),
        CHANGED("changed, to be decided again"),
        COMMITTED("money committed"),
        WITHDRAWN("withdrawn");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
