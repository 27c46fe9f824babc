package org.communitysafety.camunda.incidents;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One person is informed of an incident and chased until they have acknowledged (C3). */
@Configuration(proxyBeanMethods = false)
class IncidentNoticeProcess {

    static final String KEY = "incidentNotice";

    static final String ACKNOWLEDGE_INCIDENT = "acknowledgeIncident";
    static final String NOTICE_WITHDRAWN_MESSAGE = "noticeWithdrawn";

    @Bean("communitySafety.remindRecipient")
    JavaDelegate remindRecipient(Incidents incidents, Notices notices) {
        return execution -> notices.remind(incident(execution, incidents), notice(execution));
    }

    @Bean("communitySafety.tellDeputy")
    JavaDelegate tellDeputy(Incidents incidents, Notices notices) {
        return execution -> notices.tellDeputy(incident(execution, incidents), notice(execution));
    }

    @Bean("communitySafety.tellChairOfSilence")
    JavaDelegate tellChair(Incidents incidents, Notices notices) {
        return execution -> notices.tellChair(incident(execution, incidents), notice(execution));
    }

    private static Incident incident(DelegateExecution execution, Incidents incidents) {
        return incidents.incident(execution.getProcessBusinessKey());
    }

    private static String notice(DelegateExecution execution) {
        return (String) execution.getVariable(IncidentExpressions.NOTICE);
    }
}
