package org.communitysafety.funding;

import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Stage 2: a delivery group considers an application (F1, F2, F3). */
public class DeliveryGroups {

    private final Applications applications;
    private final Register register;
    private final Agendas agendas;
    private final Funds funds;
    private final Letters letters;
    private final AuditTrail audit;

    DeliveryGroups(
            Applications applications,
            Register register,
            Agendas agendas,
            Funds funds,
            Letters letters,
            AuditTrail audit) {
        this.applications = applications;
        this.register = register;
        this.agendas = agendas;
        this.funds = funds;
        this.letters = letters;
        this.audit = audit;
    }

    /** The policy officer names the group that is to consider it (F1). */
    public void assign(String number, String group, String actor) {
        Application application = applications.lock(number);
        Refused.unless(
                register.isDeliveryGroup(application.tenant(), group),
                "\"%s\" is no delivery group of this partnership. Choose one from the list.",
                group);
        applications.save(application.withGroup(group));
        audit.record(application.tenant(), actor, number, "delivery group found", group);
    }

    /**
     * Puts it on the agenda of the group's next meeting (F2).
     *
     * @param rule the group's quorum table
     * @return false where the group can never be quorate for it; that is on record then, with the reason
     */
    public boolean place(String number, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        return agendas.place(
                application,
                application.placedWithGroup(),
                Stage.DELIVERY_GROUP,
                register.body(application.deliveryGroup()),
                rule);
    }

    /**
     * Records what the delivery group said (F3).
     *
     * @param rule the group's quorum table
     * @throws Refused when reasons or the proposed line are missing, or answer and quorum do not fit
     */
    public void consider(String number, GroupAnswer answer, String actor, Function<QuorumFacts, Quorum> rule) {
        Application application = applications.lock(number);
        AgendaItem item = agendas.judge(application, answer.minute(), answer.adjourns(), actor, rule);
        Outcome outcome = applications.outcome(
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
        applications.save(next);
        audit.record(application.tenant(), actor, number, "delivery group: " + answer.result(), null);
        letters.afterConsideration(next, outcome);
    }

    /** Puts on record why office-holders, who could decide as much, are not asked (F5). */
    public void recordUnsupported(String number) {
        audit.record(
                applications.application(number).tenant(),
                AuditTrail.SYSTEM,
                number,
                "meeting decides instead",
                "Office-holders decide only what a delivery group supports (F5), and no group could consider this, so"
                        + " the Performance Group decides.");
    }

    private Application supported(Application application, GroupAnswer answer, Outcome outcome) {
        funds.refuseUnlessUsable(
                application.tenant(), answer.line(), application.current().endsOn(), answer.lineReason());
        return application.supported(answer.line(), answer.lineReason(), outcome);
    }
}
