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
import org.communitysafety.hub.BetweenMeetings;
import org.communitysafety.hub.Concerns;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.HubActionOwners;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubAgenda;
import org.communitysafety.hub.HubInvitations;
import org.communitysafety.hub.HubMeetingBook;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.MinutesPasswords;
import org.communitysafety.hub.MinutesShelf;
import org.communitysafety.hub.Referrals;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
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
    HubTriageForms.class,
    HubOutcomeForms.class,
    HubActionProcess.class,
    HubActionForms.class,
    CaseDisposalProcess.class,
    HubConcernProcess.class,
    HubMembershipProcess.class,
    HubMeetingProcess.class,
    HubInvitationForms.class,
    HubRoomForms.class,
    HubCallForms.class
})
public class HubAutoConfiguration {

    @Bean
    HubViews communitySafetyHubViews(
            CaseFiles files,
            Referrals referrals,
            HubActions actions,
            HubActionOwners owners,
            Hubs hubs,
            HubMeetings meetings,
            Register register,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubViews(files, referrals, actions, owners, hubs, meetings, register, clock);
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

    @Bean("communitySafety.hubMeeting")
    HubMeetingExpressions hubMeeting(Calendar calendar, Hubs hubs, HubAgenda agenda, Attendance attendance) {
        return new HubMeetingExpressions(calendar, hubs, agenda, attendance);
    }

    @Bean
    HubMeetingViews communitySafetyHubMeetingViews(
            HubInvitations invitations, HubMeetingBook book, Hubs hubs, Attendance attendance, Register register) {
        return new HubMeetingViews(invitations, book, hubs, attendance, register);
    }

    @Bean
    HubMeetingEvents communitySafetyHubMeetingEvents(
            ProcessEngineConfigurationImpl engine, Calendar calendar, Hubs hubs) {
        return new HubMeetingEvents(engine, calendar, hubs);
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
        HubAnswers communitySafetyHubAnswers(
                ProcessEngine engine, Register register, Agreements agreements, Hubs hubs) {
            return new HubAnswers(
                    engine.getIdentityService(),
                    (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(),
                    register,
                    agreements,
                    hubs);
        }

        @Bean
        HubMinutesResource communitySafetyHubMinutesResource(
                HubAnswers answers, MinutesShelf shelf, MinutesPasswords passwords, Calendar calendar, HubViews views) {
            return new HubMinutesResource(answers, shelf, passwords, calendar, views);
        }

        @Bean
        HubCases communitySafetyHubCases(
                HubAnswers answers,
                Register register,
                Agreements agreements,
                Hubs hubs,
                Discussions discussions,
                BetweenMeetings between,
                CaseFiles files,
                CaseReuses reuses,
                AccessLog log,
                Referrals referrals,
                Concerns concerns,
                HubMeetings meetings,
                HubViews views,
                HubMinutesResource minutes) {
            return new HubCases(
                    answers,
                    between,
                    new CasePage(
                            files, reuses, log, referrals, discussions, concerns, meetings, hubs, agreements, views),
                    new AccessPage(log, register, views),
                    minutes);
        }
    }
}
