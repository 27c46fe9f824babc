package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.Referrals;

/** What the hub's models ask the domain in expressions; they call it {@code communitySafety.hub}. */
public class HubExpressions {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final CaseFiles files;
    private final Referrals referrals;
    private final HubActions actions;
    private final HubMeetings meetings;
    private final Hubs hubs;

    HubExpressions(CaseFiles files, Referrals referrals, HubActions actions, HubMeetings meetings, Hubs hubs) {
        this.files = files;
        this.referrals = referrals;
        this.actions = actions;
        this.meetings = meetings;
        this.hubs = hubs;
    }

    /** Login of the referrer (H14). */
    public String referrer(DelegateExecution execution) {
        return referrals.referral(execution.getProcessBusinessKey()).referrer();
    }

    /** Keys of the offices that chair the hub. */
    public List<String> chairs(DelegateExecution execution) {
        return hubs.chairs(execution.getTenantId());
    }

    /** Keys of the office that concerns are raised with (H24). */
    public List<String> managers(DelegateExecution execution) {
        return List.of(hubs.of(execution.getTenantId()).manager());
    }

    /** Keys of the offices that record what a meeting said: the chair, and the team unless the case is restricted (H17). */
    public List<String> recorders(DelegateExecution execution) {
        return recorders(hubs, files.file(execution.getProcessBusinessKey()));
    }

    static List<String> recorders(Hubs hubs, CaseFile file) {
        List<String> offices = new ArrayList<>(hubs.chairs(file.tenant()));
        if (!file.restricted()) {
            offices.addAll(hubs.team(file.tenant()));
        }
        return offices;
    }

    /** Whether the referral was complete in time for the next meeting (H3). */
    public boolean beforeCutOff(DelegateExecution execution) {
        return referrals.beforeCutOff(execution.getProcessBusinessKey());
    }

    /** Whether the referrer will raise a late referral in person (H3). */
    public boolean attendsToRaise(DelegateExecution execution) {
        return referrals.referral(execution.getProcessBusinessKey()).attends();
    }

    /** When the meeting opens that the case is on. */
    public Date meetingDate(DelegateExecution execution) {
        return Date.from(meetings.of(execution.getProcessBusinessKey()).opensAt());
    }

    /** Login of who carries out the action; null until the chair has named somebody. */
    public String actionOwner(DelegateExecution execution) {
        return action(execution).owner();
    }

    /** Keys of the chairs' offices where nobody carries out the action (H11); empty otherwise. */
    public List<String> actionChairs(DelegateExecution execution) {
        return action(execution).owner() == null ? hubs.chairs(execution.getTenantId()) : List.of();
    }

    public Date actionDue(DelegateExecution execution) {
        return Date.from(action(execution).dueAt());
    }

    /** Calendar days before it is due, by the partnership's file. */
    public Date actionReminder(DelegateExecution execution) {
        int days = hubs.of(execution.getTenantId()).reminderDays();
        return Date.from(action(execution).dueAt().atZone(UK).minusDays(days).toInstant());
    }

    private HubAction action(DelegateExecution execution) {
        return actions.action(execution.getProcessBusinessKey());
    }

    /** How the case ended, for the table of retention periods (H19). */
    public String closedAs(DelegateExecution execution) {
        return files.file(execution.getProcessBusinessKey()).closedAs();
    }

    /** The morning after the last day on which the file is kept (H19). */
    public Date retentionOver(DelegateExecution execution) {
        LocalDate last = CaseDisposalProcess.keptUntil(files.file(execution.getProcessBusinessKey()), execution);
        return Date.from(last.plusDays(1).atTime(MORNING).atZone(UK).toInstant());
    }
}
