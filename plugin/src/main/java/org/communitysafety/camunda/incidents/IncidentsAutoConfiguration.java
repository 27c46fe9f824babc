package org.communitysafety.camunda.incidents;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.Grants;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedures;
import org.communitysafety.messages.TextMessages;
import org.communitysafety.partnership.Register;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds critical incidents to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
@ConditionalOnBean(Register.class)
@Import({
    CriticalIncidentProcess.class,
    IncidentReportForms.class,
    IncidentNoticeProcess.class,
    IncidentResponseProcess.class,
    IncidentResponseForms.class,
    IncidentActionProcess.class,
    IncidentConfidenceProcess.class,
    IncidentAftermathForms.class,
    IncidentDecisionProcess.class,
    HomicideReviewProcess.class,
    IncidentProcedureProcess.class
})
public class IncidentsAutoConfiguration {

    @Bean
    IncidentTables communitySafetyIncidentTables(Decisions decisions) {
        return new IncidentTables(decisions);
    }

    @Bean
    IncidentViews communitySafetyIncidentViews(
            Incidents incidents,
            Notices notices,
            IncidentActions actions,
            Confidences confidences,
            Procedures procedures,
            IncidentSettings settings,
            Register register) {
        return new IncidentViews(incidents, notices, actions, confidences, procedures, settings, register);
    }

    @Bean("communitySafety.incident")
    IncidentExpressions incident(
            Incidents incidents,
            Notices notices,
            IncidentActions actions,
            Confidences confidences,
            Procedures procedures,
            IncidentSettings settings) {
        return new IncidentExpressions(incidents, notices, actions, confidences, procedures, settings);
    }

    @Bean
    IncidentEvents communitySafetyIncidentEvents(ProcessEngine engine, Tenants tenants, IncidentActions actions) {
        return new IncidentEvents(
                engine, tenants, new IncidentGrants(new Grants(engine.getAuthorizationService())), actions);
    }

    @Bean
    IncidentPlugin communitySafetyIncidentPlugin(TextMessages texts, PlatformTransactionManager transactions) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new IncidentPlugin(new TextJob(texts, ownTransaction));
    }

    /** The page, where the application has a web application or REST. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "jakarta.ws.rs.Path")
    static class Web {

        @Bean
        IncidentCases communitySafetyIncidentCases(
                ProcessEngine engine,
                Register register,
                IncidentSettings settings,
                Incidents incidents,
                Notices notices,
                Procedures procedures,
                IncidentViews views,
                AuditTrail audit,
                @Qualifier("communitySafetyClock") Clock clock) {
            return new IncidentCases(
                    engine.getIdentityService(),
                    (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(),
                    register,
                    settings,
                    incidents,
                    new IncidentPage(incidents, notices, procedures, settings, views, audit, clock));
        }
    }
}
