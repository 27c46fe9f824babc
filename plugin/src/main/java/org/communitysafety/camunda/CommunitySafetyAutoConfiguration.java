package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.audit.AuditConfiguration;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.FundingConfiguration;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.OfficeHolders;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.MeetingConfiguration;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.MessagesConfiguration;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.PartnershipConfiguration;
import org.communitysafety.partnership.PartnershipImport;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.StorageConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds the plugin to a Camunda Spring Boot application; nothing of the application is scanned or replaced. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class)
@EnableConfigurationProperties(CommunitySafetyProperties.class)
@Import({
    StorageConfiguration.class,
    PartnershipConfiguration.class,
    AuditConfiguration.class,
    MessagesConfiguration.class,
    MeetingConfiguration.class,
    FundingConfiguration.class,
    FundingApplicationProcess.class,
    FundingApplicationForms.class,
    OfficeHolderDecisionProcess.class,
    OtherDecidersProcess.class,
    MoneyCommitmentProcess.class,
    OfficeChangeProcess.class,
    AgencyAgreementProcess.class
})
public class CommunitySafetyAutoConfiguration {

    /** Forms and the audit trail read and write JSON strictly, whatever the application's own mapper does. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** Ours alone: an application that has a clock of its own, or none, keeps it so. */
    @Bean(defaultCandidate = false)
    Clock communitySafetyClock() {
        return new EngineClock();
    }

    /** A map, so that models can read it; no application shall get it for a map of its own. */
    @Bean(name = ModelBeans.NAME, defaultCandidate = false)
    ModelBeans modelBeans(ListableBeanFactory beans) {
        return new ModelBeans(beans);
    }

    @Bean
    static BeanFactoryPostProcessor communitySafetyForModelsOnly() {
        return ModelBeans.forModelsOnly();
    }

    @Bean
    Tenants communitySafetyTenants() {
        return new Tenants();
    }

    @Bean
    DecisionAudit communitySafetyDecisionAudit(AuditTrail audit) {
        return new DecisionAudit(audit, JSON);
    }

    @Bean
    Decisions communitySafetyDecisions(DecisionAudit audit) {
        return new Decisions(audit);
    }

    @Bean
    ApplicationViews communitySafetyApplicationViews(
            Applications applications, Funds funds, Register register, AgencyAgreements agreements) {
        return new ApplicationViews(applications, funds, register, agreements);
    }

    @Bean
    SittingForm communitySafetySittingForm(
            Register register,
            Sittings sittings,
            Interests interests,
            Applications applications,
            ApplicationViews views) {
        return new SittingForm(register, sittings, interests, applications, views);
    }

    @Bean("communitySafety.assignment")
    Assignment assignment(Register register, Offices offices, Applications applications, Sittings sittings) {
        return new Assignment(register, offices, applications, sittings);
    }

    @Bean("communitySafety.agreement")
    AgreementExpressions agreement(
            AgencyAgreements agreements,
            Register register,
            Offices offices,
            WorkingDays workingDays,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new AgreementExpressions(agreements, register, offices, workingDays, clock);
    }

    @Bean("communitySafety.funding")
    FundingExpressions funding(
            Applications applications,
            OfficeHolders officeHolders,
            Approvals approvals,
            Decisions decisions,
            Register register,
            WorkingDays workingDays,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new FundingExpressions(applications, officeHolders, approvals, decisions, register, workingDays, clock);
    }

    @Bean
    CommunitySafetyPlugin communitySafetyPlugin(
            List<StartForm<?, ?>> starts,
            List<TaskForm<?, ?>> tasks,
            Tenants tenants,
            DecisionAudit decisionAudit,
            Outbox outbox,
            PlatformTransactionManager transactions,
            CommunitySafetyProperties properties,
            Migrations migrated) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new CommunitySafetyPlugin(
                new Forms(starts, tasks, tenants, JSON),
                new StartList(starts),
                tenants,
                decisionAudit,
                new OutboxJob(outbox, ownTransaction),
                new NumberedTasks(tasks.stream().map(TaskForm::process).collect(Collectors.toSet())),
                new Models(properties.models()));
    }

    @Bean
    EngineEvents communitySafetyEngineEvents(
            ProcessEngineConfigurationImpl configuration,
            ProcessEngine engine,
            Register register,
            Offices offices,
            Applications applications,
            OfficeHolders officeHolders) {
        return new EngineEvents(
                configuration,
                new Identities(register, engine.getIdentityService(), engine.getTaskService()),
                new Grants(engine.getAuthorizationService()),
                offices,
                applications,
                officeHolders);
    }

    @Bean
    PartnershipLoader communitySafetyPartnershipLoader(
            PartnershipImport partnerships,
            ProcessEngine engine,
            PlatformTransactionManager transactions,
            CommunitySafetyProperties properties) {
        return new PartnershipLoader(
                partnerships,
                new TaskFilters(engine.getFilterService(), engine.getAuthorizationService(), engine.getTaskService()),
                new TransactionTemplate(transactions),
                properties);
    }
}
