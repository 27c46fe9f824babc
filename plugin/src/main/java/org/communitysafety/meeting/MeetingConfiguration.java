package org.communitysafety.meeting;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The meetings' beans. */
@Configuration(proxyBeanMethods = false)
@Import({DecisionsConfiguration.class, TermsConfiguration.class})
public class MeetingConfiguration {

    @Bean
    Calendar communitySafetyMeetingCalendar(
            Storage storage,
            Numbers numbers,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Calendar(storage, numbers, events, clock);
    }

    @Bean
    BodyPeople communitySafetyBodyPeople(Register register) {
        return new BodyPeople(register);
    }

    @Bean
    Agenda communitySafetyAgenda(
            Storage storage, Calendar calendar, Register register, Numbers numbers, AuditTrail audit) {
        return new Agenda(storage, calendar, register, numbers, audit);
    }

    @Bean
    AgendaAgreements communitySafetyAgendaAgreements(
            DataSource dataSource,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new AgendaAgreements(JdbcClient.create(dataSource), register, audit, clock);
    }

    @Bean
    Proposals communitySafetyProposals(
            Agenda agenda,
            Calendar calendar,
            BodyPeople people,
            Interests interests,
            Register register,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Proposals(agenda, calendar, people, interests, register, numbers, outbox, audit, clock);
    }

    @Bean
    Circulation communitySafetyCirculation(
            Storage storage,
            Agenda agenda,
            BodyPeople people,
            Interests interests,
            Register register,
            WorkingDays workingDays,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Circulation(storage, agenda, people, interests, register, workingDays, outbox, audit, clock);
    }

    @Bean
    CalendarChanges communitySafetyCalendarChanges(
            Storage storage,
            DataSource dataSource,
            Agenda agenda,
            BodyPeople people,
            Register register,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new CalendarChanges(
                storage,
                JdbcClient.create(dataSource),
                agenda,
                people,
                register,
                numbers,
                outbox,
                audit,
                events,
                clock);
    }

    @Bean
    YearWatch communitySafetyYearWatch(
            DataSource dataSource,
            BodyPeople people,
            Register register,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new YearWatch(JdbcClient.create(dataSource), people, register, outbox, audit, clock);
    }

    @Bean
    Interests communitySafetyInterests(
            DataSource dataSource,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock,
            Migrations migrated) {
        return new Interests(JdbcClient.create(dataSource), events, clock);
    }

    @Bean
    Sittings communitySafetySittings(
            Storage storage,
            Calendar calendar,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            Numbers numbers,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Sittings(storage, calendar, attendance, quorums, interests, register, numbers, clock);
    }

    /** A partnership that has just been imported gets this year's and the coming year's meetings of its bodies. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyPlanYear(
            Calendar calendar, Register register) {
        return ApplicationListener.forPayload(event -> calendar.planAhead(register.bodies(event.tenant())));
    }
}
