package org.communitysafety.camunda;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Commitments;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/**
 * The one place that says whose a task is, by tenant, office and interest (F16); the models call it
 * {@code communitySafety.assignment}.
 * A group's id is the key of the office or body.
 */
public class Assignment {

    private final Register register;
    private final Offices offices;
    private final Applications applications;
    private final Commitments commitments;
    private final Sittings sittings;
    private final Interests interests;

    Assignment(
            Register register,
            Offices offices,
            Applications applications,
            Commitments commitments,
            Sittings sittings,
            Interests interests) {
        this.register = register;
        this.offices = offices;
        this.applications = applications;
        this.commitments = commitments;
        this.sittings = sittings;
        this.interests = interests;
    }

    /** The office that finds the delivery group (F1). */
    public String policyOfficer(DelegateExecution execution) {
        return named(
                "policyOfficer", register.partnership(execution.getTenantId()).policyOfficer());
    }

    /** The office that manages the money and cannot approve (F18), whoever holds it. */
    public List<String> fundsManager(DelegateExecution execution) {
        return otherFundsManagers(execution).isEmpty() ? List.of(payingOffice(execution)) : List.of();
    }

    /** The office's holders without those who take no part, where there are some of both (F16). */
    public List<String> otherFundsManagers(DelegateExecution execution) {
        Set<String> withoutPart = commitments.withoutPart(applications.application(execution.getProcessBusinessKey()));
        List<String> holders = register.holders(payingOffice(execution));
        return holders.stream().anyMatch(withoutPart::contains)
                ? holders.stream().filter(login -> !withoutPart.contains(login)).toList()
                : List.of();
    }

    private String payingOffice(DelegateExecution execution) {
        return named(
                "fundsManager", register.partnership(execution.getTenantId()).fundsManager());
    }

    /** The offices that keep the register of offices; where there are none, the one that manages the money. */
    public List<String> keepers(DelegateExecution execution) {
        List<String> keepers = offices.keepers(execution.getTenantId());
        return keepers.isEmpty() ? List.of(payingOffice(execution)) : keepers;
    }

    private static String named(String setting, String office) {
        Refused.unless(
                office != null,
                "The partnership's file names no %s under \"funding\". Name the office there.",
                setting);
        return office;
    }

    /** The offices that record the sitting that the application is on the agenda of, whoever holds them. */
    public List<String> recorders(DelegateExecution execution) {
        AgendaItem item = item(execution);
        return sittings.recorders(item).stream()
                .filter(key -> undivided(item, key))
                .toList();
    }

    /**
     * Those who record it where not everybody of their office may, because it concerns some of them, or where members
     * of the body do so as temporary chair (F16).
     */
    public List<String> recordingPeople(DelegateExecution execution) {
        AgendaItem item = item(execution);
        return sittings.recorders(item).stream()
                .filter(key -> !undivided(item, key))
                .flatMap(key -> key.equals(item.body()) ? members(key) : register.holders(key).stream())
                .filter(login -> !interests.concerns(item, register.person(login)))
                .distinct()
                .toList();
    }

    private boolean undivided(AgendaItem item, String key) {
        return !key.equals(item.body())
                && register.holders(key).stream().noneMatch(login -> interests.concerns(item, register.person(login)));
    }

    private Stream<String> members(String body) {
        return register.seats(body).stream()
                .filter(seat -> seat.votes() && seat.member() != null)
                .map(Seat::member);
    }

    /** When that sitting opens. */
    public Date meetingDate(DelegateExecution execution) {
        return Date.from(sittings.sitting(item(execution).sitting()).opensAt());
    }

    private AgendaItem item(DelegateExecution execution) {
        return sittings.open(execution.getTenantId(), execution.getProcessBusinessKey())
                .orElseThrow(() -> new IllegalStateException(
                        execution.getProcessBusinessKey() + " is on no agenda. Place it on one first."));
    }

    /** The office of this instance of a task that several offices get. */
    public String officeHolder(DelegateExecution execution) {
        return (String) execution.getVariable(OfficeHolderDecisionProcess.OFFICE);
    }

    /** Login of the applicant. */
    public String applicant(DelegateExecution execution) {
        return applications.application(execution.getProcessBusinessKey()).applicant();
    }

    /** The partnership, if it has a decision table of its own with this key; null means the shared one. */
    public String decisionTenant(DelegateExecution execution, String key) {
        boolean own = execution
                        .getProcessEngineServices()
                        .getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .tenantIdIn(execution.getTenantId())
                        .count()
                > 0;
        return own ? execution.getTenantId() : null;
    }

    /** The partnership, if it has a process of its own with this key; null means the shared one. */
    public String processTenant(DelegateExecution execution, String key) {
        boolean own = execution
                        .getProcessEngineServices()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .tenantIdIn(execution.getTenantId())
                        .count()
                > 0;
        return own ? execution.getTenantId() : null;
    }
}
