package org.communitysafety.hub;

import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.ApplicationEventPublisher;

/** What the chair does with a case between the meetings: restricts it, removes it, opens it again (H17, H24). */
public class BetweenMeetings {

    private final Discussions discussions;
    private final Referrals referrals;
    private final HubActions actions;
    private final HubActionOwners owners;
    private final CaseFiles files;
    private final Hubs hubs;
    private final Register register;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    BetweenMeetings(
            Discussions discussions,
            Referrals referrals,
            HubActions actions,
            HubActionOwners owners,
            CaseFiles files,
            Hubs hubs,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.discussions = discussions;
        this.referrals = referrals;
        this.actions = actions;
        this.owners = owners;
        this.files = files;
        this.hubs = hubs;
        this.register = register;
        this.audit = audit;
        this.events = events;
    }

    /**
     * The chair takes an open case off the hub between meetings (H24).
     *
     * @throws Refused for anybody but the chair
     */
    public void remove(String number, String reason, String actor) {
        Refused.unless(hubs.chairs(register.person(actor)), "Only the hub's chair removes a case.");
        Referral referral = referrals.lock(number);
        Refused.unless(referral.open(), "%s is \"%s\", so it cannot be removed.", number, referral.state());
        CaseReading reading = files.read(number, Reader.forTask(actor, "Remove case"));
        discussions.append(reading, actor, CaseEntry.Kind.REMOVAL, reason, referral);
        actions.withdraw(number, actor);
        discussions.drop(number, actor);
        discussions.ended(referral, Referral.State.REMOVED);
        audit.record(referral.tenant(), actor, number, "case removed", null);
        events.publishEvent(new ReferralRemoved(referral.tenant(), number));
    }

    /**
     * The chair opens a closed case again; the next meeting takes it (H24).
     *
     * @throws Refused for anybody but the chair, and for a case that is not closed
     */
    public void reopen(String number, String reason, String actor) {
        Refused.unless(hubs.chairs(register.person(actor)), "Only the hub's chair opens a case again.");
        Referral referral = referrals.lock(number);
        CaseReading reading = files.read(number, Reader.forTask(actor, "Open case again"));
        discussions.append(reading, actor, CaseEntry.Kind.REOPENING, reason, referral);
        referrals.save(referral.reopened());
        files.reopen(number);
        audit.record(referral.tenant(), actor, number, "case opened again", null);
        events.publishEvent(new ReferralReopened(referral.tenant(), number));
    }

    /**
     * From now on only these organisations, the referrer's and the chair know of the case (H17).
     *
     * @throws Refused for anybody but the chair
     */
    public void restrict(String number, Set<String> organisations, String reason, String actor) {
        CaseReading reading = restricting(number, reason, actor);
        files.restrict(number, organisations, actor);
        owners.takeFromThoseWhoMayNotKnow(files.file(reading.file().number()));
    }

    /**
     * Every member may know of the case again (H17).
     *
     * @throws Refused for anybody but the chair
     */
    public void lift(String number, String reason, String actor) {
        restricting(number, reason, actor);
        files.lift(number, actor);
    }

    private CaseReading restricting(String number, String reason, String actor) {
        Person person = register.person(actor);
        Refused.unless(hubs.chairs(person), "Only the hub's chair restricts a case, or lifts a restriction.");
        CaseReading reading = files.read(number, Reader.forTask(actor, "Restrict case"));
        Referral referral = referrals.referral(number);
        Refused.unless(referral.open(), "%s is \"%s\". Only an open case is restricted.", number, referral.state());
        discussions.append(reading, actor, CaseEntry.Kind.RESTRICTION, reason, referral);
        return reading;
    }
}
