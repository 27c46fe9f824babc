package org.communitysafety.meeting;

import java.time.LocalDate;

/**
 * A voting seat that nobody represented at a meeting.
 *
 * @param explanation the apology or reasonable explanation; null if none was recorded
 * @param action what the partnership's table asks for; null until it was asked
 */
public record Absence(String sitting, String seat, LocalDate heldOn, String explanation, String action) {

    /** The table's word for no action. */
    static final String NO_ACTION = "none";

    public boolean explained() {
        return explanation != null;
    }
}
