package org.communitysafety.hub;

import java.util.List;

/**
 * Minutes of the hub in words, as one audience gets them: a case that it may not know of is not in them, and the others
 * are numbered without it (H9, H17, H22, H26).
 *
 * @param attendees the log of everybody who was there; empty in the agenda of the day before
 * @param statement point by point
 */
record HubMinutesDocument(
        String partnership,
        String title,
        String number,
        List<String> standing,
        List<Attendee> attendees,
        String statementHeading,
        List<String> statement,
        String protocol,
        List<Section> cases) {

    /** @param place member, deputy, or what brought the person there */
    record Attendee(String name, String organisation, String place) {}

    /** A line of facts. */
    record Fact(String what, String value) {}

    record Task(String number, String what, String who, String due, String state) {}

    /** @param said paragraphs */
    record Section(String title, List<Fact> facts, List<String> said, List<Task> actions) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "Section[" + title + "]";
        }
    }

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "HubMinutesDocument[" + number + "]";
    }
}
