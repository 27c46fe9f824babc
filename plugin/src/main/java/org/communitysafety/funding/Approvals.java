package org.communitysafety.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Decisions of the Performance Group and, where the route table says so, of the board (F4, F6, F20). */
public class Approvals {

    /** Routes to a meeting, the nearest first. */
    private static final List<String> MEETINGS = List.of("performanceGroup", "board");

    private final Applications applications;
    private final Register register;
    private final Agendas agendas;
    private final Funds funds;
    private final AgencyAgreements agreements;
    private final Letters letters;
    private final AuditTrail audit;

    Approvals(
            Applications applications,
            Register register,
            Agendas agendas,
            Funds funds,
            AgencyAgreements agreements,
            Letters letters,
            AuditTrail audit) {
        this.applications = applications;
        this.register = register;
        this.agendas = agendas;
        this.funds = funds;
        this.agreements = agreements;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * Puts it on the agenda of the deciding body's next meeting (F4, F20).
     *
     * @param route {@code performanceGroup} or {@code board}
     * @param rule the body's quorum table
     * @return false where the body can never be quorate for it; that is on record then, with the reason
     */
    public boolean placeWithDeciders(String number, String route, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        Body body = body(application, route)
                .orElseThrow(() -> new Refused(("The route \"%s\" leads to a body that the partnership's file does not"
                                + " name. Name it under \"funding\".")
                        .formatted(route)));
        return agendas.place(application, application.placedWithDeciders(), Stage.DECIDING_BODY, body, rule);
    }

    /** Whether the body that the route leads to could be quorate for it; no for a route that leads to none. */
    public boolean canDecide(String number, String route, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.application(number);
        return body(application, route)
                .filter(body -> agendas.atBest(application, body, rule).quorate())
                .isPresent();
    }

    /**
     * Somebody has seen to it that it can be decided, for example by having a deputy named.
     *
     * @param how what has changed
     * @return the route to those who decide now
     * @throws Refused as long as nobody can, with the reason
     */
    public String wayFound(String number, String how, String actor, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        List<String> missing = new ArrayList<>();
        for (String route : MEETINGS) {
            Optional<Body> body = body(application, route);
            if (body.isPresent()) {
                Quorum best = agendas.atBest(application, body.get(), rule);
                if (best.quorate()) {
                    noted(application, how, actor);
                    return route;
                }
                missing.add("%s: %s".formatted(body.get().name(), best.unmet()));
            }
        }
        throw new Refused(("Still nobody can decide it. %s. Have members or deputies without an interest entered in the"
                        + " register first, or ask the applicant to withdraw.")
                .formatted(String.join(". ", missing)));
    }

    private void noted(Application application, String how, String actor) {
        applications.save(application.wayFound(applications.outcome(
                Stage.DECIDING_BODY,
                Result.WAY_FOUND,
                how,
                register.person(actor).name(),
                actor)));
        audit.record(application.tenant(), actor, application.number(), "way to decide found", null);
    }

    private Optional<Body> body(Application application, String route) {
        Partnership partnership = register.partnership(application.tenant());
        String key = "board".equals(route)
                ? partnership.board()
                : "performanceGroup".equals(route) ? partnership.performanceGroup() : null;
        return Optional.ofNullable(key).map(register::body);
    }

    /**
     * Records the decision of the meeting (F4, F6).
     *
     * @param rule the body's quorum table
     * @throws Refused when the explanation or the line is missing, or decision and quorum do not fit
     */
    public void decide(String number, BodyDecision decision, String actor, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        AgendaItem item = agendas.judge(application, decision.minute(), decision.adjourns(), actor, rule);
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
        agreements.refuseWhileRefused(application.number());
        funds.refuseUnlessUsable(
                application.tenant(), decision.line(), application.current().endsOn(), decision.lineReason());
        return application.agreedByBody(decision.line(), decision.lineReason(), outcome);
    }
}
