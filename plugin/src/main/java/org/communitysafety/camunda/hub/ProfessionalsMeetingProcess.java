package org.communitysafety.camunda.hub;

/** A meeting of professionals outside the hub is reported back (H16); its delegates are those of an action. */
final class ProfessionalsMeetingProcess {

    static final String KEY = "professionalsMeeting";

    static final String REPORT_BACK = "reportBack";
    static final String ACTION_WITHDRAWN_MESSAGE = HubActionProcess.ACTION_WITHDRAWN_MESSAGE;

    /** Whether it was reported back. */
    static final String ACTION_DONE = HubActionProcess.ACTION_DONE;

    private ProfessionalsMeetingProcess() {}
}
