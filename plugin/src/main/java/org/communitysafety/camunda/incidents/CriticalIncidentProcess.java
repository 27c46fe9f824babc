package org.communitysafety.camunda.incidents;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Actor;
import org.communitysafety.incident.Criterion;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An incident is reported, classified, responded to and watched until confidence has come back (C1 to C8). */
@Configuration(proxyBeanMethods = false)
class CriticalIncidentProcess {

    static final String KEY = "criticalIncident";

    static final String RECONSIDER_INCIDENT = "reconsiderIncident";
    static final String RECORD_BASELINE = "recordBaseline";
    static final String HOLD_DEBRIEF = "holdDebrief";
    static final String CLOSE_INCIDENT = "closeIncident";
    static final String INCIDENT_JOINED_MESSAGE = "incidentJoined";
    static final String EXECUTIVE_DECIDED_MESSAGE = "executiveDecided";

    /** Whether at least one criterion applies (C1). */
    static final String CRITICAL = "critical";

    /** Whether the facts of an incident that is not critical have changed. */
    static final String FACTS_CHANGED = "factsChanged";

    @Bean("communitySafety.classifyIncident")
    JavaDelegate classifyIncident(Incidents incidents, IncidentTables tables) {
        return execution -> {
            Incident incident = incidents.incident(execution.getProcessBusinessKey());
            List<Criterion> criteria = tables.criteria(incident);
            incidents.classify(incident.number(), criteria, Actor.current());
            execution.setVariable(CRITICAL, !criteria.isEmpty());
        };
    }

    @Bean("communitySafety.informRecipients")
    JavaDelegate informRecipients(Incidents incidents, Notices notices, IncidentTables tables) {
        return execution -> {
            Incident incident = incidents.incident(execution.getProcessBusinessKey());
            Set<String> groups = tables.recipients(incident, incidents.criteria(incident));
            notices.inform(incident, groups, tables.chasing(incident), Actor.current());
        };
    }
}
