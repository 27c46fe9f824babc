package org.communitysafety.meeting;

import java.util.Set;
import org.communitysafety.meeting.Resolution.How;
import org.communitysafety.partnership.Refused;

/**
 * How the discussion of an item was concluded, as its chair or secretary records it.
 *
 * @param wording what was decided, or what is put to the vote; the summary of what was noted; why it was adjourned
 * @param presiding login of whoever presides over the item; null if that is clear
 * @param interests logins of those in the room who declared an interest in the item
 */
public record Discussion(How how, String wording, String presiding, Set<String> interests) {

    /** @throws Refused when the words are missing */
    public Discussion {
        Refused.unless(
                how == How.NOTED || (wording != null && !wording.isBlank()),
                how == How.ADJOURNED
                        ? "Say why the item is adjourned."
                        : "Say what was decided, or what is put to the vote.");
    }
}
