package org.communitysafety.funding;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.Interests;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Commits approved money from its line, and finds a way out where too little is left (F9, F18, F19). */
public class Commitments {

    private final Applications applications;
    private final Register register;
    private final Funds funds;
    private final Interests interests;
    private final AgencyAgreements agreements;
    private final AuditTrail audit;

    Commitments(
            Applications applications,
            Register register,
            Funds funds,
            Interests interests,
            AgencyAgreements agreements,
            AuditTrail audit) {
        this.applications = applications;
        this.register = register;
        this.funds = funds;
        this.interests = interests;
        this.agreements = agreements;
        this.audit = audit;
    }

    /**
     * Commits the money and with that approves the application (F9); its evaluation falls due (F12).
     *
     * @throws NotEnoughMoney when the line has less left; nothing has been written then
     */
    public void commit(String number) throws NotEnoughMoney {
        Application application = applications.lock(number);
        Refused.unless(
                agreements.agreed(number),
                "Not every agency whose resources %s counts on has agreed, so nothing can be committed (F17).",
                number);
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
                AuditTrail.SYSTEM);
        Application approved = application.approved(due, outcome);
        funds.commit(application, AuditTrail.SYSTEM);
        applications.save(approved);
        audit.record(application.tenant(), AuditTrail.SYSTEM, number, "money committed", outcome.reasons());
    }

    /**
     * The funds manager's way out of a shortfall (F9, F18).
     *
     * @throws Refused when the line or the amount does not fit
     */
    public void resolve(String number, WayOut way, String actor) {
        Application application = applications.lock(number);
        Refused.unless(
                !withoutPart(application).contains(actor),
                "You applied for this money yourself or declared an interest, so you take no part in finding it (F16)."
                        + " Ask another holder of your office, or have the office changed.");
        Result result = way.kind() == WayOut.Kind.MOVE_MONEY ? Result.MONEY_MOVED : Result.CHANGED;
        Outcome outcome = applications.outcome(
                Stage.COMMITMENT, result, way.reasons(), register.person(actor).name(), actor);
        applications.save(
                switch (way.kind()) {
                    case MOVE_MONEY -> moved(application, way, outcome, actor);
                    case OTHER_LINE -> otherLine(application, way, outcome);
                    case SMALLER_AMOUNT -> smallerAmount(application, way, outcome);
                    case REJECTION -> application.noted(outcome);
                });
        audit.record(
                application.tenant(),
                actor,
                number,
                "shortfall: " + way.kind().name().toLowerCase(),
                null);
    }

    /** Logins of those who take no part in finding the money: the applicant and whoever declared an interest (F16). */
    public Set<String> withoutPart(Application application) {
        Set<String> people = new HashSet<>(interests.in(application.number()));
        people.add(application.applicant());
        return people;
    }

    private Application moved(Application application, WayOut way, Outcome outcome, String actor) {
        Money missing = application
                .amount()
                .minus(funds.line(application.tenant(), application.line()).left());
        Refused.unless(
                way.amount().compareTo(missing) <= 0,
                "Only %s is missing; %s would move more than this application needs. Reduce the amount.",
                missing,
                way.amount());
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
        FundLine line = funds.line(application.tenant(), way.line());
        Refused.unless(
                line.left().compareTo(application.amount()) >= 0,
                "\"%s\" has %s left; this application needs %s. Choose a line with enough left, move money or offer a"
                        + " smaller amount.",
                line.name(),
                line.left(),
                application.amount());
        return application.changedTo(way.line(), way.reasons(), outcome);
    }

    private Application smallerAmount(Application application, WayOut way, Outcome outcome) {
        FundLine line = funds.line(application.tenant(), application.line());
        Refused.unless(
                line.left().compareTo(way.amount()) >= 0,
                "\"%s\" has %s left, so %s is too much as well. Offer that or less, or move money first.",
                line.name(),
                line.left(),
                way.amount());
        return application.offered(way.amount(), outcome);
    }

    /**
     * The applicant agrees to the smaller amount, which the deciders then confirm, or does not.
     *
     * @param reasons what changes; needed where the applicant does not agree
     * @throws Refused for anybody but the applicant, and for an empty answer
     */
    public void answerOffer(String number, boolean agrees, String reasons, String actor) {
        Application application = applications.lock(number);
        Refused.unless(
                application.applicant().equals(actor), "Only the applicant answers this. Leave the task to them.");
        boolean explained = reasons != null && !reasons.isBlank();
        Refused.unless(
                agrees || explained,
                "Tick \"Yes\" (applicantAgrees), or say why the project cannot be done for %s (reasons).",
                application.offer());
        Outcome outcome = applications.outcome(
                Stage.APPLICANT,
                Result.CHANGED,
                "%s %s%s"
                        .formatted(
                                agrees ? "agrees to" : "does not agree to",
                                application.offer(),
                                explained ? ": " + reasons : ""),
                register.person(actor).name(),
                actor);
        applications.save(agrees ? application.offerAgreed(outcome) : application.offerRefused(outcome));
        audit.record(
                application.tenant(), actor, number, agrees ? "smaller amount agreed" : "smaller amount refused", null);
    }
}
