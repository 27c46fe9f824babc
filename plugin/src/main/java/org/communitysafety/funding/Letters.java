package org.communitysafety.funding;

import java.util.LinkedHashSet;
import java.util.Set;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** What people are told about an application, in words. */
class Letters {

    private final Outbox outbox;
    private final Register register;

    Letters(Outbox outbox, Register register) {
        this.outbox = outbox;
        this.register = register;
    }

    /** A meeting asked for a revision or adjourned the item: the applicant learns why. */
    void afterConsideration(Application application, Outcome outcome) {
        if (application.state().decided()) {
            return; // told by afterDecision
        }
        outbox.queue(
                register.person(application.applicant()),
                application.number(),
                "%s: %s".formatted(application.number(), outcome.result()),
                """
                Your application "%s" (%s, %s)

                %s: %s.
                %s
                You can follow it in Tasklist under "My applications".
                """
                        .formatted(
                                application.current().title(),
                                application.number(),
                                application.amount(),
                                outcome.decidedBy(),
                                outcome.result(),
                                reasons(outcome)));
    }

    /** The decision: the applicant and the chairs of the bodies that dealt with it get the outcome with its reasons (F3, F4). */
    void afterDecision(Application application) {
        Outcome decision = application.decision();
        boolean withdrawn = application.state() == ApplicationState.WITHDRAWN;
        String subject = "%s: %s".formatted(application.number(), words(application));
        String body =
                """
                The application "%s" (%s, %s) is %s.

                %s by: %s.
                %s%s"""
                        .formatted(
                                application.current().title(),
                                application.number(),
                                application.amount(),
                                words(application),
                                withdrawn ? "Withdrawn" : "Decided",
                                decision.decidedBy(),
                                reasons(decision),
                                commitment(application));
        recipients(application)
                .forEach(login -> outbox.queue(register.person(login), application.number(), subject, body));
    }

    /** An office-holder is asked to decide. */
    void decisionAsked(Application application, Person officeHolder) {
        askFor(application, officeHolder, "%s: please decide");
    }

    /** An office-holder has not answered. */
    void reminder(Application application, Person officeHolder) {
        askFor(application, officeHolder, "%s: your decision is still awaited");
    }

    private void askFor(Application application, Person officeHolder, String subject) {
        outbox.queue(
                officeHolder,
                application.number(),
                subject.formatted(application.number()),
                """
                The application "%s" (%s, %s) waits for your decision in Tasklist.

                Without an answer by the due date shown there the Performance Group decides it.
                """
                        .formatted(application.current().title(), application.number(), application.amount()));
    }

    private static String words(Application application) {
        return application.state().inSentence();
    }

    private static String commitment(Application application) {
        return application.state() == ApplicationState.APPROVED
                ? "Committed: %s.%n"
                        .formatted(application
                                .outcomes()
                                .get(application.outcomes().size() - 1)
                                .reasons())
                : "";
    }

    private static String reasons(Outcome outcome) {
        return outcome.reasons() == null || outcome.reasons().isBlank() ? "" : "Reasons: " + outcome.reasons() + "\n";
    }

    private Set<String> recipients(Application application) {
        Set<String> all = new LinkedHashSet<>();
        all.add(application.applicant());
        if (application.deliveryGroup() != null) {
            all.addAll(chairs(application.deliveryGroup()));
        }
        String board = register.partnership(application.tenant()).board();
        if (board != null) {
            all.addAll(chairs(board));
        }
        return all;
    }

    private Set<String> chairs(String body) {
        Set<String> all = new LinkedHashSet<>();
        register.officesOf(body).stream()
                .filter(office -> office.duty() == Office.Duty.CHAIR)
                .forEach(office -> all.addAll(register.holders(office.id())));
        return all;
    }
}
