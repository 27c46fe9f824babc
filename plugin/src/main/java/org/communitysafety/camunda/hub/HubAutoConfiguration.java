package org.communitysafety.camunda.hub;

import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.CaseNotes;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.casefile.AccessLog;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.CaseReuses;
import org.communitysafety.casefile.Reader;
import org.communitysafety.hub.Concerns;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.Referrals;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Register;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Adds the hub to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
@ConditionalOnBean(Register.class)
@Import({
    HubReferralProcess.class,
    HubReferralForms.class,
    HubOutcomeForms.class,
    HubActionProcess.class,
    HubActionForms.class,
    CaseDisposalProcess.class,
    HubConcernProcess.class,
    HubMembershipProcess.class
})
public class HubAutoConfiguration {

    @Bean
    HubViews communitySafetyHubViews(
            CaseFiles files,
            Referrals referrals,
            HubActions actions,
            Hubs hubs,
            HubMeetings meetings,
            Register register,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubViews(files, referrals, actions, hubs, meetings, register, clock);
    }

    /** What a process owner's own form asks about a case is a note in its file. */
    @Bean
    CaseNotes communitySafetyHubCaseNotes(CaseFiles files, Hubs hubs, ObjectProvider<HubInstances> instances) {
        return new CaseNotes(Set.copyOf(HubGrants.CASES), (context, text) -> {
            String number = instances.getObject().caseOf(context.number());
            CaseReading reading = files.read(number, Reader.forTask(context.user(), "Fill in an added form"));
            String marking = hubs.of(reading.file().tenant()).usualMarking();
            files.append(reading, context.user(), CaseEntry.Kind.NOTE, marking, text);
        });
    }

    @Bean("communitySafety.hub")
    HubExpressions hub(CaseFiles files, Referrals referrals, HubActions actions, HubMeetings meetings, Hubs hubs) {
        return new HubExpressions(files, referrals, actions, meetings, hubs);
    }

    @Bean
    HubPlugin communitySafetyHubPlugin(ObjectProvider<HubInstances> instances) {
        return new HubPlugin(instances);
    }

    @Bean
    HubGrants communitySafetyHubGrants(ProcessEngine engine, Hubs hubs) {
        return new HubGrants(engine, hubs);
    }

    @Bean
    HubInstances communitySafetyHubInstances(HubGrants grants, CaseFiles files, HubActions actions) {
        return new HubInstances(grants, files, actions);
    }

    @Bean
    HubEvents communitySafetyHubEvents(
            ProcessEngine engine, Tenants tenants, HubGrants grants, Hubs hubs, HubActions actions, Register register) {
        return new HubEvents(engine, tenants, new HubTasks(engine), grants, hubs, actions, register);
    }

    /** The page, where the application has a web application or REST. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "jakarta.ws.rs.Path")
    static class Web {

        @Bean
        HubCases communitySafetyHubCases(
                ProcessEngine engine,
                Register register,
                Agreements agreements,
                Hubs hubs,
                Discussions discussions,
                CaseFiles files,
                CaseReuses reuses,
                AccessLog log,
                Referrals referrals,
                Concerns concerns,
                HubMeetings meetings,
                HubViews views) {
            return new HubCases(
                    engine.getIdentityService(),
                    (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(),
                    register,
                    agreements,
                    hubs,
                    discussions,
                    new CasePage(
                            files,
                            reuses,
                            log,
                            referrals,
                            discussions,
                            concerns,
                            meetings,
                            hubs,
                            agreements,
                            register,
                            views));
        }
    }
}
