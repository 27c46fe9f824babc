package org.communitysafety.casefile;

import java.time.Instant;

/**
 * A piece of the narrative, opened for a reader.
 *
 * @param author login of whoever wrote it
 * @param organisation key of the agency that the information comes from (S2)
 * @param marking id of the marking
 */
public record CaseEntry(
        String id, Instant writtenAt, String author, String organisation, String marking, Kind kind, String text) {

    /** What an entry is about. */
    public enum Kind {
        REFERRAL("Referral"),
        NOTE("Note"),
        QUESTION("Question to the referrer"),
        TRIAGE("Triage"),
        ADVICE("Advice to the referrer"),
        SUMMARY("Summary of the discussion"),
        ACTION("Action"),
        IMPACT("Impact at closing"),
        REMOVAL("Removed from the hub"),
        REOPENING("Opened again"),
        RESTRICTION("Restriction"),
        CONCERN("Concern");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "CaseEntry " + id;
    }
}
