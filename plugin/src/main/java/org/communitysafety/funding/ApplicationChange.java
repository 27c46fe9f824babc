package org.communitysafety.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The next state of an application, part by part. */
final class ApplicationChange {

    private final Application from;
    private ApplicationState state;
    private String deliveryGroup;
    private String line;
    private String lineReason;
    private Money offer;
    private LocalDate evaluationDue;
    private final List<Submission> submissions;
    private final List<Outcome> outcomes;
    private final Set<OfficeDecision> officeDecisions;

    ApplicationChange(Application from) {
        this.from = from;
        this.state = from.state();
        this.deliveryGroup = from.deliveryGroup();
        this.line = from.line();
        this.lineReason = from.lineReason();
        this.offer = from.offer();
        this.evaluationDue = from.evaluationDue();
        this.submissions = new ArrayList<>(from.submissions());
        this.outcomes = new ArrayList<>(from.outcomes());
        this.officeDecisions = new HashSet<>(from.officeDecisions());
    }

    ApplicationChange to(ApplicationState next) {
        state = next;
        return this;
    }

    ApplicationChange group(String key) {
        deliveryGroup = key;
        return this;
    }

    ApplicationChange line(String key, String reason) {
        line = key;
        lineReason = reason;
        return this;
    }

    ApplicationChange offer(Money smaller) {
        offer = smaller;
        return this;
    }

    ApplicationChange evaluationDue(LocalDate day) {
        evaluationDue = day;
        return this;
    }

    ApplicationChange plus(Submission submission) {
        submissions.add(submission);
        return this;
    }

    /** What was said is the last part. */
    Application with(Outcome outcome) {
        outcomes.add(outcome);
        return done();
    }

    ApplicationChange plus(OfficeDecision decision) {
        officeDecisions.add(decision);
        return this;
    }

    Application done() {
        return new Application(
                from.number(),
                from.tenant(),
                from.applicant(),
                from.organisation(),
                state,
                deliveryGroup,
                from.continues(),
                line,
                lineReason,
                offer,
                from.receivedAt(),
                evaluationDue,
                from.evaluatedOn(),
                List.copyOf(submissions),
                List.copyOf(outcomes),
                Set.copyOf(officeDecisions),
                from.version());
    }
}
