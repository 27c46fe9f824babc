package org.communitysafety.camunda.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaAgreements;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Proposals;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;

/**
 * What the meetings' models ask in expressions: whose a task is, when it is due and which way to go; they call it
 * {@code communitySafety.meetings}.
 */
public class MeetingExpressions {

    /** Number of the late item that a chair decides on. */
    static final String ITEM = "item";

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Calendar calendar;
    private final Agenda agenda;
    private final AgendaAgreements agreements;
    private final Proposals proposals;
    private final BodyPeople people;
    private final Register register;
    private final WorkingDays workingDays;

    MeetingExpressions(
            Calendar calendar,
            Agenda agenda,
            AgendaAgreements agreements,
            Proposals proposals,
            BodyPeople people,
            Register register,
            WorkingDays workingDays) {
        this.calendar = calendar;
        this.agenda = agenda;
        this.agreements = agreements;
        this.proposals = proposals;
        this.people = people;
        this.register = register;
        this.workingDays = workingDays;
    }

    /** Keys of the offices that prepare the meeting. */
    public List<String> secretaries(DelegateExecution execution) {
        return people.secretaries(sitting(execution).body());
    }

    /** Keys of the body's chairs. */
    public List<String> chairs(DelegateExecution execution) {
        return people.chairs(sitting(execution).body());
    }

    /** Whether somebody agrees the agenda before papers go out (G10, G24). */
    public boolean agendaToBeAgreed(DelegateExecution execution) {
        return !body(execution).agendaAgreedBy().isEmpty();
    }

    /** Keys of the offices that agree it. */
    public List<String> agendaOffices(DelegateExecution execution) {
        return agreements.offices(body(execution));
    }

    /** Whether no further answer need be waited for. */
    public boolean agendaSettled(DelegateExecution execution) {
        return agreements.settled(sitting(execution), body(execution));
    }

    public boolean agendaAgreed(DelegateExecution execution) {
        return agreements.agreed(sitting(execution), body(execution));
    }

    /** Keys of those who decide on the late item that this execution is about (G11). */
    public List<String> lateDeciders(DelegateExecution execution) {
        return proposals.deciders(agenda.item(execution.getTenantId(), (String) execution.getVariable(ITEM)));
    }

    /** The agenda is ready a working day before the papers, or before the meeting where nothing says when they go out. */
    public Date agendaDue(DelegateExecution execution) {
        Sitting sitting = sitting(execution);
        LocalDate papers = sitting.papers().dueOn();
        return closeOfBusiness(sitting, workingDays.plus(papers == null ? sitting.heldOn() : papers, -1));
    }

    /** Papers go out on their last day at the latest, or before the meeting where nothing says when. */
    public Date papersDue(DelegateExecution execution) {
        Sitting sitting = sitting(execution);
        LocalDate papers = sitting.papers().dueOn();
        return papers == null ? opensAt(execution) : closeOfBusiness(sitting, papers);
    }

    public Date opensAt(DelegateExecution execution) {
        return Date.from(sitting(execution).opensAt());
    }

    private Date closeOfBusiness(Sitting sitting, LocalDate day) {
        LocalTime time = register.partnership(sitting.tenant()).closeOfBusiness();
        return Date.from(day.atTime(time).atZone(UK).toInstant());
    }

    private Sitting sitting(DelegateExecution execution) {
        return MeetingProcess.sitting(calendar, execution);
    }

    private Body body(DelegateExecution execution) {
        return register.body(sitting(execution).body());
    }
}
