package org.communitysafety.camunda.register;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.Grants;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.camunda.meetings.CalendarWork;
import org.communitysafety.meeting.AbsenceLetters;
import org.communitysafety.meeting.Absences;
import org.communitysafety.meeting.Elections;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Register;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Adds memberships, elections and absence to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
@ConditionalOnBean(Register.class)
@Import({
    MembershipChangeProcess.class,
    OfficeElectionProcess.class,
    AbsenceReviewProcess.class,
    AbsenceLetterProcess.class
})
public class RegisterAutoConfiguration {

    @Bean("communitySafety.register")
    RegisterExpressions registerExpressions(Memberships memberships) {
        return new RegisterExpressions(memberships);
    }

    @Bean("communitySafety.election")
    ElectionExpressions electionExpressions(Elections elections) {
        return new ElectionExpressions(elections);
    }

    @Bean("communitySafety.absence")
    AbsenceExpressions absenceExpressions(Absences absences, AbsenceLetters letters, Register register) {
        return new AbsenceExpressions(absences, letters, register);
    }

    @Bean
    MembershipLetters communitySafetyMembershipLetters(Memberships memberships, Register register, Outbox outbox) {
        return new MembershipLetters(memberships, register, outbox);
    }

    /** G14, G18: elections in time, and terms that have ended or begun. */
    @Bean
    CalendarWork communitySafetyTermsDue(Elections elections, Register register, ApplicationEventPublisher events) {
        return new CalendarWork("watch terms", new TermsDue(elections, register, events)::run);
    }

    @Bean
    RegisterEvents communitySafetyRegisterEvents(
            ProcessEngineConfigurationImpl configuration, ProcessEngine engine, Offices offices, Tenants tenants) {
        return new RegisterEvents(
                configuration, tenants, new RegisterGrants(new Grants(engine.getAuthorizationService()), offices));
    }
}
