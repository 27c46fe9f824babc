package org.communitysafety.funding;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of an application as it was submitted; every version is kept (F3).
 *
 * @param purpose what the project will achieve
 * @param startsOn first day of the project
 * @param endsOn last day of the project
 * @param priority key of the plan's priority that the money goes to (F11)
 * @param evaluation how the project will be evaluated (F12)
 */
public record Submission(
        String title,
        String purpose,
        LocalDate startsOn,
        LocalDate endsOn,
        Money amount,
        String priority,
        String evaluation,
        Instant submittedAt) {

    /** Whether nothing but the moment differs. */
    boolean says(Submission other) {
        return other.equals(
                new Submission(title, purpose, startsOn, endsOn, amount, priority, evaluation, other.submittedAt()));
    }

    Submission withAmount(Money smaller, Instant at) {
        return new Submission(title, purpose, startsOn, endsOn, smaller, priority, evaluation, at);
    }
}
