package org.communitysafety.camunda.incidents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions.Wanted;
import org.communitysafety.incident.IncidentChoice.Kind;
import org.communitysafety.incident.Incidents;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of baseline, debrief and closing (C6). */
@Configuration(proxyBeanMethods = false)
class IncidentAftermathForms {

    record BaselineView(List<Row> details, List<Option> measureOptions) {}

    record BaselineInput(String measure, BigDecimal figure, String source) {}

    record DebriefView(List<Row> details, List<Row> actions, List<Row> log, List<Option> ownerOptions) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "DebriefView";
        }
    }

    record DebriefInput(
            String wentWell,
            String wentBadly,
            String lesson1,
            String lesson1Owner,
            LocalDate lesson1Due,
            String lesson2,
            String lesson2Owner,
            LocalDate lesson2Due,
            String lesson3,
            String lesson3Owner,
            LocalDate lesson3Due) {

        List<Wanted> lessons() {
            List<Wanted> lessons = new ArrayList<>();
            add(lessons, lesson1, lesson1Owner, lesson1Due);
            add(lessons, lesson2, lesson2Owner, lesson2Due);
            add(lessons, lesson3, lesson3Owner, lesson3Due);
            return lessons;
        }

        private static void add(List<Wanted> lessons, String what, String owner, LocalDate due) {
            if (what == null) {
                return;
            }
            Refused.unless(
                    owner != null && due != null, "Each lesson has somebody who sees to it and a day. Fill them in.");
            lessons.add(new Wanted(IncidentAction.Kind.LESSON, what, null, owner, IncidentMoments.evening(due)));
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "DebriefInput";
        }
    }

    record CloseView(List<Row> details, List<Row> confidence, List<Row> actions) {}

    record CloseInput(String words) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "CloseInput";
        }
    }

    @Bean
    TaskForm<BaselineView, BaselineInput> communitySafetyRecordBaselineForm(
            Confidences confidences, Incidents incidents, IncidentViews views) {
        return new TaskForm<>(
                CriticalIncidentProcess.KEY,
                CriticalIncidentProcess.RECORD_BASELINE,
                context -> {
                    Incident incident =
                            incidents.known(context.number(), Reader.forTask(context.user(), "Record baseline"));
                    return new BaselineView(views.details(incident), views.choices(incident.tenant(), Kind.MEASURE));
                },
                BaselineInput.class,
                (context, input) -> {
                    confidences.baseline(
                            context.number(), input.measure(), input.figure(), input.source(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<DebriefView, DebriefInput> communitySafetyHoldDebriefForm(
            Confidences confidences, Incidents incidents, IncidentViews views) {
        return new TaskForm<>(
                CriticalIncidentProcess.KEY,
                CriticalIncidentProcess.HOLD_DEBRIEF,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Hold debrief");
                    Incident incident = incidents.known(context.number(), reader);
                    return new DebriefView(
                            views.details(incident),
                            views.actions(incident),
                            views.log(context.number(), reader),
                            views.people(incident.tenant()));
                },
                DebriefInput.class,
                (context, input) -> {
                    confidences.debrief(
                            context.number(), input.wentWell(), input.wentBadly(), input.lessons(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<CloseView, CloseInput> communitySafetyCloseIncidentForm(
            Confidences confidences, Incidents incidents, IncidentTables tables, IncidentViews views) {
        return new TaskForm<>(
                CriticalIncidentProcess.KEY,
                CriticalIncidentProcess.CLOSE_INCIDENT,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Close incident");
                    Incident incident = incidents.known(context.number(), reader);
                    return new CloseView(
                            views.details(incident),
                            views.confidence(context.number(), reader),
                            views.actions(incident));
                },
                CloseInput.class,
                (context, input) -> {
                    Incident incident = incidents.incident(context.number());
                    confidences.close(
                            context.number(),
                            tables.mayClose(incident, confidences.closing(context.number())),
                            input.words(),
                            context.user());
                    return Map.of();
                });
    }
}
