package org.communitysafety.funding;

import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Decisions of the Performance Group and, where the route table says so, of the board (F4, F6, F20). */
public class Approvals {

    private final Applications applications;
    private final Register register;
    private final Sittings sittings;
    private final Funds funds;
    private final Letters letters;
    private final AuditTrail audit;

    Approvals(
            Applications applications,
            Register register,
            Sittings sittings,
            Funds funds,
            Letters letters,
            AuditTrail audit) {
        this.applications = applications;
        this.register = register;
        this.sittings = sittings;
        this.funds = funds;
        this.letters = letters;
        this.audit = audit;
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
}
