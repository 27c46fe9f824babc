package org.communitysafety.camunda.incidents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Incidents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The community's confidence is checked until it has come back (C6). */
@Configuration(proxyBeanMethods = false)
class IncidentConfidenceProcess {

    static final String KEY = "incidentConfidence";

    static final String CHECK_CONFIDENCE = "checkConfidence";
    static final String ACT_AGAIN = "actAgain";

    /** What the table says of the last check: {@code restored}, {@code watch} or {@code actAgain}. */
    static final String CONFIDENCE = "confidence";

    /** Whether the incident may be closed now. */
    static final String MAY_CLOSE = "mayClose";

    record CheckView(List<Row> confidence) {}

    record CheckInput(BigDecimal figure, String source, String community) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "CheckInput";
        }
    }

    record ActView(List<Row> confidence, List<Option> ownerOptions, List<Option> markingOptions) {}

    record ActInput(String words, String marking, String owner, LocalDate dueOn) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ActInput";
        }
    }

    @Bean
    TaskForm<CheckView, CheckInput> communitySafetyCheckConfidenceForm(Confidences confidences, IncidentViews views) {
        return new TaskForm<>(
                KEY,
                CHECK_CONFIDENCE,
                context -> new CheckView(
                        views.confidence(context.number(), Reader.forTask(context.user(), "Check confidence"))),
                CheckInput.class,
                (context, input) -> {
                    BigDecimal difference = confidences.check(
                            context.number(), input.figure(), input.source(), input.community(), context.user());
                    return Map.of(IncidentExpressions.DIFFERENCE, difference.doubleValue());
                });
    }

    @Bean
    TaskForm<ActView, ActInput> communitySafetyActAgainForm(Confidences confidences, IncidentViews views) {
        return new TaskForm<>(
                KEY,
                ACT_AGAIN,
                context -> new ActView(
                        views.confidence(context.number(), Reader.forTask(context.user(), "Agree further action")),
                        views.people(views.tenant(context.number())),
                        views.markings(views.tenant(context.number()))),
                ActInput.class,
                (context, input) -> {
                    confidences.actAgain(
                            context.number(),
                            IncidentMoments.action(input.words(), input.marking(), input.owner(), input.dueOn()),
                            context.user());
                    return Map.of();
                });
    }

    @Bean("communitySafety.keepConfidence")
    JavaDelegate keepConfidence(Confidences confidences, Incidents incidents, IncidentTables tables) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            confidences.judged(number, (String) execution.getVariable(CONFIDENCE));
            execution.setVariable(
                    MAY_CLOSE,
                    tables.mayClose(incidents.incident(number), confidences.closing(number))
                            .may());
        };
    }
}
