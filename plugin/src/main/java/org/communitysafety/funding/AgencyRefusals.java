package org.communitysafety.funding;

import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** What becomes of an application when an agency refuses its resources (F17). */
public class AgencyRefusals {

    private final Applications applications;
    private final AgencyAgreements agreements;
    private final Register register;
    private final AuditTrail audit;

    AgencyRefusals(Applications applications, AgencyAgreements agreements, Register register, AuditTrail audit) {
        this.applications = applications;
        this.agreements = agreements;
        this.register = register;
        this.audit = audit;
    }

    /**
     * The applicant changes what the project counts on; those who decide confirm it, and the agencies named then are
     * asked.
     *
     * @param agencies keys; empty where the project now counts on nobody else
     * @param text null where it counts on nobody else
     * @throws Refused for anybody but the applicant, and when the refusing agencies stand as they are
     */
    public void change(String number, List<String> agencies, String text, String remarks, String actor) {
        Application application = ofApplicant(number, actor);
        agreements.name(application.tenant(), number, application.organisation(), agencies, text);
        Refused.unless(
                agreements.of(number).filter(resources -> resources.refused()).isEmpty(),
                "The project counts on the same resources (partners, partnerResources) as before, and they were"
                        + " refused. Change them, or say that it cannot be done otherwise.");
        note(application, "changes the partner resources: " + remarks, actor);
    }

    /** The project cannot be done otherwise, so that it can only be rejected or withdrawn. */
    public void giveUp(String number, String remarks, String actor) {
        note(ofApplicant(number, actor), "cannot do it otherwise: " + remarks, actor);
    }

    private Application ofApplicant(String number, String actor) {
        Application application = applications.lock(number);
        Refused.unless(
                application.applicant().equals(actor), "Only the applicant answers this. Leave the task to them.");
        return application;
    }

    private void note(Application application, String said, String actor) {
        applications.save(application.noted(applications.outcome(
                Stage.APPLICANT, Result.CHANGED, said, register.person(actor).name(), actor)));
        audit.record(application.tenant(), actor, application.number(), "agency's refusal answered", null);
    }
}
