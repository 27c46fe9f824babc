package org.communitysafety.incident;

import java.time.Instant;

/**
 * An entry of an incident's log, opened for a reader (C4).
 *
 * @param incident number of the incident whose log it stands in; another one's after the two were joined
 * @param author login
 * @param organisation key of the agency that the information comes from (S2)
 * @param marking id of the marking, which says who may read it
 * @param corrects id of the entry that it corrects; null otherwise
 */
public record Entry(
        String id,
        String incident,
        Instant writtenAt,
        String author,
        String organisation,
        String marking,
        Kind kind,
        String corrects,
        String text) {

    /** What an entry is about. */
    public enum Kind {
        REPORT("Report"),
        NOTE("Information"),
        CORRECTION("Correction"),
        CLASSIFICATION("Facts"),
        LEADS("Leads"),
        SITUATION("Situation report"),
        LEVEL("Level"),
        ACTION("Action"),
        REQUEST("Request for information"),
        ANSWER("Answer"),
        STAND_DOWN("Stood down"),
        CONFIDENCE("Confidence"),
        COMMUNITY("Message or event for the community"),
        DEBRIEF("Debrief"),
        LESSON("Lesson"),
        HOMICIDE_REVIEW("Homicide review"),
        DECISION("Decision of the Executive"),
        JOINED("Joined"),
        CLOSED("Closed");

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
        return "Entry " + id;
    }
}
