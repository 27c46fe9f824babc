package org.communitysafety.camunda.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.Incidents;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Executive decides to close an incident although confidence is not restored (C6). */
@Configuration(proxyBeanMethods = false)
class IncidentDecisionProcess {

    static final String KEY = "incidentDecision";

    static final String DECISION_RECORDED = "decisionRecorded";

    record View(List<Option> incidentOptions) {}

    record Input(String incident, LocalDate decidedOn, String words) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "Input[" + incident + "]";
        }
    }

    @Bean
    StartForm<View, Input> communitySafetyIncidentDecisionForm(Confidences confidences, Incidents incidents) {
        return new StartForm<>(
                KEY,
                context -> Refused.unless(
                        !confidences
                                .undecided(confidences.decider(context.user()))
                                .isEmpty(),
                        "No incident waits for confidence to come back, so the Executive has none to close."),
                context -> new View(confidences.undecided(confidences.decider(context.user())).stream()
                        .map(one -> new Option(one.number(), one.number()))
                        .toList()),
                Input.class,
                (context, input) -> {
                    confidences.decide(input.incident(), input.decidedOn(), input.words(), context.user());
                    Incident incident = incidents.incident(input.incident());
                    return new Started(incident.tenant(), incident.number(), Map.of());
                });
    }
}
