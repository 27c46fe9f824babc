package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Outcome;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.MinutesBook;
import org.communitysafety.meeting.MinutesDocument;
import org.communitysafety.meeting.MinutesReader;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The minutes of a meeting, drafted from what was recorded and confirmed by its chair or secretary (G17). */
@Configuration(proxyBeanMethods = false)
class MinutesForms {

    record View(String meeting, List<Row> attendance, List<Row> items) {}

    record Input(String corrections) {}

    @Bean("communitySafety.draftMinutes")
    JavaDelegate communitySafetyDraftMinutes(
            Calendar calendar,
            AgendaViews agenda,
            MinutesBook minutes,
            Applications applications,
            Register register,
            Decisions decisions) {
        return execution -> {
            Sitting sitting = MeetingProcess.sitting(calendar, execution);
            List<MinutesBook.Line> lines = agenda.entries(sitting).stream()
                    .map(entry -> line(entry.item(), entry.title(), applications, register))
                    .toList();
            minutes.draft(
                    sitting,
                    lines,
                    (item, byConsensus) -> decisions.quorumClause(
                            item.tenant(), register.body(item.body()).kind(), byConsensus));
        };
    }

    /** What a body decided on a funding application stands with the application. */
    private static MinutesBook.Line line(AgendaItem item, String title, Applications applications, Register register) {
        if (item.kind() != AgendaItem.Kind.FUNDING) {
            return new MinutesBook.Line(item, title, "", "");
        }
        Application application = applications.application(item.subject());
        String body = register.body(item.body()).name();
        return application.outcomes().stream()
                .filter(outcome -> outcome.decidedBy().equals(body))
                .reduce((earlier, later) -> later)
                .map(outcome ->
                        new MinutesBook.Line(item, title, outcome.result().toString(), said(outcome)))
                .orElse(new MinutesBook.Line(item, title, "", ""));
    }

    private static String said(Outcome outcome) {
        return outcome.reasons() == null ? "" : outcome.reasons();
    }

    @Bean
    TaskForm<View, Input> communitySafetyConfirmMinutesForm(
            Calendar calendar, MinutesBook minutes, MinutesReader reader, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.CONFIRM_MINUTES,
                context -> {
                    Sitting sitting = MeetingForms.sitting(calendar, context);
                    MinutesDocument document = reader.read(register.person(context.user()), sitting.id())
                            .map(MinutesReader.Reading::document)
                            .orElseThrow(() -> new Refused("There is no draft of these minutes for you to read."));
                    return new View(
                            MeetingForms.meeting(sitting, register),
                            document.attendees().stream()
                                    .map(one -> new Row("%s, %s".formatted(one.name(), one.place()), one.times()))
                                    .toList(),
                            document.items().stream().map(MinutesForms::row).toList());
                },
                Input.class,
                (context, input) -> {
                    minutes.confirm(MeetingForms.sitting(calendar, context), input.corrections(), context.user());
                    return Map.of();
                });
    }

    private static Row row(MinutesDocument.Item item) {
        String wording = item.wording() == null || item.wording().isEmpty() ? "" : ": " + item.wording();
        String number = item.number().isEmpty() ? "" : item.number() + ", ";
        return new Row(number + item.title(), item.outcome() + wording);
    }
}
