package org.communitysafety.camunda.register;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.partnership.Memberships;

/** What the models about offices and memberships ask; they call it {@code communitySafety.register}. */
public class RegisterExpressions {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Memberships memberships;

    RegisterExpressions(Memberships memberships) {
        this.memberships = memberships;
    }

    /** The first moment of the day from which a change of an office holds. */
    public Date firstDay(DelegateExecution execution) {
        return startOf(LocalDate.parse((String) execution.getVariable("from")));
    }

    /** The same of a membership. */
    public Date firstDayOfMembership(DelegateExecution execution) {
        return startOf(memberships.effectiveOn(execution.getProcessBusinessKey()));
    }

    static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(UK).toInstant());
    }
}
