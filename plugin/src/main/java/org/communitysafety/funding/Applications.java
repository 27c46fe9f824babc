package org.communitysafety.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Minute;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Applications from the form to the delivery group's answer (stages 1 and 2), and withdrawal. */
public class Applications {

    private static final int LONGEST_REASON = 4000;

    private final ApplicationRepository applications;
    private final Register register;
    private final Numbers numbers;
    private final Sittings sittings;
    private final Funds funds;
    private final Letters letters;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applications(
            Storage storage,
            Register register,
            Numbers numbers,
            Sittings sittings,
            Funds funds,
            Letters letters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = storage.repository(ApplicationRepository.class);
        this.register = register;
        this.numbers = numbers;
        this.sittings = sittings;
        this.funds = funds;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
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
        return applications.save(received);
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

    private void refuseUnlessKnown(String tenant, ApplicationForm form) {
        Refused.unless(
                register.priorities(tenant).stream().anyMatch(p -> p.id().equals(form.priority())),
                "\"%s\" is no priority of the current plan (F11). Choose one from the list.",
                form.priority());
        Refused.unless(
                form.deliveryGroup() == null || isDeliveryGroup(tenant, form.deliveryGroup()),
                "\"%s\" is no delivery group of this partnership. Choose one from the list.",
                form.deliveryGroup());
        Refused.unless(
                form.continues() == null
                        || approved(tenant).stream().anyMatch(a -> a.number().equals(form.continues())),
                "\"%s\" is no funded project of this partnership. Choose one from the list or none.",
                form.continues());
    }

    private boolean isDeliveryGroup(String tenant, String key) {
        return register.deliveryGroups(tenant).stream().map(Body::id).anyMatch(key::equals);
    }

    /** @throws Refused when there is none of this number */
    public Application application(String number) {
        return applications.findById(number).orElseThrow(() -> unknown(number));
    }

    /** The same, and nobody else can change it until the caller's transaction ends. */
    Application lock(String number) {
        return applications.findWithLockByNumber(number).orElseThrow(() -> unknown(number));
    }

    private static Refused unknown(String number) {
        return new Refused("There is no application \"" + number + "\".");
    }

    Application save(Application application) {
        return applications.save(application);
    }

    /** A person's applications, newest first. */
    public List<Application> of(String tenant, String applicant) {
        return applications.findByTenantAndApplicantOrderByReceivedAtDesc(tenant, applicant);
    }

    /** The partnership's funded projects, newest first. */
    public List<Application> approved(String tenant) {
        return applications.findByTenantAndStateOrderByReceivedAtDesc(tenant, Application.State.APPROVED);
    }

    /** All of the partnership's applications, newest first. */
    public List<Application> of(String tenant) {
        return applications.findByTenantOrderByReceivedAtDesc(tenant);
    }

    /** Whether the evaluation of the project that this application continues is overdue (F13). */
    public boolean evaluationOverdue(Application application) {
        return Optional.ofNullable(application.continues())
                .map(this::application)
                .filter(this::overdue)
                .isPresent();
    }

    /** The applicant organisation's other projects with an overdue evaluation, shown to every decider (F13). */
    public List<Application> overdueOf(Application application) {
        return applications
                .findByTenantAndOrganisationAndState(
                        application.tenant(), application.organisation(), Application.State.APPROVED)
                .stream()
                .filter(this::overdue)
                .toList();
    }

    private boolean overdue(Application project) {
        return project.evaluatedOn() == null
                && project.evaluationDue() != null
                && project.evaluationDue().isBefore(LocalDate.now(clock));
    }

    /** The policy officer names the group that is to consider it (F1). */
    public void assignGroup(String number, String group, String actor) {
        Application application = lock(number);
        Refused.unless(
                isDeliveryGroup(application.tenant(), group),
                "\"%s\" is no delivery group of this partnership. Choose one from the list.",
                group);
        save(application.withGroup(group));
        audit.record(application.tenant(), actor, number, "delivery group found", group);
    }

    /** Puts it on the agenda of the group's next meeting (F2). */
    public AgendaItem placeWithGroup(String number) {
        Application application = save(lock(number).placedWithGroup());
        return sittings.place(application.deliveryGroup(), number, application.organisation());
    }

    /**
     * Records what the delivery group said (F3).
     *
     * @param rule the group's quorum table
     * @throws Refused when reasons or the proposed line are missing, or answer and quorum do not fit
     */
    public void consider(String number, GroupAnswer answer, String actor, Function<QuorumFacts, Quorum> rule) {
        Application application = lock(number);
        AgendaItem item = judge(application, answer.minute(), answer.adjourns(), actor, rule);
        Outcome outcome = outcome(
                Stage.DELIVERY_GROUP,
                answer.result(),
                answer.adjourns() ? item.unmet() : answer.reasons(),
                register.body(item.body()).name(),
                actor);
        Application next =
                switch (answer.verdict()) {
                    case SUPPORT -> supported(application, answer, outcome);
                    case REVISE -> application.returned(outcome);
                    case REJECT -> application.rejected(outcome);
                    case ADJOURN -> application.adjourned(outcome);
                };
        save(next);
        audit.record(application.tenant(), actor, number, "delivery group: " + answer.result(), null);
        letters.afterConsideration(next, outcome);
    }

    private Application supported(Application application, GroupAnswer answer, Outcome outcome) {
        funds.refuseUnlessUsable(
                application.tenant(), answer.line(), application.current().endsOn(), answer.lineReason());
        return application.supported(answer.line(), answer.lineReason(), outcome);
    }

    /** Records the sitting; an answer without a quorum is refused, and so is an adjournment with one. */
    AgendaItem judge(
            Application application,
            Minute minute,
            boolean adjourns,
            String actor,
            Function<QuorumFacts, Quorum> rule) {
        AgendaItem open = sittings.open(application.tenant(), application.number())
                .orElseThrow(() -> new Refused("This application is on no agenda now. Reload the task list."));
        AgendaItem item = sittings.record(open, minute, actor, rule);
        Refused.unless(
                item.quorate() || adjourns,
                "The meeting was not quorate for this item: %s. Correct who was there, or choose \"Not quorate\" to"
                        + " adjourn it to the next meeting.",
                item.unmet());
        Refused.unless(
                !(item.quorate() && adjourns),
                "With those present the meeting was quorate for this item. Record what it decided.");
        return item;
    }

    /** The applicant sends a new version after the group asked for changes (F3). */
    public void revise(String number, ApplicationForm form, String actor) {
        Application application = lock(number);
        Refused.unless(
                application.applicant().equals(actor),
                "Only the applicant revises the application. Leave the task to them.");
        refuseUnlessKnown(application.tenant(), form);
        save(application.resubmitted(form.submittedAt(clock.instant())));
        audit.record(application.tenant(), actor, number, "application revised", null);
    }

    /**
     * The applicant takes it back, at any time before the decision.
     *
     * @throws Refused after the decision, for anybody but the applicant, and without a reason
     */
    public void withdraw(String number, String reason, String actor) {
        Application application = lock(number);
        Refused.unless(application.applicant().equals(actor), "There is no application \"%s\" of yours.", number);
        Refused.unless(reason != null && !reason.isBlank(), "Say why you withdraw the application.");
        Refused.unless(
                reason.length() <= LONGEST_REASON,
                "The reason is too long: at most %d characters, it has %d. Shorten it.",
                LONGEST_REASON,
                reason.length());
        Outcome outcome = outcome(
                Stage.APPLICANT,
                Result.WITHDRAWN,
                reason,
                register.person(actor).name(),
                actor);
        save(application.withdrawn(outcome));
        sittings.remove(application.tenant(), number);
        audit.record(application.tenant(), actor, number, "application withdrawn", null);
        events.publishEvent(new ApplicationWithdrawn(number, application.tenant()));
    }

    /** Stage 4: the applicant and the chairs are told, and the decision stands in the report to the partnership (F8). */
    public void report(String number) {
        letters.afterDecision(application(number));
    }

    Outcome outcome(Stage stage, Result result, String reasons, String decidedBy, String actor) {
        return new Outcome(stage, result, reasons, decidedBy, actor, clock.instant());
    }
}
