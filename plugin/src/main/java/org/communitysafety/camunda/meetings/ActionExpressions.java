package org.communitysafety.camunda.meetings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.Action;
import org.communitysafety.meeting.Actions;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;

/** What the model of an action asks the domain in expressions; it calls it {@code communitySafety.actions}. */
public class ActionExpressions {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Actions actions;
    private final Register register;
    private final WorkingDays workingDays;
    private final Clock clock;

    ActionExpressions(Actions actions, Register register, WorkingDays workingDays, Clock clock) {
        this.actions = actions;
        this.register = register;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Login of whoever carries it out. */
    public String owner(DelegateExecution execution) {
        return action(execution).owner();
    }

    /** Close of business on its last day. */
    public Date due(DelegateExecution execution) {
        return at(
                action(execution).dueOn(),
                register.partnership(execution.getTenantId()).closeOfBusiness());
    }

    /**
     * The next morning on which the owner is reminded: the working days before the last day that the partnership's file
     * gives, then the last day itself, and after it so many working days from now.
     */
    public Date reminderDate(DelegateExecution execution) {
        int ahead = register.partnership(execution.getTenantId()).reminderWorkingDays();
        LocalDate due = action(execution).dueOn();
        LocalDate today = LocalDate.now(clock);
        return Stream.of(workingDays.plus(due, -ahead), due)
                .filter(day -> day.isAfter(today))
                .findFirst()
                .map(day -> at(day, MORNING))
                .orElseGet(() -> at(workingDays.plus(today, ahead), MORNING));
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(UK).toInstant());
    }

    private Action action(DelegateExecution execution) {
        return actions.action(execution.getProcessBusinessKey());
    }
}
