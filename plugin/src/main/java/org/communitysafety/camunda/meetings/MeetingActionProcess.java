package org.communitysafety.camunda.meetings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Action;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.Actions;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An action of a meeting, until its owner has reported back (G17). */
@Configuration(proxyBeanMethods = false)
class MeetingActionProcess {

    static final String KEY = "meetingAction";

    static final String ACTION_RECORDED = "actionRecorded";
    static final String CARRY_OUT_ACTION = "carryOutAction";

    /** Whether nothing more is to be done. */
    static final String ACTION_FINISHED = "actionFinished";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    record StartView(List<Option> meetingOptions, List<Option> ownerOptions) {}

    record StartInput(String meeting, String what, String owner, LocalDate due) {}

    record View(List<Row> details) {}

    record Input(String result, String report) {

        Action.State state() {
            return switch (result) {
                case "done" -> Action.State.DONE;
                case "notPossible" -> Action.State.NOT_POSSIBLE;
                default -> Action.State.OPEN;
            };
        }
    }

    @Bean("communitySafety.actions")
    ActionExpressions communitySafetyActions(
            Actions actions,
            Register register,
            WorkingDays workingDays,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new ActionExpressions(actions, register, workingDays, clock);
    }

    @Bean
    StartForm<StartView, StartInput> communitySafetyActionRecordedForm(
            ItemViews views, Sittings sittings, Actions actions, ActionReports reports, Register register) {
        return new StartForm<>(
                KEY,
                context -> Refused.unless(
                        !recorded(context, sittings).isEmpty(),
                        "You record no meeting's actions: that is done by the chair and the secretary of a body that has"
                                + " met. Ask one of them."),
                context -> new StartView(
                        recorded(context, sittings).stream()
                                .map(sitting -> new Option(meeting(register, sitting), sitting.id()))
                                .toList(),
                        views.people(register.person(context.user()).tenant())),
                StartInput.class,
                (context, input) -> {
                    Sitting sitting = sittings.sitting(input.meeting());
                    var order = new Actions.Order(input.what(), input.owner(), input.due());
                    Action action = actions.record(sitting, null, order, context.user());
                    reports.expect(action.number());
                    return new Started(action.tenant(), action.number(), Map.of());
                });
    }

    private static List<Sitting> recorded(FormContext context, Sittings sittings) {
        return sittings.recordedBy(context.user());
    }

    static String meeting(Register register, Sitting sitting) {
        return "%s, %s".formatted(register.body(sitting.body()).name(), MOMENT.format(sitting.opensAt()));
    }

    @Bean
    TaskForm<View, Input> communitySafetyCarryOutActionForm(Actions actions, Sittings sittings, Register register) {
        return new TaskForm<>(
                KEY,
                CARRY_OUT_ACTION,
                context -> new View(rows(actions.action(context.number()), sittings, register)),
                Input.class,
                (context, input) -> {
                    Action action = actions.report(context.number(), input.state(), input.report(), context.user());
                    return Map.of(ACTION_FINISHED, action.state() != Action.State.OPEN);
                });
    }

    private static List<Row> rows(Action action, Sittings sittings, Register register) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Action", action.number()));
        rows.add(new Row("What is to be done", action.what()));
        rows.add(new Row("Until", DAY.format(action.dueOn())));
        rows.add(new Row("From", meeting(register, sittings.sitting(action.sitting()))));
        if (action.report() != null) {
            rows.add(new Row("Reported on " + MOMENT.format(action.reportedAt()), action.report()));
        }
        return rows;
    }

    @Bean("communitySafety.informActionOwner")
    JavaDelegate communitySafetyInformActionOwner(Actions actions, Register register, Outbox outbox) {
        return execution -> {
            Action action = actions.action(execution.getProcessBusinessKey());
            tell(action, register, outbox, "Action %s for you until %s", "You have been given an action");
        };
    }

    @Bean("communitySafety.remindActionOwner")
    JavaDelegate communitySafetyRemindActionOwner(Actions actions, Register register, Outbox outbox) {
        return execution -> {
            Action action = actions.action(execution.getProcessBusinessKey());
            tell(action, register, outbox, "Reminder: action %s until %s", "This action is waiting for your report");
        };
    }

    private static void tell(Action action, Register register, Outbox outbox, String subject, String opening) {
        outbox.queue(
                register.person(action.owner()),
                action.number(),
                subject.formatted(action.number(), DAY.format(action.dueOn())),
                "%s of %s:%n%n%s%n%nReport back in Tasklist, in the task \"Carry out action %s\".%n"
                        .formatted(opening, register.body(action.body()).name(), action.what(), action.number()));
    }
}
