package org.communitysafety.camunda.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.Money;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Every decision, for the partnership's information (F8). */
class DecisionsPage {

    private final Applications applications;
    private final Funds funds;
    private final Register register;

    DecisionsPage(Applications applications, Funds funds, Register register) {
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

    /** @param approved the sum of what was approved */
    record View(List<Decision> decisions, Shown approved) {}

    /**
     * Newest first.
     *
     * @param from first day, ISO 8601; null or empty for no limit
     * @param to last day, likewise
     */
    View of(String tenant, String from, String to) {
        LocalDate first = day(from, LocalDate.MIN);
        LocalDate last = day(to, LocalDate.MAX);
        Refused.unless(!first.isAfter(last), "\"From\" is after \"to\". Swap the two dates.");
        List<Application> decided = applications.of(tenant).stream()
                .filter(application -> application.state().decided())
                .filter(application -> !Words.dayOf(application.decidedAt()).isBefore(first)
                        && !Words.dayOf(application.decidedAt()).isAfter(last))
                .sorted(Comparator.comparing(Application::decidedAt).reversed())
                .toList();
        Money approved = decided.stream()
                .filter(application -> application.state() == Application.State.APPROVED)
                .map(Application::amount)
                .reduce(Money.NOTHING, Money::plus);
        return new View(decided.stream().map(this::decision).toList(), Words.amount(approved));
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refused("\"%s\" is no date. Give it like 2026-04-01.".formatted(text));
        }
    }

    private Decision decision(Application application) {
        boolean paid = application.state() == Application.State.APPROVED;
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
