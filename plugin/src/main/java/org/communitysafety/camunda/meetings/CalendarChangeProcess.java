package org.communitysafety.camunda.meetings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanges;
import org.communitysafety.meeting.CalendarChanges.Change;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A chair or secretary moves, cancels or adds a meeting (G12). */
@Configuration(proxyBeanMethods = false)
class CalendarChangeProcess {

    static final String KEY = "calendarChange";

    static final String CHANGE_ASKED = "changeAsked";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    record View(List<Option> meetingOptions, List<Option> bodyOptions) {}

    /**
     * @param change {@code move}, {@code cancel} or {@code add}
     * @param meeting id of the sitting to move or cancel
     * @param body key of the body that meets once more
     * @param day the new day
     * @param time the new time of day; null for the body's usual one
     */
    record Input(String change, String meeting, String body, LocalDate day, String time, String reason) {

        LocalTime at() {
            try {
                return time == null ? null : LocalTime.parse(time.replace('.', ':'), TIME);
            } catch (DateTimeException e) {
                throw new Refused("\"%s\" is no time of day. Write it like 14:00.".formatted(time));
            }
        }
    }

    @Bean
    StartForm<View, Input> communitySafetyChangeAskedForm(
            Calendar calendar, CalendarChanges changes, Register register) {
        return new StartForm<>(
                KEY,
                context -> Refused.unless(
                        !changes.keptBy(register.person(context.user())).isEmpty(),
                        "Only a body's chair, vice chair and secretary change its calendar. Ask one of them."),
                context -> view(changes.keptBy(register.person(context.user())), calendar),
                Input.class,
                (context, input) -> {
                    Change change = change(changes, input, context.user());
                    return new Started(change.tenant(), change.number(), Map.of());
                });
    }

    @Bean("communitySafety.informMembers")
    JavaDelegate informMembers(CalendarChanges changes) {
        return execution -> changes.inform(execution.getProcessBusinessKey());
    }

    private static Change change(CalendarChanges changes, Input input, String user) {
        return switch (input.change()) {
            case "move" -> changes.move(input.meeting(), input.day(), input.at(), input.reason(), user);
            case "cancel" -> changes.cancel(input.meeting(), input.reason(), user);
            default -> changes.add(input.body(), input.day(), input.at(), input.reason(), user);
        };
    }

    private static View view(List<Body> kept, Calendar calendar) {
        return new View(
                kept.stream()
                        .flatMap(body -> calendar.ahead(body).stream()
                                .map(sitting -> new Option(
                                        "%s, %s".formatted(body.name(), Circulation.when(sitting)), sitting.id())))
                        .toList(),
                kept.stream().map(body -> new Option(body.name(), body.id())).toList());
    }
}
