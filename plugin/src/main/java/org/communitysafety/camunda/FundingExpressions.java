package org.communitysafety.camunda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.OfficeHolders;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;

/** What the funding models ask the domain in expressions; they call it {@code communitySafety.funding}. */
public class FundingExpressions {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Applications applications;
    private final OfficeHolders officeHolders;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Register register;
    private final WorkingDays workingDays;
    private final Clock clock;

    FundingExpressions(
            Applications applications,
            OfficeHolders officeHolders,
            Approvals approvals,
            Decisions decisions,
            Register register,
            WorkingDays workingDays,
            Clock clock) {
        this.applications = applications;
        this.officeHolders = officeHolders;
        this.approvals = approvals;
        this.decisions = decisions;
        this.register = register;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The amount in pounds, for the route table only: a table compares it, nothing calculates with it. */
    public double amount(DelegateExecution execution) {
        return application(execution).amount().pounds().doubleValue();
    }

    /** F13. */
    public boolean evaluationOverdue(DelegateExecution execution) {
        return applications.evaluationOverdue(application(execution));
    }

    /** F5. */
    public boolean officeVacant(DelegateExecution execution) {
        return officeHolders.officeVacant(application(execution));
    }

    /** Keys of the offices to ask (F5). */
    public List<String> offices(DelegateExecution execution) {
        return officeHolders.asked(application(execution));
    }

    /** Whether the remaining office-holders need not be waited for (F6). */
    public boolean officesSettled(DelegateExecution execution) {
        return officeHolders.settled(execution.getProcessBusinessKey());
    }

    /** Whether the body that the route leads to could be quorate for it, with those who may take part (F16). */
    public boolean canDecide(DelegateExecution execution) {
        return approvals.canDecide(
                execution.getProcessBusinessKey(),
                (String) execution.getVariable(FundingApplicationProcess.ROUTE),
                FundingApplicationProcess.atBest(decisions, execution));
    }

    /** When office-holders who have not answered are reminded: working days from now, by the partnership's file. */
    public Date reminderDate(DelegateExecution execution) {
        Partnership partnership = register.partnership(execution.getTenantId());
        return inWorkingDays(partnership.reminderWorkingDays(), partnership);
    }

    /** When the Performance Group takes over: working days from now, by the partnership's file. */
    public Date decisionDeadline(DelegateExecution execution) {
        Partnership partnership = register.partnership(execution.getTenantId());
        return inWorkingDays(partnership.deadlineWorkingDays(), partnership);
    }

    private Date inWorkingDays(int days, Partnership partnership) {
        return Date.from(workingDays
                .plus(LocalDate.now(clock), days)
                .atTime(partnership.closeOfBusiness())
                .atZone(UK)
                .toInstant());
    }

    private Application application(DelegateExecution execution) {
        return applications.application(execution.getProcessBusinessKey());
    }
}
