package org.communitysafety.camunda.meetings;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyProperties;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.Grants;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.Applications;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaAgreements;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.Proposals;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Adds the meetings to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
@ConditionalOnBean(Register.class)
@Import({
    MeetingProcess.class,
    MeetingForms.class,
    AgendaProposalProcess.class,
    CalendarChangeProcess.class,
    AgendaItemProcess.class,
    AgendaItemForms.class,
    VoteForms.class,
    MeetingActionProcess.class,
    InterestDeclarationProcess.class,
    PresenceForms.class,
    MinutesForms.class
})
public class MeetingsAutoConfiguration {

    /** G12: every body's meetings of this year and the coming one. */
    @Bean
    CalendarWork communitySafetyPlanMeetings(Calendar calendar, Register register) {
        return new CalendarWork("plan meetings", () -> register.partnerships().stream()
                .map(Partnership::id)
                .forEach(tenant -> calendar.planAhead(register.bodies(tenant))));
    }

    @Bean
    CalendarWork communitySafetyStartMeetings(Calendar calendar) {
        return new CalendarWork("start meetings", calendar::startDue);
    }

    /** G12: warns where a year cannot have the meetings that it must have. */
    @Bean
    CalendarWork communitySafetyWatchYear(YearWatch watch, Register register) {
        return new CalendarWork(
                "watch the year",
                () -> register.partnerships().stream().map(Partnership::id).forEach(watch::warn));
    }

    @Bean
    CalendarJob communitySafetyCalendarJob(
            List<CalendarWork> works,
            CommunitySafetyProperties properties,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new CalendarJob(
                works.stream().collect(Collectors.toMap(CalendarWork::name, CalendarWork::work)),
                properties.calendarInterval(),
                clock);
    }

    @Bean
    MeetingsPlugin communitySafetyMeetingsPlugin(
            CalendarJob calendarJob,
            Calendar calendar,
            Agenda agenda,
            ActionReports reports,
            Register register,
            Tenants tenants) {
        return new MeetingsPlugin(calendarJob, new MeetingStartJob(calendar, agenda, reports, register, tenants));
    }

    @Bean
    CalendarJobs communitySafetyCalendarJobs(
            ProcessEngineConfigurationImpl engine, ProcessEngine started, CalendarJob calendarJob) {
        return new CalendarJobs(engine, calendarJob);
    }

    @Bean
    AgendaViews communitySafetyAgendaViews(
            Agenda agenda,
            Applications applications,
            ApplicationLists lists,
            ActionReports reports,
            Calendar calendar,
            Register register) {
        return new AgendaViews(agenda, applications, lists, reports, calendar, register);
    }

    @Bean("communitySafety.meetings")
    MeetingExpressions meetings(
            Calendar calendar,
            Agenda agenda,
            AgendaAgreements agreements,
            Proposals proposals,
            BodyPeople people,
            Register register,
            WorkingDays workingDays) {
        return new MeetingExpressions(calendar, agenda, agreements, proposals, people, register, workingDays);
    }

    @Bean
    OpenMeetingEvents communitySafetyOpenMeetingEvents(
            ProcessEngineConfigurationImpl engine, Tenants tenants, Sittings sittings, Votes votes) {
        return new OpenMeetingEvents(engine, tenants, sittings, votes);
    }

    @Bean
    MeetingEvents communitySafetyMeetingEvents(
            ProcessEngineConfigurationImpl configuration,
            ProcessEngine engine,
            Calendar calendar,
            Circulation circulation,
            Decisions decisions,
            Register register) {
        return new MeetingEvents(
                configuration,
                calendar,
                circulation,
                decisions,
                register,
                new MeetingGrants(new Grants(engine.getAuthorizationService()), register));
    }
}
