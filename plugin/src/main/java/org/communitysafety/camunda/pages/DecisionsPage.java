package org.communitysafety.camunda.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.ApplicationLists.Part;
import org.communitysafety.funding.ApplicationLists.Period;
import org.communitysafety.funding.ApplicationLists.Sum;
import org.communitysafety.funding.ApplicationState;
import org.communitysafety.funding.Funds;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Every decision, for the partnership's information (F8). */
class DecisionsPage {

    private static final int AT_ONCE = 100;

    /** Years that every database knows. */
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    private final ApplicationLists applications;
    private final Funds funds;
    private final Register register;

    DecisionsPage(ApplicationLists applications, Funds funds, Register register) {
        this.applications = applications;
        this.funds = funds;
        this.register = register;
    }

    /** @param line name of the fund line that pays for it; null for what was not approved */
    record Decision(
            String number,
            String title,
            String organisation,
            Shown amount,
            Shown decidedOn,
            Shown outcome,
            String decidedBy,
            String line,
            String reasons) {}

    /** @param count how many decisions there are in all @param approved the sum of all that was approved */
    record View(List<Decision> decisions, long count, Shown approved) {}

    /**
     * Newest first, a hundred at once.
     *
     * @param from first day, ISO 8601; null or empty for no limit
     * @param to last day, likewise
     * @param skip how many of the newest are left out
     */
    View of(String tenant, String from, String to, int skip) {
        var period = new Period(day("from", from), day("to", to));
        Refused.unless(
                period.from() == null || period.to() == null || !period.from().isAfter(period.to()),
                "\"From\" is after \"to\". Swap the two dates.");
        Sum sum = applications.sum(tenant, period);
        return new View(
                applications.decided(tenant, period, new Part(Math.max(skip, 0), AT_ONCE)).stream()
                        .map(this::decision)
                        .toList(),
                sum.count(),
                Words.amount(sum.approved()));
    }

    private static LocalDate day(String parameter, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String wrong = "What was sent as \"%s\" is no date. Give it like 2026-04-01.".formatted(parameter);
        Refused.unless(DAY.matcher(text.strip()).matches(), wrong);
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refused(wrong);
        }
    }

    private Decision decision(Application application) {
        boolean paid = application.state() == ApplicationState.APPROVED;
        return new Decision(
                application.number(),
                application.current().title(),
                register.organisation(application.organisation()).name(),
                Words.amount(application.amount()),
                Words.date(application.decidedAt()),
                new Shown(application.state().name(), application.state().toString()),
                application.decision().decidedBy(),
                paid ? funds.line(application.tenant(), application.line()).name() : null,
                application.decision().reasons());
    }
}
