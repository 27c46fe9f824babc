package org.communitysafety.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.communitysafety.partnership.Refused;

/**
 * What an applicant fills in (F1, F11).
 *
 * @param amount in pounds
 * @param priority key of a priority of the current plan
 * @param deliveryGroup key of the group; null for "not sure" and where the partnership has none
 * @param continues number of the application whose project this one continues; null if none
 * @param partners keys of the agencies whose resources it counts on (F17); empty if none
 * @param partnerResources what it counts on; null if none
 */
public record ApplicationForm(
        String title,
        String purpose,
        LocalDate startsOn,
        LocalDate endsOn,
        Money amount,
        String priority,
        String evaluation,
        String deliveryGroup,
        String continues,
        List<String> partners,
        String partnerResources) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** @throws Refused when the project would end before it starts or costs nothing */
    public ApplicationForm {
        Refused.unless(
                !endsOn.isBefore(startsOn),
                "The project ends on %s (endsOn), before it starts on %s (startsOn). Correct the dates.",
                DAY.format(endsOn),
                DAY.format(startsOn));
        Refused.unless(amount.positive(), "The amount (amount) must be more than £0.00. Correct it.");
    }

    Submission submittedAt(Instant at) {
        return new Submission(title, purpose, startsOn, endsOn, amount, priority, evaluation, at);
    }
}
