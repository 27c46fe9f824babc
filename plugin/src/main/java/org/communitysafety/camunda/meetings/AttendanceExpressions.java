package org.communitysafety.camunda.meetings;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.AgendaItem.Kind;
import org.communitysafety.meeting.AgendaItem.State;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;

/** What the model of a meeting asks about its attendance; it calls it {@code communitySafety.attendance}. */
public class AttendanceExpressions {

    private final Calendar calendar;
    private final Agenda agenda;
    private final Attendance attendance;

    AttendanceExpressions(Calendar calendar, Agenda agenda, Attendance attendance) {
        this.calendar = calendar;
        this.agenda = agenda;
        this.attendance = attendance;
    }

    /** Keys of the offices whose holders record the meeting. */
    public List<String> officers(DelegateExecution execution) {
        return attendance.officers(MeetingProcess.sitting(calendar, execution));
    }

    /** Numbers of the items that the meeting deals with itself: funding applications have a process of their own. */
    public List<String> items(DelegateExecution execution) {
        return agenda.of(MeetingProcess.sitting(calendar, execution).id()).stream()
                .filter(item -> item.state() == State.OPEN && item.kind() != Kind.FUNDING)
                .map(AgendaItem::number)
                .toList();
    }
}
