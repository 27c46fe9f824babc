package org.communitysafety.camunda.incidents;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedure.ProcedureSignature;
import org.communitysafety.incident.Procedures;

/** What the models of incidents ask the domain in expressions; they call it {@code communitySafety.incident}. */
public class IncidentExpressions {

    /** Variable of an instance that informs one recipient: id of the notice. */
    static final String NOTICE = "notice";

    /** Variable that the table of confidence reads: by how many points a check is better than the baseline. */
    static final String DIFFERENCE = "difference";

    private final Incidents incidents;
    private final Notices notices;
    private final IncidentActions actions;
    private final Confidences confidences;
    private final Procedures procedures;
    private final IncidentSettings settings;

    IncidentExpressions(
            Incidents incidents,
            Notices notices,
            IncidentActions actions,
            Confidences confidences,
            Procedures procedures,
            IncidentSettings settings) {
        this.incidents = incidents;
        this.notices = notices;
        this.actions = actions;
        this.confidences = confidences;
        this.procedures = procedures;
        this.settings = settings;
    }

    /** Key of the office that follows every incident. */
    public String dutyLead(DelegateExecution execution) {
        return settings.of(execution.getTenantId()).dutyLead();
    }

    /** Key of the chair's office. */
    public String chair(DelegateExecution execution) {
        return settings.of(execution.getTenantId()).chair();
    }

    /** Logins of those who may reconsider an incident that is not critical: its reporter and the police's lead (C1, C2). */
    public Collection<String> reconsiderers(DelegateExecution execution) {
        return incidents.reconsiderers(incident(execution));
    }

    /** Login of whoever this notice informs (C3). */
    public String recipient(DelegateExecution execution, String notice) {
        return notices.notice(notice).person();
    }

    public Date remindAt(DelegateExecution execution, String notice) {
        return Date.from(notices.notice(notice).remindAt());
    }

    public Date deputyAt(DelegateExecution execution, String notice) {
        return Date.from(notices.notice(notice).deputyAt());
    }

    public Date chairAt(DelegateExecution execution, String notice) {
        return Date.from(notices.notice(notice).chairAt());
    }

    /** Login of the strategic lead (C5). */
    public String strategicLead(DelegateExecution execution) {
        return incident(execution).response().strategicLead();
    }

    /** When the next situation report is due (C5). */
    public Date reportDue(DelegateExecution execution) {
        return Date.from(incident(execution).response().reportDueAt());
    }

    /** Login of who carries out the action. */
    public String actionOwner(DelegateExecution execution) {
        return actions.action(execution.getProcessBusinessKey()).owner();
    }

    public Date actionDue(DelegateExecution execution) {
        return Date.from(actions.action(execution.getProcessBusinessKey()).dueAt());
    }

    /** When confidence is checked next (C6). */
    public Date nextCheck(DelegateExecution execution) {
        return Date.from(
                confidences.confidence(execution.getProcessBusinessKey()).nextCheckAt());
    }

    /** Keys of the authorities that sign this version of the procedure (C8). */
    public List<String> authorities(DelegateExecution execution) {
        return procedures.procedure(execution.getProcessBusinessKey()).inOrder().stream()
                .map(ProcedureSignature::organisation)
                .toList();
    }

    /** Logins of those who sign for this authority. */
    public List<String> signatories(DelegateExecution execution, String authority) {
        return procedures.signatories(execution.getProcessBusinessKey(), authority);
    }

    private Incident incident(DelegateExecution execution) {
        return incidents.incident(execution.getProcessBusinessKey());
    }
}
