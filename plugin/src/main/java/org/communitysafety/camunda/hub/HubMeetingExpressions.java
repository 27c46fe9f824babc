package org.communitysafety.camunda.hub;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.hub.HubAgenda;
import org.communitysafety.hub.Hubs;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;

/** What the model of the hub's meeting asks in expressions; it calls it {@code communitySafety.hubMeeting}. */
public class HubMeetingExpressions {

    private final Calendar calendar;
    private final Hubs hubs;
    private final HubAgenda agenda;
    private final Attendance attendance;

    HubMeetingExpressions(Calendar calendar, Hubs hubs, HubAgenda agenda, Attendance attendance) {
        this.calendar = calendar;
        this.hubs = hubs;
        this.agenda = agenda;
        this.attendance = attendance;
    }

    /** Keys of the offices that chair the hub. */
    public List<String> chairs(DelegateExecution execution) {
        return hubs.chairs(execution.getTenantId());
    }

    /** Keys of the offices of the chair and of the partnership team. */
    public List<String> serving(DelegateExecution execution) {
        List<String> offices = new ArrayList<>(hubs.chairs(execution.getTenantId()));
        offices.addAll(hubs.team(execution.getTenantId()));
        return offices;
    }

    /** The second after the last one that is in time (H3). */
    public Date agendaCloses(DelegateExecution execution) {
        return Date.from(hubs.of(execution.getTenantId())
                .cutOff(sitting(execution).heldOn())
                .plusSeconds(1));
    }

    public Date opensAt(DelegateExecution execution) {
        return Date.from(sitting(execution).opensAt());
    }

    /** The day after (H9). */
    public Date minutesDue(DelegateExecution execution) {
        return Date.from(
                hubs.of(execution.getTenantId()).minutesDue(sitting(execution).heldOn()));
    }

    /** Whether a restricted case is still to be called (H17). */
    public boolean restrictedCaseLeft(DelegateExecution execution) {
        return agenda.nextRestricted(sitting(execution)).isPresent();
    }

    /** Whether anybody is in the room. */
    public boolean somebodyThere(DelegateExecution execution) {
        return !attendance.now(sitting(execution)).isEmpty();
    }

    private Sitting sitting(DelegateExecution execution) {
        return HubMeetingProcess.sitting(calendar, execution);
    }
}
