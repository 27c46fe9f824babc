package org.communitysafety.meeting;

/**
 * How a body's meetings of one calendar year stand against the number that it must have (G12).
 *
 * @param held meetings that were held, or are being held
 * @param planned meetings that are still to come
 * @param atLeast null where no number is laid down
 * @param daysLeft of the year, today not counted; 0 once it is over
 */
public record YearOfMeetings(String body, int year, int held, int planned, Integer atLeast, long daysLeft) {

    /** How many meetings must still be added; 0 where enough are held or planned, and where no number is laid down. */
    public int missing() {
        return atLeast == null ? 0 : Math.max(0, atLeast - held - planned);
    }

    /** Whether the remaining days are too few for the missing meetings: a body meets once a day. */
    public boolean lost() {
        return missing() > daysLeft;
    }

    /** For example {@code 3 of 4 held, none planned, 70 days left}. */
    public String words() {
        String counted = "%s held, %s planned, %s"
                .formatted(
                        atLeast == null ? number(held) : held + " of " + atLeast,
                        number(planned),
                        daysLeft == 1 ? "1 day left" : daysLeft + " days left");
        if (missing() == 0) {
            return counted;
        }
        return counted
                + (lost()
                        ? ": the year can no longer have the %d that it must have".formatted(atLeast)
                        : ": add %d more".formatted(missing()));
    }

    private static String number(int count) {
        return count == 0 ? "none" : String.valueOf(count);
    }
}
