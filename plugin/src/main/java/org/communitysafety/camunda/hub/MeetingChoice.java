package org.communitysafety.camunda.hub;

import org.communitysafety.partnership.Refused;

/** What the table {@code referralMeeting} says. */
final class MeetingChoice {

    static final String NEXT = "next";
    private static final String FOLLOWING = "following";

    private MeetingChoice() {}

    /**
     * Whether it is the meeting after the next one.
     *
     * @throws Refused for a table without a row for this referral, or with a word that nobody knows (fail closed)
     */
    static boolean read(Object meeting) {
        Refused.unless(
                NEXT.equals(meeting) || FOLLOWING.equals(meeting),
                "The table \"referralMeeting\" says \"%s\", which is neither %s nor %s. Ask the partnership's process owner"
                        + " to correct the table; nothing was saved.",
                meeting == null ? "nothing" : meeting,
                NEXT,
                FOLLOWING);
        return FOLLOWING.equals(meeting);
    }
}
