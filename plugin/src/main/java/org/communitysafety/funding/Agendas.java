package org.communitysafety.funding;

import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Minute;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Refused;

/** Applications on the agendas of bodies: placed there, judged there, or never within a body's reach (F2, F16). */
class Agendas {

    private final Applications applications;
    private final Sittings sittings;
    private final Letters letters;
    private final AuditTrail audit;

    Agendas(Applications applications, Sittings sittings, Letters letters, AuditTrail audit) {
        this.applications = applications;
        this.sittings = sittings;
        this.letters = letters;
        this.audit = audit;
    }

    /** What the quorum would be if everybody came who may take part. */
    Quorum atBest(Application application, Body body, Function<QuorumFacts, Quorum> rule) {
        return sittings.atBest(body.id(), application.number(), application.organisation(), rule);
    }

    /**
     * Puts it on the agenda of the body's next meeting.
     *
     * @param placed the application when it is there
     * @return false where no meeting of the body can ever be quorate for it; that is on record then, with the reason
     */
    boolean place(
            Application application, Application placed, Stage stage, Body body, Function<QuorumFacts, Quorum> rule) {
        Quorum best = atBest(application, body, rule);
        if (best.quorate()) {
            applications.save(placed);
            sittings.place(body.id(), application.number(), application.organisation());
            return true;
        }
        Outcome outcome = applications.outcome(
                stage,
                Result.OUT_OF_REACH,
                "even if everybody came who may take part: " + best.unmet(),
                body.name(),
                AuditTrail.SYSTEM);
        Application next = applications.save(placed.outOfReach(outcome));
        audit.record(
                application.tenant(),
                AuditTrail.SYSTEM,
                application.number(),
                "quorum out of reach",
                "%s; %s".formatted(body.id(), best.unmet()));
        letters.afterConsideration(next, outcome);
        return false;
    }

    /** Records the sitting; an answer without a quorum is refused, and so is an adjournment with one. */
    AgendaItem judge(
            Application application,
            Minute minute,
            boolean adjourns,
            String actor,
            Function<QuorumFacts, Quorum> rule) {
        AgendaItem open = sittings.open(application.tenant(), application.number())
                .orElseThrow(() -> new Refused("This application is on no agenda now. Reload the task list."));
        AgendaItem item = sittings.record(open, minute, actor, rule);
        Refused.unless(
                item.quorate() || adjourns,
                "The meeting was not quorate for this item: %s. Correct who was there, or choose \"Not quorate\" to"
                        + " adjourn it to the next meeting.",
                item.unmet());
        Refused.unless(
                !(item.quorate() && adjourns),
                "With those present the meeting was quorate for this item. Record what it decided.");
        return item;
    }
}
