package org.communitysafety.funding;

import java.time.Clock;
import java.time.Instant;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.FreeText;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.ApplicationEventPublisher;

/** What applicants do: apply (stage 1), revise what a group sends back (F3), and withdraw. */
public class Applicants {

    private static final int LONGEST_REASON = 4000;

    private final Applications applications;
    private final Register register;
    private final Numbers numbers;
    private final Sittings sittings;
    private final AgencyAgreements agreements;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applicants(
            Applications applications,
            Register register,
            Numbers numbers,
            Sittings sittings,
            AgencyAgreements agreements,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.numbers = numbers;
        this.sittings = sittings;
        this.agreements = agreements;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who may apply: a person of a member organisation (F1).
     *
     * @throws Refused for anybody else
     */
    public Person applicant(String login) {
        Person person = register.findPerson(login)
                .orElseThrow(() -> new Refused("You belong to no partnership here, so you cannot apply for funding. Ask"
                        + " the partnership's team to enter you in the register."));
        Refused.unless(
                person.active()
                        && person.organisation() != null
                        && register.organisation(person.organisation()).member(),
                "Only somebody of a member organisation can apply for funding (F1). Ask a member to apply, or the"
                        + " partnership's team to correct the register.");
        return person;
    }

    /**
     * Takes an application in and numbers it (F1).
     *
     * @throws Refused for a person of no member organisation, and for a priority, group or project of another
     *     partnership
     */
    public Application receive(String applicant, ApplicationForm form) {
        Person person = applicant(applicant);
        refuseUnlessKnown(person.tenant(), form);
        Application received = Application.received(
                numbers.next(person.tenant(), "F"),
                person,
                form.deliveryGroup(),
                form.continues(),
                form.submittedAt(clock.instant()));
        audit.record(person.tenant(), applicant, received.number(), "application received", null);
        applications.save(received);
        nameAgencies(received, form);
        return received;
    }

    /** @return whether the project counts on anything else than before (F17) */
    private boolean nameAgencies(Application application, ApplicationForm form) {
        return agreements.name(
                application.tenant(),
                application.number(),
                application.organisation(),
                form.partners(),
                form.partnerResources());
    }

    private void refuseUnlessKnown(String tenant, ApplicationForm form) {
        Refused.unless(
                register.priorities(tenant).stream().anyMatch(p -> p.id().equals(form.priority())),
                "\"%s\" is no priority of the current plan (F11). Choose one from the list.",
                form.priority());
        Refused.unless(
                form.deliveryGroup() == null || register.isDeliveryGroup(tenant, form.deliveryGroup()),
                "\"%s\" is no delivery group of this partnership. Choose one from the list.",
                form.deliveryGroup());
        Refused.unless(
                form.continues() == null
                        || applications
                                .find(tenant, form.continues())
                                .filter(project -> project.state() == ApplicationState.APPROVED)
                                .isPresent(),
                "\"%s\" is no funded project of this partnership. Choose one from the list or none.",
                form.continues());
    }

    /** The applicant sends a new version after the group asked for changes (F3). */
    public void revise(String number, ApplicationForm form, String actor) {
        Application application = applications.lock(number);
        Refused.unless(
                application.applicant().equals(actor),
                "Only the applicant revises the application. Leave the task to them.");
        refuseUnlessKnown(application.tenant(), form);
        Instant now = clock.instant();
        boolean othersNamed = nameAgencies(application, form);
        applications.save(application.resubmitted(form.submittedAt(now), othersNamed));
        audit.record(application.tenant(), actor, number, "application revised", null);
    }

    /**
     * The applicant takes it back, at any time before the decision.
     *
     * @throws Refused after the decision, for anybody but the applicant, and without a reason
     */
    public void withdraw(String number, String reason, String actor) {
        Application application = applications.lock(number);
        Refused.unless(application.applicant().equals(actor), "There is no application \"%s\" of yours.", number);
        Refused.unless(reason != null && !reason.isBlank(), "Say why you withdraw the application (reason).");
        FreeText.refuseUnlessStorable("reason", reason);
        Refused.unless(
                reason.length() <= LONGEST_REASON,
                "The reason (reason) is too long: at most %d characters, it has %d. Shorten it.",
                LONGEST_REASON,
                reason.length());
        Outcome outcome = applications.outcome(
                Stage.APPLICANT,
                Result.WITHDRAWN,
                reason,
                register.person(actor).name(),
                actor);
        applications.save(application.withdrawn(outcome));
        sittings.remove(application.tenant(), number);
        audit.record(application.tenant(), actor, number, "application withdrawn", null);
        events.publishEvent(new ApplicationWithdrawn(number, application.tenant()));
    }
}
