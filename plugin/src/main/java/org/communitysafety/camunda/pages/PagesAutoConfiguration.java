package org.communitysafety.camunda.pages;

import jakarta.ws.rs.Path;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.guard.Guards;
import org.communitysafety.camunda.hub.HubAutoConfiguration;
import org.communitysafety.camunda.hub.HubCases;
import org.communitysafety.camunda.incidents.IncidentCases;
import org.communitysafety.camunda.incidents.IncidentsAutoConfiguration;
import org.communitysafety.camunda.meetings.AgendaViews;
import org.communitysafety.camunda.meetings.MeetingsAutoConfiguration;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Cautions;
import org.communitysafety.funding.Funds;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanges;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.MinutesReader;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Register;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages, where the application has Camunda's web application or REST. */
@AutoConfiguration(
        after = {
            CommunitySafetyAutoConfiguration.class,
            MeetingsAutoConfiguration.class,
            HubAutoConfiguration.class,
            IncidentsAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Path.class)
@ConditionalOnBean(Register.class)
public class PagesAutoConfiguration {

    @Bean
    PagesResource communitySafetyPages(
            IdentityService identities,
            ProcessEngineConfigurationImpl engine,
            Register register,
            Applications applications,
            ApplicationLists lists,
            Applicants applicants,
            Cautions cautions,
            Funds funds,
            Sittings sittings,
            AgencyAgreements agreements,
            Outbox outbox,
            AuditTrail trail,
            MeetingsPage meetings,
            AgendaPage agenda,
            MinutesReader minutes,
            HubCases hub,
            IncidentCases incidents,
            Guards guards,
            @Qualifier("communitySafetyClock") Clock clock) {
        var whereabouts = new Whereabouts(register, sittings, agreements, clock);
        return new PagesResource(
                identities,
                register,
                new PageAccess(register, hub::open, incidents::open),
                new MyApplications(applications, applicants, funds, cautions, agreements, register, whereabouts),
                new FundsPage(funds, clock),
                new DecisionsPage(lists, funds, register),
                new MessagesPage(outbox, register),
                new AuditPage(
                        trail,
                        applications,
                        lists,
                        register,
                        new DecisionTables(engine),
                        new AuditWords(register, funds)),
                meetings,
                agenda,
                new MinutesPage(minutes, register),
                new Changes(engine),
                guards.settings().papers(),
                hub,
                incidents);
    }

    @Bean
    MeetingsPage communitySafetyMeetingsPage(
            Calendar calendar,
            YearWatch watch,
            BodyPeople people,
            Register register,
            Circulation circulation,
            Decisions decisions,
            ProcessEngineConfigurationImpl engine,
            @Qualifier("communitySafetyClock") Clock clock) {
        var words = new MeetingWords(circulation, decisions, new Changes(engine));
        return new MeetingsPage(calendar, watch, people, register, words, clock);
    }

    @Bean
    AgendaPage communitySafetyAgendaPage(
            Calendar calendar,
            CalendarChanges changes,
            BodyPeople people,
            AgendaViews agenda,
            Interests interests,
            Register register,
            Circulation circulation,
            Decisions decisions,
            ProcessEngineConfigurationImpl engine) {
        var words = new MeetingWords(circulation, decisions, new Changes(engine));
        return new AgendaPage(calendar, changes, people, agenda, interests, register, words);
    }

    /** Where Camunda's REST is there, the pages are under it too, with its login; not under REST of the application's. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({CamundaJerseyResourceConfig.class, ResourceConfigCustomizer.class})
    static class Rest {

        @Bean
        ResourceConfigCustomizer communitySafetyRest() {
            return rest -> {
                if (rest instanceof CamundaJerseyResourceConfig) {
                    rest.register(RestPages.class);
                }
            };
        }
    }
}
