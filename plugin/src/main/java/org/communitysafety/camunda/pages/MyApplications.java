package org.communitysafety.camunda.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Cautions;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.Outcome;
import org.communitysafety.funding.Submission;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.AgencyAgreements.Named;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Priority;
import org.communitysafety.partnership.Register;

/** The page on which an applicant follows its applications (F3) and withdraws them. */
class MyApplications {

    private final Applications applications;
    private final Applicants applicants;
    private final Funds funds;
    private final Cautions cautions;
    private final AgencyAgreements agreements;
    private final Register register;
    private final Whereabouts whereabouts;

    MyApplications(
            Applications applications,
            Applicants applicants,
            Funds funds,
            Cautions cautions,
            AgencyAgreements agreements,
            Register register,
            Whereabouts whereabouts) {
        this.applications = applications;
        this.applicants = applicants;
        this.funds = funds;
        this.cautions = cautions;
        this.agreements = agreements;
        this.register = register;
        this.whereabouts = whereabouts;
    }

    /** @param where with whom it is now, with the date of the meeting */
    record Item(
            String number,
            String title,
            Shown amount,
            Shown state,
            String where,
            Shown received,
            boolean decided,
            int versions) {}

    /** One thing about an application. */
    record Fact(String name, String label, String value) {}

    /** @param fields the same ones in the same order in every version, so that any two can be compared */
    record Version(int number, Shown submitted, List<Fact> fields) {}

    /** What one stage said. */
    record Step(Shown when, Shown stage, Shown result, String decidedBy, String reasons) {}

    /** Everything that the applicant is told. */
    record Detail(Item application, List<Fact> facts, List<Version> versions, List<Step> outcomes) {}

    List<Item> of(Person applicant) {
        return applications.of(applicant.tenant(), applicant.id()).stream()
                .map(this::item)
                .toList();
    }

    /** Empty for a number that is not one of this person's. */
    Optional<Detail> of(Person applicant, String number) {
        return own(applicant, number).map(this::detail);
    }

    /** Takes it back, if it is this person's. */
    Optional<Detail> withdraw(Person applicant, String number, String reason) {
        return own(applicant, number).map(mine -> {
            applicants.withdraw(mine.number(), reason, applicant.id());
            return detail(applications.application(mine.number()));
        });
    }

    private Optional<Application> own(Person applicant, String number) {
        return applications
                .find(applicant.tenant(), number)
                .filter(application -> application.applicant().equals(applicant.id()));
    }

    private Item item(Application application) {
        return new Item(
                application.number(),
                application.current().title(),
                Words.amount(application.amount()),
                new Shown(application.state().name(), application.state().toString()),
                whereabouts.of(application),
                Words.date(application.receivedAt()),
                application.state().decided(),
                application.submissions().size());
    }

    private Detail detail(Application application) {
        return new Detail(
                item(application),
                facts(application),
                versions(application),
                application.outcomes().stream().map(MyApplications::step).toList());
    }

    private List<Fact> facts(Application application) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("received", "Received", Words.day(application.receivedAt())));
        if (application.deliveryGroup() != null) {
            facts.add(new Fact(
                    "deliveryGroup",
                    "Delivery group",
                    register.body(application.deliveryGroup()).name()));
        }
        if (application.continues() != null) {
            facts.add(new Fact("continues", "Continues", application.continues()));
        }
        if (application.line() != null) {
            facts.add(new Fact(
                    "line",
                    "Fund line",
                    funds.line(application.tenant(), application.line()).name()));
        }
        if (application.state().decided()) {
            facts.add(new Fact("decided", "Decided", Words.day(application.decidedAt())));
        }
        cautions.of(application).forEach(caution -> facts.add(new Fact("caution", "Please note", caution)));
        if (application.evaluationDue() != null) {
            facts.add(new Fact("evaluationDue", "Evaluation due by", Words.day(application.evaluationDue())));
        }
        return facts;
    }

    private List<Version> versions(Application application) {
        List<Named> named = agreements.named(application.number());
        List<Submission> submissions = application.submissions();
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            Instant next = i + 1 < submissions.size() ? submissions.get(i + 1).submittedAt() : Instant.MAX;
            List<Fact> facts = new ArrayList<>(written(submissions.get(i), application.tenant()));
            if (!named.isEmpty()) {
                facts.addAll(countedOn(named, next));
            }
            versions.add(new Version(i + 1, Words.time(submissions.get(i).submittedAt()), facts));
        }
        return versions;
    }

    /** Whose resources it counted on until the next version (F17). */
    private List<Fact> countedOn(List<Named> named, Instant next) {
        Optional<Named> last =
                named.stream().filter(one -> one.at().isBefore(next)).reduce((earlier, later) -> later);
        String agencies = last.stream()
                .flatMap(one -> one.agencies().stream())
                .map(register::organisation)
                .map(Organisation::name)
                .collect(Collectors.joining(", "));
        return List.of(
                new Fact("partners", "Partner resources: of whom", agencies.isEmpty() ? "Of nobody" : agencies),
                new Fact(
                        "partnerResources",
                        "Partner resources: which",
                        last.map(Named::text).filter(text -> !text.isEmpty()).orElse("None")));
    }

    private List<Fact> written(Submission submission, String tenant) {
        return List.of(
                new Fact("title", "Title", submission.title()),
                new Fact("purpose", "What it will achieve", submission.purpose()),
                new Fact("startsOn", "First day of the project", Words.day(submission.startsOn())),
                new Fact("endsOn", "Last day of the project", Words.day(submission.endsOn())),
                new Fact("amount", "Amount", submission.amount().toString()),
                new Fact("priority", "Priority", priority(tenant, submission.priority())),
                new Fact("evaluation", "How it will be evaluated", submission.evaluation()));
    }

    private String priority(String tenant, String key) {
        return register.priorities(tenant).stream()
                .filter(priority -> priority.id().equals(key))
                .map(Priority::name)
                .findFirst()
                .orElse(key);
    }

    private static Step step(Outcome outcome) {
        return new Step(
                Words.time(outcome.decidedAt()),
                new Shown(outcome.stage().name(), outcome.stage().toString()),
                new Shown(outcome.result().name(), outcome.result().toString()),
                outcome.decidedBy(),
                outcome.reasons());
    }
}
