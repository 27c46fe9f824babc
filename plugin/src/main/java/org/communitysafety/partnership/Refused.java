package org.communitysafety.partnership;

/** A business "no": says what is wrong, where, and what to do next, in the user's words. Nothing has been saved. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason a full sentence or two: what is wrong, and what to do */
    public Refused(String reason) {
        super(reason);
    }

    /** Refuses unless the condition holds. */
    public static void unless(boolean condition, String reason, Object... details) {
        if (!condition) {
            throw new Refused(reason.formatted(details));
        }
    }
}
