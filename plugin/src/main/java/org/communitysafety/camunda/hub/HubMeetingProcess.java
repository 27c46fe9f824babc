package org.communitysafety.camunda.hub;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.hub.HubMeetingBook;
import org.communitysafety.hub.HubMinutes;
import org.communitysafety.hub.HubMinutes.Issue;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's weekly meeting, from its invitations to its minutes (H3, H7, H9, H10, H12, H17, H18, H22). */
@Configuration(proxyBeanMethods = false)
class HubMeetingProcess {

    static final String KEY = "hubMeeting";

    static final String AUTHORISE_INVITATIONS = "authoriseInvitations";
    static final String SEND_INVITATIONS = "sendInvitations";
    static final String CONFIRM_STATEMENT = "confirmStatement";
    static final String TAKE_ATTENDANCE = "takeAttendance";
    static final String RECORD_PRESENCE = "recordPresence";
    static final String REVIEW_OVERDUE_ACTIONS = "reviewOverdueActions";
    static final String DISCUSS_GENERAL_CASES = "discussGeneralCases";
    static final String CALL_RESTRICTED_CASE = "callRestrictedCase";
    static final String CLOSE_MEETING = "closeMeeting";
    static final String MEETING_CANCELLED_MESSAGE = "meetingCancelled";

    /** Whether the meeting takes place. */
    static final String TAKES_PLACE = "takesPlace";

    static Sitting sitting(Calendar calendar, DelegateExecution execution) {
        return sitting(calendar, execution.getTenantId(), execution.getProcessBusinessKey());
    }

    static Sitting sitting(Calendar calendar, FormContext context) {
        return sitting(calendar, context.task().getTenantId(), context.number());
    }

    private static Sitting sitting(Calendar calendar, String tenant, String number) {
        return calendar.numbered(tenant, number).orElseThrow(() -> new IllegalStateException("No meeting " + number));
    }

    @Bean("communitySafety.beginHubMeeting")
    ExecutionListener beginHubMeeting(Calendar calendar, HubMeetingBook book) {
        return execution -> book.begin(sitting(calendar, execution));
    }

    @Bean("communitySafety.issueAgenda")
    JavaDelegate issueAgenda(Calendar calendar, HubMinutes minutes) {
        return execution -> minutes.issue(sitting(calendar, execution), Issue.FIRST);
    }

    @Bean("communitySafety.issueMinutes")
    JavaDelegate issueMinutes(Calendar calendar, HubMinutes minutes) {
        return execution -> minutes.issue(sitting(calendar, execution), Issue.SECOND);
    }
}
