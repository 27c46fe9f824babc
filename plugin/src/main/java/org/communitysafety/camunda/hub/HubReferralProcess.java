package org.communitysafety.camunda.hub;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.hub.Referrals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A person or place is referred to the hub (H1 to H8). */
@Configuration(proxyBeanMethods = false)
class HubReferralProcess {

    static final String KEY = "hubReferral";

    static final String COMPLETE_REFERRAL = "completeReferral";
    static final String TRIAGE_REFERRAL = "triageReferral";
    static final String READ_ADVICE = "readAdvice";
    static final String RECORD_OUTCOME = "recordOutcome";
    static final String CASE_REMOVED_MESSAGE = "caseRemoved";
    static final String CASE_REOPENED_MESSAGE = "caseReopened";

    /** Whether the form lacks nothing (H1). */
    static final String COMPLETE = "complete";

    /** {@code accept}, {@code ask} or {@code decline}. */
    static final String TRIAGE = "triage";

    /** {@code next} or {@code following} (H3). */
    static final String MEETING = "meeting";

    /** {@code goesOn} or {@code ends}. */
    static final String OUTCOME = "outcome";

    @Bean("communitySafety.placeOnMeeting")
    JavaDelegate placeOnMeeting(Referrals referrals) {
        return execution ->
                referrals.place(execution.getProcessBusinessKey(), MeetingChoice.read(execution.getVariable(MEETING)));
    }
}
