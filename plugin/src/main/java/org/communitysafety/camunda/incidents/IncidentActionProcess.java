package org.communitysafety.camunda.incidents;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody carries out an action of an incident, or answers a request for information (C4, C5). */
@Configuration(proxyBeanMethods = false)
class IncidentActionProcess {

    static final String KEY = "incidentAction";

    static final String REPORT_BACK = "reportBack";
    static final String INCIDENT_OVER_MESSAGE = "incidentOver";

    /** Whether nothing more is to be done. */
    static final String REPORTED_DONE = "reportedDone";

    record View(List<Row> action, List<Row> log, List<Option> markingOptions) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "View";
        }
    }

    /** @param result {@code done} or {@code update} */
    record Input(String result, String words, String marking) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "Input[" + result + "]";
        }
    }

    @Bean
    TaskForm<View, Input> communitySafetyReportBackOnIncidentForm(IncidentActions actions, IncidentViews views) {
        return new TaskForm<>(
                KEY,
                REPORT_BACK,
                context -> {
                    IncidentAction action = actions.action(context.number());
                    Reader reader = Reader.forTask(context.user(), "Report back " + action.number());
                    return new View(
                            views.action(action, reader),
                            views.log(action.incident(), reader),
                            views.markings(action.tenant()));
                },
                Input.class,
                (context, input) -> {
                    boolean done = input.result().equals("done");
                    actions.report(context.number(), input.words(), input.marking(), done, context.user());
                    return Map.of(REPORTED_DONE, done);
                });
    }

    @Bean("communitySafety.chaseIncidentAction")
    JavaDelegate chaseIncidentAction(IncidentActions actions) {
        return execution -> actions.chase(execution.getProcessBusinessKey());
    }
}
