package org.communitysafety.hub;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * How a referral stands; whom it is about is in its case file.
 *
 * @param number also of the case file, for example {@code CCH-H-2026-0001}
 * @param referrer login of the case owner (H14)
 * @param missing what the form still lacks (H1); null for a complete one
 * @param attends "I will attend and raise it myself" (H3)
 * @param draftSummary the summary of an incomplete referral, sealed
 * @param receivedAt when it was first complete, which decides on the meeting (H3)
 * @param earlier earlier cases that the chair said are about the same (H6)
 */
public record Referral(
        @Id String number,
        String tenant,
        String referrer,
        String organisation,
        State state,
        String missing,
        Boolean consent,
        String lawfulBasis,
        boolean attends,
        byte[] draftSummary,
        @MappedCollection(idColumn = "referral") Set<ReferralTopic> topics,
        @MappedCollection(idColumn = "referral") Set<ReferralCriterion> criteria,
        @MappedCollection(idColumn = "referral") Set<ReferralEarlier> earlier,
        Instant receivedAt,
        String triagedBy,
        Instant triagedAt,
        Instant closedAt,
        @Version int version) {

    /** Where a referral stands. */
    public enum State {
        DRAFT("Not complete"),
        IN_TRIAGE("In triage"),
        /** Went back with the chair's question. */
        QUESTIONED("Back with the referrer"),
        OPEN("Open"),
        DECLINED("Declined"),
        RESOLVED("Closed as resolved"),
        NO_FURTHER_ACTION("Closed, no further action"),
        REMOVED("Removed from the hub");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    record ReferralTopic(String topic) {}

    record ReferralCriterion(String criterion) {}

    record ReferralEarlier(String earlier) {}

    static Referral begun(String number, String tenant, String referrer, String organisation) {
        return new Referral(
                number,
                tenant,
                referrer,
                organisation,
                State.DRAFT,
                null,
                null,
                null,
                false,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                0);
    }

    /** Ids of its topics (H2). */
    public List<String> topicIds() {
        return topics.stream().map(ReferralTopic::topic).sorted().toList();
    }

    /** Numbers of the earlier cases about the same. */
    public List<String> earlierNumbers() {
        return earlier.stream().map(ReferralEarlier::earlier).sorted().toList();
    }

    public boolean complete() {
        return missing == null;
    }

    public boolean open() {
        return state == State.OPEN;
    }

    Referral filledIn(ReferralForm form, byte[] draftSummary) {
        List<String> lacking = form.missing();
        return new Referral(
                number,
                tenant,
                referrer,
                organisation,
                lacking.isEmpty() ? State.IN_TRIAGE : State.DRAFT,
                lacking.isEmpty() ? null : String.join("; ", lacking),
                form.consent(),
                Boolean.TRUE.equals(form.consent()) ? null : form.lawfulBasis(),
                form.attends(),
                draftSummary,
                form.topics().stream().map(ReferralTopic::new).collect(Collectors.toSet()),
                criteria,
                earlier,
                receivedAt,
                triagedBy,
                triagedAt,
                closedAt,
                version);
    }

    Referral received(Instant at) {
        return receivedAt != null ? this : with(state, at, triagedBy, triagedAt, closedAt, criteria, earlier);
    }

    /** The summary has become part of the narrative, or the case file is gone. */
    Referral withoutDraft() {
        return new Referral(
                number,
                tenant,
                referrer,
                organisation,
                state,
                missing,
                consent,
                lawfulBasis,
                attends,
                null,
                topics,
                criteria,
                earlier,
                receivedAt,
                triagedBy,
                triagedAt,
                closedAt,
                version);
    }

    Referral accepted(Collection<String> criteria, Collection<String> earlier, String by, Instant at) {
        refuseUnless(State.IN_TRIAGE, "accepted");
        return with(
                State.OPEN,
                receivedAt,
                by,
                at,
                null,
                criteria.stream().map(ReferralCriterion::new).collect(Collectors.toSet()),
                earlier.stream().map(ReferralEarlier::new).collect(Collectors.toSet()));
    }

    Referral declined(Collection<String> earlier, String by, Instant at) {
        refuseUnless(State.IN_TRIAGE, "declined");
        return with(
                State.DECLINED,
                receivedAt,
                by,
                at,
                at,
                criteria,
                earlier.stream().map(ReferralEarlier::new).collect(Collectors.toSet()));
    }

    Referral questioned() {
        refuseUnless(State.IN_TRIAGE, "sent back");
        return with(State.QUESTIONED, receivedAt, triagedBy, triagedAt, closedAt, criteria, earlier);
    }

    Referral closed(State as, Instant at) {
        refuseUnless(State.OPEN, "closed");
        return with(as, receivedAt, triagedBy, triagedAt, at, criteria, earlier);
    }

    Referral reopened() {
        Refused.unless(
                state == State.RESOLVED || state == State.NO_FURTHER_ACTION || state == State.REMOVED,
                "%s is not closed, so it cannot be opened again.",
                number);
        return with(State.OPEN, receivedAt, triagedBy, triagedAt, null, criteria, earlier);
    }

    private void refuseUnless(State expected, String what) {
        Refused.unless(
                state == expected, "%s is \"%s\" now, so it cannot be %s. Reload the task list.", number, state, what);
    }

    private Referral with(
            State state,
            Instant receivedAt,
            String triagedBy,
            Instant triagedAt,
            Instant closedAt,
            Set<ReferralCriterion> criteria,
            Set<ReferralEarlier> earlier) {
        return new Referral(
                number,
                tenant,
                referrer,
                organisation,
                state,
                missing,
                consent,
                lawfulBasis,
                attends,
                draftSummary,
                topics,
                criteria,
                earlier,
                receivedAt,
                triagedBy,
                triagedAt,
                closedAt,
                version);
    }
}
