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
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.audit.AuditConfiguration;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.guard.Guards;
import org.communitysafety.camunda.guard.OurProcesses;
import org.communitysafety.casefile.CaseFileConfiguration;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.Cautions;
import org.communitysafety.funding.Commitments;
import org.communitysafety.funding.FundingConfiguration;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.OfficeHolders;
import org.communitysafety.hub.HubConfiguration;
import org.communitysafety.incident.IncidentConfiguration;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.Attendance;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds the plugin to a Camunda Spring Boot application; nothing of the application is scanned or replaced. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = ModelsAutoConfiguration.class)
@ConditionalOnBooleanProperty(
        name = {"camunda.bpm.enabled", "community-safety.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(CommunitySafetyProperties.class)
@Import({
    StorageConfiguration.class,
    PartnershipConfiguration.class,
    AuditConfiguration.class,
    MessagesConfiguration.class,
    MeetingConfiguration.class,
    FundingConfiguration.class,
    CaseFileConfiguration.class,
    HubConfiguration.class,
    IncidentConfiguration.class,
    FundingApplicationProcess.class,
    FundingApplicationForms.class,
    OfficeHolderDecisionProcess.class,
    OtherDecidersProcess.class,
    MoneyCommitmentProcess.class,
    OfficeChangeProcess.class,
    FundOpeningProcess.class,
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
    Guards communitySafetyGuards(
            Shipped shipped, CommunitySafetyProperties properties, ApplicationContext application) {
        return new Guards(new OurProcesses(shipped.sharedProcesses()), properties.guard(), application);
    }

    @Bean
    Tenants communitySafetyTenants(Shipped shipped, Guards guards) {
        return new Tenants(shipped, guards.work());
    }

    @Bean
    DecisionAudit communitySafetyDecisionAudit(AuditTrail audit, Shipped shipped) {
        return new DecisionAudit(audit, shipped, JSON);
    }

    @Bean
    Decisions communitySafetyDecisions(DecisionAudit audit) {
        return new Decisions(audit);
    }

    @Bean
    FundingChoices communitySafetyFundingChoices(Applications applications, Funds funds, Register register) {
        return new FundingChoices(applications, funds, register);
    }

    @Bean
    ApplicationViews communitySafetyApplicationViews(
            Applications applications,
            Funds funds,
            Cautions cautions,
            FundingChoices choices,
            Register register,
            AgencyAgreements agreements) {
        return new ApplicationViews(
                applications, funds, cautions, choices, register, new ResourceViews(agreements, register));
    }

    @Bean
    SittingForm communitySafetySittingForm(
            Register register,
            Sittings sittings,
            Attendance attendance,
            Interests interests,
            Applications applications,
            ApplicationViews views,
            FundingChoices choices) {
        return new SittingForm(register, sittings, attendance, interests, applications, views, choices);
    }

    @Bean("communitySafety.assignment")
    Assignment assignment(
            Register register,
            Offices offices,
            Applications applications,
            Commitments commitments,
            Sittings sittings,
            Interests interests) {
        return new Assignment(register, offices, applications, commitments, sittings, interests);
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
            List<CaseNotes> caseNotes,
            Tenants tenants,
            Shipped shipped,
            DecisionAudit decisionAudit,
            Outbox outbox,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            CommunitySafetyProperties properties,
            Guards guards,
            Register register,
            Migrations migrated) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new CommunitySafetyPlugin(
                new HostCheck(dataSource, transactions),
                shipped,
                new Forms(starts, tasks, caseNotes, tenants, shipped, guards, JSON),
                new StartList(starts, shipped),
                tenants,
                decisionAudit,
                new OutboxJob(outbox, ownTransaction),
                new NumberedTasks(tasks.stream().map(TaskForm::process).collect(Collectors.toSet())),
                new Models(shipped, properties.models()),
                guards,
                new DefaultGrants(register, guards::ours),
                properties);
    }

    @Bean
    EngineEvents communitySafetyEngineEvents(
            ProcessEngineConfigurationImpl configuration,
            ProcessEngine engine,
            Shipped shipped,
            Register register,
            Offices offices,
            Applications applications,
            OfficeHolders officeHolders) {
        HostCheck.pluginIsIn(configuration);
        return new EngineEvents(
                configuration,
                new Identities(register, engine.getIdentityService(), engine.getTaskService()),
                new Grants(engine.getAuthorizationService()),
                new Reassignment(engine.getTaskService(), register, shipped),
                filters(engine),
                register,
                offices,
                applications,
                officeHolders);
    }

    private static TaskFilters filters(ProcessEngine engine) {
        return new TaskFilters(engine.getFilterService(), engine.getAuthorizationService(), engine.getTaskService());
    }

    @Bean
    StartUpLock communitySafetyStartUpLock(
            ProcessEngineConfigurationImpl configuration, PlatformTransactionManager transactions) {
        return new StartUpLock(configuration, new TransactionTemplate(transactions));
    }

    /** At the start also where the application makes its beans when they are first asked for. */
    @Bean
    @Lazy(false)
    PartnershipLoader communitySafetyPartnershipLoader(
            PartnershipImport partnerships,
            ProcessEngine engine,
            StartUpLock startUp,
            CommunitySafetyProperties properties) {
        return new PartnershipLoader(partnerships, filters(engine), startUp, properties);
    }
}
