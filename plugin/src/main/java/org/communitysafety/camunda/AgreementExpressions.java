package org.communitysafety.camunda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.partnership.WorkingDays;

/** What the models about agencies' agreement ask; they call it {@code communitySafety.agreement} (F17). */
public class AgreementExpressions {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final AgencyAgreements agreements;
    private final Register register;
    private final Offices offices;
    private final WorkingDays workingDays;
    private final Clock clock;

    AgreementExpressions(
            AgencyAgreements agreements, Register register, Offices offices, WorkingDays workingDays, Clock clock) {
        this.agreements = agreements;
        this.register = register;
        this.offices = offices;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Whether an agency named has not agreed to what is counted on now. */
    public boolean needed(DelegateExecution execution) {
        return !agreements.agreed(execution.getProcessBusinessKey());
    }

    /** Keys of the agencies to ask: those that have not answered. */
    public List<String> agencies(DelegateExecution execution) {
        return agreements
                .of(execution.getProcessBusinessKey())
                .map(PartnerResources::unanswered)
                .orElse(List.of());
    }

    /** Keys of the seats that speak for an agency; while nobody can, the partnership's team sees the task too. */
    public List<String> seats(DelegateExecution execution) {
        String agency = (String) execution.getVariable(AgencyAgreementProcess.AGENCY);
        List<String> groups = new ArrayList<>(agreements.seats(execution.getTenantId(), agency).stream()
                .map(Seat::id)
                .toList());
        if (agreements.voices(execution.getTenantId(), agency).isEmpty()) {
            groups.addAll(offices.keepers(execution.getTenantId()));
        }
        return groups;
    }

    /** Whether the others need not be waited for: one has refused. */
    public boolean settled(DelegateExecution execution) {
        return agreements
                .of(execution.getProcessBusinessKey())
                .map(PartnerResources::refused)
                .orElse(true);
    }

    /** When those who have not answered are reminded: working days from now, by the partnership's file. */
    public Date reminderDate(DelegateExecution execution) {
        Partnership partnership = register.partnership(execution.getTenantId());
        return Date.from(workingDays
                .plus(LocalDate.now(clock), partnership.reminderWorkingDays())
                .atTime(partnership.closeOfBusiness())
                .atZone(UK)
                .toInstant());
    }
}
