package org.communitysafety.camunda.incidents;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.incident.Responses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Agencies respond to an incident under a strategic lead until it is stood down (C5). */
@Configuration(proxyBeanMethods = false)
class IncidentResponseProcess {

    static final String KEY = "incidentResponse";

    static final String NAME_LEADS = "nameLeads";
    static final String LEAD_RESPONSE = "leadResponse";

    /** {@code goesOn}, {@code changed} or {@code standDown}. */
    static final String NEXT = "next";

    @Bean("communitySafety.chaseSituationReport")
    JavaDelegate chaseSituationReport(Responses responses) {
        return execution -> responses.chaseReport(execution.getProcessBusinessKey());
    }
}
