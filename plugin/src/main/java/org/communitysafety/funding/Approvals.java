package org.communitysafety.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Stage 3: the office-holders together, the Performance Group or board, and the commitment of the money. */
public class Approvals {

    /** Actor of what nobody did by hand. */
    public static final String SYSTEM = "system";

    private static final int LATEST_REASON = 4000;

    private final Applications applications;
    private final Register register;
    private final Sittings sittings;
    private final Funds funds;
    private final Letters letters;
    private final AuditTrail audit;
    private final Clock clock;

    Approvals(
            Applications applications,
            Register register,
            Sittings sittings,
            Funds funds,
            Letters letters,
            AuditTrail audit,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.sittings = sittings;
        this.funds = funds;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether one of the offices that decide together is vacant or conflicted: nobody or several hold it, its holder
     * may have no part in this application, or one person holds two of them (F5).
     */
    public boolean officeVacant(Application application) {
        List<Office> offices = register.officeHolders(application.tenant());
        Set<String> people = new HashSet<>();
        for (Office office : offices) {
            List<String> holders = register.holders(office.id());
            if (holders.size() != 1
                    || application.concerns(register.person(holders.get(0)))
                    || !people.add(holders.get(0))) {
                return true;
            }
        }
        return offices.isEmpty();
    }

    /** Asks the office-holders, and tells each of them by e-mail. */
    public void askOfficeHolders(String number) {
        Application application = applications.lock(number);
        Refused.unless(
                application.line() != null,
                "No delivery group has proposed a fund line for %s, so the office-holders cannot decide it. Have the"
                        + " partnership's route table send it to a meeting.",
                number);
        applications.save(application.askedOfOfficeHolders());
        offices(application.tenant()).forEach(office -> register.holders(office)
                .forEach(login -> letters.decisionAsked(application, register.person(login))));
    }

    /** Keys of the offices that decide together. */
    public List<String> offices(String tenant) {
        return register.officeHolders(tenant).stream().map(Office::id).toList();
    }

    /**
     * One office-holder's decision (F5).
     *
     * @throws Refused for somebody who does not hold the office, has decided already, or whose own application it is
     */
    public void decideAsOfficeHolder(
            String number, String office, OfficeDecision.Verdict verdict, String reasons, String actor) {
        Application application = applications.lock(number);
        Person person = register.person(actor);
        Refused.unless(
                register.holders(office).contains(actor),
                "You do not hold the office \"%s\".",
                register.office(office).name());
        Refused.unless(
                !application.concerns(person) || verdict == OfficeDecision.Verdict.INTEREST,
                "You applied yourself or belong to the applicant's organisation, so you take no part in the decision"
                        + " (F16). Choose \"I have an interest\".");
        Refused.unless(
                verdict == OfficeDecision.Verdict.APPROVE || (reasons != null && !reasons.isBlank()),
                "Reasons: say why.");
        applications.save(application.decidedBy(
                new OfficeDecision(office, actor, verdict, reasons, application.round(), clock.instant())));
        audit.record(
                application.tenant(),
                actor,
                number,
                "office-holder: " + verdict.name().toLowerCase(),
                office);
    }

    /** Whether the office-holders need not be waited for any longer: one did not approve (F6), or all have answered. */
    public boolean settled(String number) {
        Application application = applications.application(number);
        return application.decisions().stream().anyMatch(d -> d.verdict() != OfficeDecision.Verdict.APPROVE);
    }

    /**
     * Counts the office-holders' decisions; anything but an approval by all of them goes to the Performance Group with
     * the reason (F5, F6).
     *
     * @return whether all have approved
     */
    public boolean count(String number) {
        Application application = applications.lock(number);
        List<String> offices = offices(application.tenant());
        boolean agreed = application.approvedByAll(Set.copyOf(offices)) && !officeVacant(application);
        Outcome outcome = applications.outcome(
                Stage.OFFICE_HOLDERS,
                agreed ? Result.APPROVED : Result.PASSED_ON,
                summary(application, offices),
                names(offices),
                SYSTEM);
        applications.save(agreed ? application.agreedByOffices(outcome) : application.passedOn(outcome));
        audit.record(application.tenant(), SYSTEM, number, "office-holders: " + outcome.result(), outcome.reasons());
        return agreed;
    }

    private String names(List<String> offices) {
        return offices.stream().map(key -> register.office(key).name()).collect(Collectors.joining(", "));
    }

    private String summary(Application application, List<String> offices) {
        String all = offices.stream()
                .map(office -> register.office(office).name() + ": " + said(application, office))
                .collect(Collectors.joining("; "));
        return all.substring(0, Math.min(all.length(), LATEST_REASON));
    }

    private static String said(Application application, String office) {
        return application.decisions().stream()
                .filter(d -> d.office().equals(office))
                .findFirst()
                .map(d -> switch (d.verdict()) {
                    case APPROVE -> "approves";
                    case REJECT -> "rejects (" + d.reasons() + ")";
                    case INTEREST -> "takes no part because of an interest";
                })
                .orElse("no answer");
    }

    /** Reminds those office-holders who have not answered. */
    public void remind(String number) {
        Application application = applications.application(number);
        Set<String> answered =
                application.decisions().stream().map(OfficeDecision::office).collect(Collectors.toSet());
        offices(application.tenant()).stream()
                .filter(office -> !answered.contains(office))
                .flatMap(office -> register.holders(office).stream())
                .forEach(login -> letters.reminder(application, register.person(login)));
    }

    /** Puts it on the agenda of the deciding body's next meeting: the board for route {@code board} (F4, F20). */
    public AgendaItem placeWithDeciders(String number, String route) {
        Application application = applications.save(applications.lock(number).placedWithDeciders());
        Partnership partnership = register.partnership(application.tenant());
        String body = route.equals("board") ? partnership.board() : partnership.performanceGroup();
        Refused.unless(
                body != null,
                "The route \"%s\" leads to a body that the partnership's file does not name. Name it under \"funding\".",
                route);
        return sittings.place(body, number, application.organisation());
    }

    /**
     * Records what the Performance Group or the board decided (F4, F6).
     *
     * @param rule the body's quorum table
     */
    public void decide(String number, BodyDecision decision, String actor, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        AgendaItem item = applications.judge(application, decision.minute(), decision.adjourns(), actor, rule);
        Outcome outcome = applications.outcome(
                Stage.DECIDING_BODY,
                decision.result(),
                decision.adjourns() ? item.unmet() : decision.reasons(),
                register.body(item.body()).name(),
                actor);
        Application next =
                switch (decision.verdict()) {
                    case APPROVE -> approved(application, decision, outcome);
                    case REJECT -> application.rejected(outcome);
                    case ADJOURN -> application.adjourned(outcome);
                };
        applications.save(next);
        audit.record(application.tenant(), actor, number, "deciding body: " + decision.result(), null);
        if (decision.adjourns()) {
            letters.afterConsideration(next, outcome);
        }
    }

    private Application approved(Application application, BodyDecision decision, Outcome outcome) {
        funds.refuseUnlessUsable(
                application.tenant(), decision.line(), application.current().endsOn(), decision.lineReason());
        return application.agreedByBody(decision.line(), decision.lineReason(), outcome);
    }

    /**
     * Commits the money and with that approves the application (F9); its evaluation falls due (F12).
     *
     * @throws NotEnoughMoney when the line has less left; nothing has been written then
     */
    public void commit(String number) throws NotEnoughMoney {
        Application application = applications.lock(number);
        LocalDate due = application
                .current()
                .endsOn()
                .plusMonths(register.partnership(application.tenant()).evaluationMonths());
        Outcome outcome = applications.outcome(
                Stage.COMMITMENT,
                Result.COMMITTED,
                "%s from \"%s\""
                        .formatted(
                                application.amount(),
                                funds.line(application.tenant(), application.line())
                                        .name()),
                "Ledger",
                SYSTEM);
        Application approved = application.approved(due, outcome);
        funds.commit(application, SYSTEM);
        applications.save(approved);
        audit.record(application.tenant(), SYSTEM, number, "money committed", outcome.reasons());
    }

    /**
     * The funds manager's way out of a shortfall (F9, F18).
     *
     * @throws Refused when the line or the amount does not fit
     */
    public void resolve(String number, WayOut way, String actor) {
        Application application = applications.lock(number);
        Result result = way.kind() == WayOut.Kind.MOVE_MONEY ? Result.MONEY_MOVED : Result.CHANGED;
        Outcome outcome = applications.outcome(
                Stage.COMMITMENT, result, way.reasons(), register.person(actor).name(), actor);
        applications.save(
                switch (way.kind()) {
                    case MOVE_MONEY -> moved(application, way, outcome, actor);
                    case OTHER_LINE -> otherLine(application, way, outcome);
                    case SMALLER_AMOUNT -> application.offered(way.amount(), outcome);
                    case REJECTION -> application.noted(outcome);
                });
        audit.record(
                application.tenant(),
                actor,
                number,
                "shortfall: " + way.kind().name().toLowerCase(),
                null);
    }

    private Application moved(Application application, WayOut way, Outcome outcome, String actor) {
        funds.move(
                application.tenant(),
                way.line(),
                application.line(),
                way.amount(),
                application.number(),
                way.reasons(),
                actor);
        return application.noted(outcome);
    }

    private Application otherLine(Application application, WayOut way, Outcome outcome) {
        funds.refuseUnlessUsable(
                application.tenant(), way.line(), application.current().endsOn(), way.reasons());
        return application.changedTo(way.line(), way.reasons(), outcome);
    }

    /** The applicant agrees to the smaller amount, which the deciders then confirm, or does not. */
    public void answerOffer(String number, boolean agrees, String reasons, String actor) {
        Application application = applications.lock(number);
        Refused.unless(application.applicant().equals(actor), "Only the applicant answers this.");
        Outcome outcome = applications.outcome(
                Stage.APPLICANT,
                Result.CHANGED,
                "%s %s%s"
                        .formatted(
                                agrees ? "agrees to" : "does not agree to",
                                application.offer(),
                                reasons == null || reasons.isBlank() ? "" : ": " + reasons),
                register.person(actor).name(),
                actor);
        applications.save(agrees ? application.offerAgreed(outcome) : application.offerRefused(outcome));
        audit.record(
                application.tenant(), actor, number, agrees ? "smaller amount agreed" : "smaller amount refused", null);
    }
}
