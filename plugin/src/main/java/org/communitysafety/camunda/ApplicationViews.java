package org.communitysafety.camunda;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communitysafety.camunda.FundingApplicationForms.ApplyView;
import org.communitysafety.camunda.FundingApplicationForms.FindView;
import org.communitysafety.camunda.FundingApplicationForms.ReviseView;
import org.communitysafety.camunda.MoneyCommitmentProcess.OfferView;
import org.communitysafety.camunda.MoneyCommitmentProcess.RefusalView;
import org.communitysafety.camunda.MoneyCommitmentProcess.ShortfallView;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Cautions;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.Money;
import org.communitysafety.funding.Outcome;
import org.communitysafety.funding.Submission;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Priority;
import org.communitysafety.partnership.Register;

/** What forms show of an application, in words. */
class ApplicationViews {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final Applications applications;
    private final Funds funds;
    private final Cautions cautions;
    private final FundingChoices choices;
    private final Register register;
    private final ResourceViews resources;

    ApplicationViews(
            Applications applications,
            Funds funds,
            Cautions cautions,
            FundingChoices choices,
            Register register,
            ResourceViews resources) {
        this.applications = applications;
        this.funds = funds;
        this.cautions = cautions;
        this.choices = choices;
        this.register = register;
        this.resources = resources;
    }

    ApplyView ofStart(Person applicant) {
        String tenant = applicant.tenant();
        List<Option> groups = new ArrayList<>(choices.groups(tenant));
        groups.add(
                groups.isEmpty()
                        ? new Option("None: this partnership's board decides", FundingApplicationProcess.NO_GROUP)
                        : new Option("Not sure", FundingApplicationProcess.NOT_SURE));
        String money = funds.payUntil(tenant)
                .map(day -> "The partnership's money pays for projects that end by %s.".formatted(day(day)))
                .orElse(
                        "The partnership has no fund that pays at present. An application can be made, but not approved.");
        return new ApplyView(
                money,
                groups,
                choices.priorities(tenant),
                choices.projects(tenant),
                resources.partners(tenant, applicant.organisation()));
    }

    FindView ofFinding(String number) {
        Application application = applications.application(number);
        return new FindView(rows(application), choices.groups(application.tenant()));
    }

    ReviseView ofRevision(String number) {
        Application application = applications.application(number);
        Submission current = application.current();
        return new ReviseView(
                history(application),
                choices.priorities(application.tenant()),
                current.title(),
                current.purpose(),
                current.startsOn(),
                current.endsOn(),
                current.amount().pounds().toPlainString(),
                current.priority(),
                current.evaluation(),
                resources.partners(application.tenant(), application.organisation()),
                resources.agencies(application),
                resources.counted(application));
    }

    RefusalView ofRefusal(String number) {
        Application application = applications.application(number);
        return new RefusalView(
                resources.answers(application),
                rows(application),
                resources.partners(application.tenant(), application.organisation()),
                resources.agencies(application),
                resources.counted(application));
    }

    OfficeHolderDecisionProcess.View forOfficeHolder(String number, String office) {
        Application application = applications.application(number);
        return new OfficeHolderDecisionProcess.View(
                rows(application),
                history(application),
                register.office(office).name(),
                overdueEvaluations(application));
    }

    OtherDecidersProcess.View withoutDeciders(String number) {
        Application application = applications.application(number);
        return new OtherDecidersProcess.View(rows(application), history(application));
    }

    ShortfallView ofShortfall(String number) {
        Application application = applications.application(number);
        var line = funds.line(application.tenant(), application.line());
        return new ShortfallView(
                rows(application),
                history(application),
                shortfall(application, line),
                choices.waysOut(application, line));
    }

    private static String shortfall(Application application, FundLine line) {
        Money missing = application.amount().minus(line.left());
        return missing.positive()
                ? "\"%s\" has %s left; %s is needed, %s more."
                        .formatted(line.name(), line.left(), application.amount(), missing)
                : "The fund of \"%s\" has ended and pays nothing more. Propose a line of another fund."
                        .formatted(line.name());
    }

    OfferView ofOffer(String number) {
        Application application = applications.application(number);
        return new OfferView(
                rows(application),
                "Can the project be done for %s instead of %s?".formatted(application.offer(), application.amount()));
    }

    /** The application as it stands. */
    List<Row> rows(Application application) {
        Submission current = application.current();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Number", application.number()));
        rows.add(new Row("Title", current.title()));
        rows.add(new Row(
                "Applicant",
                "%s, %s"
                        .formatted(
                                register.person(application.applicant()).name(),
                                register.organisation(application.organisation())
                                        .name())));
        rows.add(new Row("Amount", current.amount().toString()));
        rows.add(new Row("Project", "%s to %s".formatted(day(current.startsOn()), day(current.endsOn()))));
        rows.add(new Row("Priority", priority(application)));
        rows.add(new Row("What it will achieve", current.purpose()));
        rows.add(new Row("How it will be evaluated", current.evaluation()));
        if (resources.counted(application) != null) {
            rows.add(new Row("Counts on resources of others", resources.counted(application)));
            resources
                    .answers(application)
                    .forEach(answer -> rows.add(new Row("Agreement of " + answer.what(), answer.value())));
        }
        if (application.deliveryGroup() != null) {
            rows.add(new Row(
                    "Delivery group", register.body(application.deliveryGroup()).name()));
        }
        if (application.continues() != null) {
            Application earlier = applications.application(application.continues());
            rows.add(new Row(
                    "Continues",
                    "%s, %s%s"
                            .formatted(
                                    earlier.number(),
                                    earlier.current().title(),
                                    applications.evaluationOverdue(application)
                                            ? "; its evaluation is overdue since " + day(earlier.evaluationDue())
                                            : "")));
        }
        if (application.line() != null) {
            rows.add(new Row(
                    "Fund line",
                    funds.line(application.tenant(), application.line()).name()));
        }
        if (application.lineReason() != null) {
            rows.add(new Row("Why this line", application.lineReason()));
        }
        cautions.of(application).forEach(caution -> rows.add(new Row("Please note", caution)));
        return rows;
    }

    private String priority(Application application) {
        return register.priorities(application.tenant()).stream()
                .filter(p -> p.id().equals(application.current().priority()))
                .map(Priority::name)
                .findFirst()
                .orElse(application.current().priority());
    }

    /** What has been said about it so far, oldest first. */
    List<Row> history(Application application) {
        return application.outcomes().stream()
                .map(outcome -> new Row(
                        "%s, %s".formatted(MOMENT.format(outcome.decidedAt()), outcome.decidedBy()), said(outcome)))
                .toList();
    }

    private static String said(Outcome outcome) {
        String result = outcome.result().toString();
        String said = Character.toUpperCase(result.charAt(0)) + result.substring(1);
        return outcome.reasons() == null || outcome.reasons().isBlank()
                ? said
                : "%s: %s".formatted(said, outcome.reasons());
    }

    /** F13: shown to every decider; only the project that the application continues changes the route. */
    String overdueEvaluations(Application application) {
        List<Application> overdue = applications.overdueOf(application);
        if (overdue.isEmpty()) {
            return "No evaluation of this organisation's funded projects is overdue.";
        }
        return "Overdue evaluations of this organisation's funded projects: "
                + overdue.stream()
                        .map(a -> "%s (due %s)".formatted(a.number(), day(a.evaluationDue())))
                        .collect(Collectors.joining("; "));
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
