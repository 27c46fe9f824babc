package org.communitysafety.funding;

import static org.communitysafety.funding.ApplicationState.AGREED;
import static org.communitysafety.funding.ApplicationState.APPROVED;
import static org.communitysafety.funding.ApplicationState.IN_REVISION;
import static org.communitysafety.funding.ApplicationState.RECEIVED;
import static org.communitysafety.funding.ApplicationState.REJECTED;
import static org.communitysafety.funding.ApplicationState.SUPPORTED;
import static org.communitysafety.funding.ApplicationState.WITHDRAWN;
import static org.communitysafety.funding.ApplicationState.WITHOUT_DECIDERS;
import static org.communitysafety.funding.ApplicationState.WITH_DECIDING_BODY;
import static org.communitysafety.funding.ApplicationState.WITH_DELIVERY_GROUP;
import static org.communitysafety.funding.ApplicationState.WITH_OFFICE_HOLDERS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * An application for money of the partnership. Immutable: each transition answers the next state, or is refused.
 *
 * @param number for example {@code CHW-F-2026-0014}
 * @param applicant login
 * @param organisation key of the applicant's organisation: none of its people decides it (F16)
 * @param deliveryGroup key of the group that considers it; null while it is not known or where there is none
 * @param continues number of the application whose project this one continues; null if none (F13)
 * @param line key of the fund line proposed or named; null until then
 * @param lineReason why the contingency line; null for other lines
 * @param offer smaller amount that the applicant is asked to agree to; null if none is
 * @param evaluationDue day by which the project is to be evaluated; null until approved (F12)
 * @param evaluatedOn null until it was
 */
