package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.PapersRule;
import org.communitysafety.meeting.Proposals;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One meeting of one body, from its agenda to its end (G10 to G12, G24). */
@Configuration(proxyBeanMethods = false)
class MeetingProcess {

    static final String KEY = "meeting";

    static final String PREPARE_AGENDA = "prepareAgenda";
    static final String AGREE_AGENDA = "agreeAgenda";
    static final String CIRCULATE_PAPERS = "circulatePapers";
    static final String DECIDE_LATE_PAPER = "decideLatePaper";
    static final String TAKE_ATTENDANCE = "takeAttendance";
    static final String RECORD_PRESENCE = "recordPresence";
    static final String CONFIRM_MINUTES = "confirmMinutes";
    static final String LATE_PAPER_RECEIVED_MESSAGE = "latePaperReceived";
    static final String MEETING_CANCELLED_MESSAGE = "meetingCancelled";

    /** Key of the office that an instance of a task belongs to. */
    static final String OFFICE = "office";

    /** Whether everybody has gone home. */
    static final String MEETING_CLOSED = "meetingClosed";

    /** The meeting that a process instance is about. */
    static Sitting sitting(Calendar calendar, DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        return calendar.numbered(execution.getTenantId(), number)
                .orElseThrow(() -> new IllegalStateException("No meeting " + number));
    }

    @Bean("communitySafety.findPapersDate")
    JavaDelegate findPapersDate(Calendar calendar, Circulation circulation, Decisions decisions, Register register) {
        return execution -> {
            Sitting sitting = sitting(calendar, execution);
            circulation.dueBy(sitting, rule(sitting, decisions, register));
        };
    }

    /** What the partnership's table says about papers of this meeting. */
    static PapersRule rule(Sitting sitting, Decisions decisions, Register register) {
        return decisions.papersDue(
                sitting.tenant(),
                sitting.number(),
                register.body(sitting.body()).kind());
    }

    @Bean("communitySafety.openMeeting")
    ExecutionListener openMeeting(Calendar calendar) {
        return execution -> calendar.open(sitting(calendar, execution));
    }

    @Bean("communitySafety.closeMeeting")
    ExecutionListener closeMeeting(Calendar calendar) {
        return execution -> calendar.close(sitting(calendar, execution));
    }

    @Bean("communitySafety.postponeLatePaper")
    JavaDelegate postponeLatePaper(Proposals proposals, Agenda agenda) {
        return execution -> proposals.lapse(
                agenda.item(execution.getTenantId(), (String) execution.getVariable(MeetingExpressions.ITEM)));
    }
}
