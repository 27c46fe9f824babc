package org.communitysafety.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.funding.Outcome.Stage;
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
        State state,
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

    /** Where an application stands. */
    public enum State {
        RECEIVED("Received"),
        WITH_DELIVERY_GROUP("With the delivery group"),
        IN_REVISION("Returned for revision"),
        SUPPORTED("Supported"),
        WITH_OFFICE_HOLDERS("With the office-holders"),
        WITH_DECIDING_BODY("With the deciding body"),
        WITHOUT_DECIDERS("Waiting for somebody who can decide it"),
        AGREED("Approved, money not yet committed"),
        APPROVED("Approved"),
        REJECTED("Rejected"),
        WITHDRAWN("Withdrawn");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** Whether nothing more will be decided. */
        public boolean decided() {
            return this == APPROVED || this == REJECTED || this == WITHDRAWN;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Application received(
            String number, Person applicant, String deliveryGroup, String continues, Submission submission) {
        return new Application(
                number,
                applicant.tenant(),
                applicant.id(),
                applicant.organisation(),
                State.RECEIVED,
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
        return outcomes.stream()
                .filter(outcome -> outcome.result() == Outcome.Result.APPROVED
                        && (state == State.APPROVED || state == State.AGREED))
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
        expect(State.RECEIVED);
        return change().group(group).done();
    }

    Application placedWithGroup() {
        expect(State.RECEIVED, State.WITH_DELIVERY_GROUP);
        return change().to(State.WITH_DELIVERY_GROUP).done();
    }

    Application adjourned(Outcome why) {
        expect(State.WITH_DELIVERY_GROUP, State.WITH_DECIDING_BODY);
        return change().plus(why).done();
    }

    Application supported(String line, String lineReason, Outcome outcome) {
        expect(State.WITH_DELIVERY_GROUP);
        return change().to(State.SUPPORTED).line(line, lineReason).plus(outcome).done();
    }

    Application returned(Outcome outcome) {
        expect(State.WITH_DELIVERY_GROUP);
        return change().to(State.IN_REVISION).plus(outcome).done();
    }

    /** @throws Refused when nothing has changed, since the group would only ask again (F3) */
    Application resubmitted(Submission submission) {
        expect(State.IN_REVISION);
        Refused.unless(
                !current().says(submission),
                "Nothing has changed. Change what the group asked for, which stands under \"What has been said so far\","
                        + " or withdraw the application under \"My applications\".");
        return change().to(State.RECEIVED).plus(submission).done();
    }

    /** Asks the office-holders, the first time or again after a change. */
    Application askedOfOfficeHolders() {
        expect(State.SUPPORTED, State.AGREED);
        return change().to(State.WITH_OFFICE_HOLDERS).done();
    }

    Application placedWithDeciders() {
        expect(
                State.RECEIVED,
                State.SUPPORTED,
                State.WITH_OFFICE_HOLDERS,
                State.WITH_DECIDING_BODY,
                State.WITHOUT_DECIDERS,
                State.AGREED);
        return change().to(State.WITH_DECIDING_BODY).done();
    }

    /** The body that it was meant for can never be quorate for it (F16). */
    Application outOfReach(Outcome why) {
        expect(
                State.RECEIVED,
                State.WITH_DELIVERY_GROUP,
                State.SUPPORTED,
                State.WITH_OFFICE_HOLDERS,
                State.WITH_DECIDING_BODY,
                State.WITHOUT_DECIDERS,
                State.AGREED);
        return change().to(State.WITHOUT_DECIDERS).plus(why).done();
    }

    Application wayFound(Outcome how) {
        expect(State.WITHOUT_DECIDERS);
        return change().plus(how).done();
    }

    /**
     * One office-holder's decision.
     *
     * @throws Refused when the office or the person has decided in this round already (F5)
     */
    Application decidedBy(OfficeDecision decision) {
        expect(State.WITH_OFFICE_HOLDERS);
        Refused.unless(
                decisions().stream().noneMatch(d -> d.office().equals(decision.office())),
                "This office has decided already. Reload the task list.");
        Refused.unless(
                decisions().stream().noneMatch(d -> d.person().equals(decision.person())),
                "You have decided this application in another office already; one person counts once (F5).");
        return change().plus(decision).done();
    }

    /** How often the office-holders have been asked, this time included. */
    int round() {
        return 1
                + (int) outcomes.stream()
                        .filter(o -> o.stage() == Stage.OFFICE_HOLDERS)
                        .count();
    }

    /** What the office-holders have said this time. */
    List<OfficeDecision> decisions() {
        int round = round();
        return officeDecisions.stream()
                .filter(d -> d.round() == round)
                .sorted(Comparator.comparing(OfficeDecision::office))
                .toList();
    }

    /** Whether every one of these offices has approved this time, each by another person. */
    boolean approvedByAll(Set<String> offices) {
        Set<String> approving = decisions().stream()
                .filter(d -> d.verdict() == OfficeDecision.Verdict.APPROVE)
                .map(OfficeDecision::office)
                .collect(Collectors.toSet());
        return !offices.isEmpty() && approving.equals(offices);
    }

    Application agreedByOffices(Outcome outcome) {
        expect(State.WITH_OFFICE_HOLDERS);
        return change().to(State.AGREED).plus(outcome).done();
    }

    Application passedOn(Outcome outcome) {
        expect(State.WITH_OFFICE_HOLDERS);
        return change().plus(outcome).done();
    }

    Application agreedByBody(String line, String lineReason, Outcome outcome) {
        expect(State.WITH_DECIDING_BODY);
        return change().to(State.AGREED).line(line, lineReason).plus(outcome).done();
    }

    Application rejected(Outcome outcome) {
        expect(State.WITH_DELIVERY_GROUP, State.WITH_DECIDING_BODY);
        return change().to(State.REJECTED).plus(outcome).done();
    }

    Application noted(Outcome outcome) {
        expect(State.AGREED);
        return change().plus(outcome).done();
    }

    /** Asks the applicant whether the project can be done for less. */
    Application offered(Money smaller, Outcome outcome) {
        expect(State.AGREED);
        Refused.unless(
                smaller.positive() && smaller.compareTo(amount()) < 0,
                "The smaller amount must be more than nothing and less than %s.",
                amount());
        return change().offer(smaller).plus(outcome).done();
    }

    Application offerAgreed(Outcome outcome) {
        expect(State.AGREED);
        Submission smaller = current().withAmount(offer, outcome.decidedAt());
        return change().offer(null).plus(smaller).plus(outcome).done();
    }

    Application offerRefused(Outcome outcome) {
        expect(State.AGREED);
        return change().offer(null).plus(outcome).done();
    }

    Application changedTo(String otherLine, String reason, Outcome outcome) {
        expect(State.AGREED);
        return change().line(otherLine, reason).plus(outcome).done();
    }

    Application approved(LocalDate evaluationDue, Outcome outcome) {
        expect(State.AGREED);
        return change().to(State.APPROVED)
                .evaluationDue(evaluationDue)
                .plus(outcome)
                .done();
    }

    Application withdrawn(Outcome outcome) {
        Refused.unless(
                !state.decided(),
                "Application %s is %s already and cannot be withdrawn.",
                number,
                state.toString().toLowerCase(Locale.UK));
        return change().to(State.WITHDRAWN).plus(outcome).done();
    }

    private void expect(State... allowed) {
        Refused.unless(
                List.of(allowed).contains(state),
                "Application %s is \"%s\" now, so this can no longer be done. Reload the task list.",
                number,
                state);
    }

    private ApplicationChange change() {
        return new ApplicationChange(this);
    }
}