public record Application(
        @Id String number,
        String tenant,
        String applicant,
        String organisation,
        ApplicationState state,
        String deliveryGroup,
        String continues,
        String line,
        String lineReason,
        Money offer,
        Instant receivedAt,
        LocalDate evaluationDue,
        LocalDate evaluatedOn,
        @MappedCollection(idColumn = "application", keyColumn = "attempt") List<Submission> submissions,
        @MappedCollection(idColumn = "application", keyColumn = "step") List<Outcome> outcomes,
        @MappedCollection(idColumn = "application") Set<OfficeDecision> officeDecisions,
        @Version int version) {

    static Application received(
            String number, Person applicant, String deliveryGroup, String continues, Submission submission) {
        return new Application(
                number,
                applicant.tenant(),
                applicant.id(),
                applicant.organisation(),
                RECEIVED,
                deliveryGroup,
                continues,
                null,
                null,
                null,
                submission.submittedAt(),
                null,
                null,
                List.of(submission),
                List.of(),
                Set.of(),
                0);
    }

    /** The version that counts. */
    public Submission current() {
        return submissions.get(submissions.size() - 1);
    }

    public Money amount() {
        return current().amount();
    }

    /**
     * Who settled it and why: of an approval the one before the money was committed, otherwise what was said last.
     *
     * @throws Refused before anybody has said anything
     */
    public Outcome decision() {
        boolean approved = state == APPROVED || state == AGREED;
        return outcomes.stream()
                .filter(outcome -> approved && outcome.result() == Outcome.Result.APPROVED)
                .reduce((earlier, later) -> later)
                .orElseGet(this::latest);
    }

    /** Since when it stands as it does now; for an approval since the money was committed. */
    public Instant decidedAt() {
        return latest().decidedAt();
    }

    private Outcome latest() {
        Refused.unless(!outcomes.isEmpty(), "Nobody has said anything about application %s yet.", number);
        return outcomes.get(outcomes.size() - 1);
    }

    /** Whether this person may have no part in deciding it: the applicant, or of the applicant's organisation (F16). */
    public boolean concerns(Person person) {
        return person.id().equals(applicant) || person.belongsTo(organisation);
    }

    Application withGroup(String group) {
        return from(RECEIVED).group(group).done();
    }

    Application placedWithGroup() {
        return from(RECEIVED, WITH_DELIVERY_GROUP).to(WITH_DELIVERY_GROUP).done();
    }

    Application adjourned(Outcome why) {
        return from(WITH_DELIVERY_GROUP, WITH_DECIDING_BODY).with(why);
    }

    Application supported(String line, String lineReason, Outcome outcome) {
        return from(WITH_DELIVERY_GROUP).to(SUPPORTED).line(line, lineReason).with(outcome);
    }

    Application returned(Outcome outcome) {
        return from(WITH_DELIVERY_GROUP).to(IN_REVISION).with(outcome);
    }

    /**
     * @param othersNamed whether it counts on other resources of agencies than before (F17)
     * @throws Refused when nothing has changed, since the group would only ask again (F3)
     */
    Application resubmitted(Submission submission, boolean othersNamed) {
        ApplicationChange next = from(IN_REVISION);
        Refused.unless(
                othersNamed || !current().says(submission),
                "Nothing has changed. Change what the group asked for, which stands under \"What has been said so far\","
                        + " or withdraw the application under \"My applications\".");
        return next.to(RECEIVED).plus(submission).done();
    }

    /** Asks the office-holders, the first time or again after a change. */
    Application askedOfOfficeHolders() {
        return from(SUPPORTED, AGREED).to(WITH_OFFICE_HOLDERS).done();
    }

    Application placedWithDeciders() {
        return from(RECEIVED, SUPPORTED, WITH_OFFICE_HOLDERS, WITH_DECIDING_BODY, WITHOUT_DECIDERS, AGREED)
                .to(WITH_DECIDING_BODY)
                .done();
    }

    /** The body that it was meant for can never be quorate for it (F16). */
    Application outOfReach(Outcome why) {
        return from(WITH_DELIVERY_GROUP, WITH_DECIDING_BODY)
                .to(WITHOUT_DECIDERS)
                .with(why);
    }

    Application wayFound(Outcome how) {
        return from(WITHOUT_DECIDERS).with(how);
    }

    /**
     * One office-holder's decision.
     *
     * @throws Refused when the office or the person has decided in this round already (F5)
     */
    Application decidedBy(OfficeDecision decision) {
        ApplicationChange next = from(WITH_OFFICE_HOLDERS);
        officeRound().refuseTwice(decision);
        return next.plus(decision).done();
    }

    /** What the office-holders have said this time. */
    OfficeRound officeRound() {
        return OfficeRound.now(outcomes, officeDecisions);
    }

    Application agreedByOffices(Outcome outcome) {
        return from(WITH_OFFICE_HOLDERS).to(AGREED).with(outcome);
    }

    Application passedOn(Outcome outcome) {
        return from(WITH_OFFICE_HOLDERS).with(outcome);
    }

    Application agreedByBody(String line, String lineReason, Outcome outcome) {
        return from(WITH_DECIDING_BODY).to(AGREED).line(line, lineReason).with(outcome);
    }

    Application rejected(Outcome outcome) {
        return from(WITH_DELIVERY_GROUP, WITH_DECIDING_BODY).to(REJECTED).with(outcome);
    }

    Application noted(Outcome outcome) {
        return from(AGREED).with(outcome);
    }

    /** Asks the applicant whether the project can be done for less. */
    Application offered(Money smaller, Outcome outcome) {
        ApplicationChange next = from(AGREED);
        Refused.unless(
                smaller.positive() && smaller.compareTo(amount()) < 0,
                "The smaller amount must be more than nothing and less than %s.",
                amount());
        return next.offer(smaller).with(outcome);
    }

    Application offerAgreed(Outcome outcome) {
        ApplicationChange next = from(AGREED);
        return next.offer(null)
                .plus(current().withAmount(offer, outcome.decidedAt()))
                .with(outcome);
    }

    Application offerRefused(Outcome outcome) {
        return from(AGREED).offer(null).with(outcome);
    }

    Application changedTo(String otherLine, String reason, Outcome outcome) {
        return from(AGREED).line(otherLine, reason).with(outcome);
    }

    Application approved(LocalDate evaluationDue, Outcome outcome) {
        return from(AGREED).to(APPROVED).evaluationDue(evaluationDue).with(outcome);
    }

    Application withdrawn(Outcome outcome) {
        Refused.unless(
                !state.decided(), "Application %s is %s already and cannot be withdrawn.", number, state.inSentence());
        return new ApplicationChange(this).to(WITHDRAWN).with(outcome);
    }

    /** @throws Refused in any other state than these */
    private ApplicationChange from(ApplicationState... allowed) {
        Refused.unless(
                List.of(allowed).contains(state),
                "Application %s is \"%s\" now, so this can no longer be done. Reload the task list.",
                number,
                state);
        return new ApplicationChange(this);
    }
}
