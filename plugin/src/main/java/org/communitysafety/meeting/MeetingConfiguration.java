package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The meetings' beans. */
@Configuration(proxyBeanMethods = false)
public class MeetingConfiguration {

    @Bean
    Calendar meetingCalendar(Storage storage, @Qualifier("communitySafetyClock") Clock clock) {
        return new Calendar(storage, clock);
    }

    @Bean
    Interests interests(
            DataSource dataSource,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock,
            Migrations migrated) {
        return new Interests(JdbcClient.create(dataSource), events, clock);
    }

    @Bean
    Attendance meetingAttendance(Storage storage, Register register, @Qualifier("communitySafetyClock") Clock clock) {
        return new Attendance(storage, register, clock);
    }

    @Bean
    MeetingRecord meetingRecord(
            Storage storage,
            Attendance attendance,
            DataSource dataSource,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new MeetingRecord(storage, attendance, JdbcClient.create(dataSource), register, audit, events, clock);
    }

    @Bean
    Quorums quorums(
            Storage storage,
            Attendance attendance,
            Interests interests,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Quorums(storage, attendance, interests, register, audit, clock);
    }

    @Bean
    Sittings sittings(
            Storage storage,
            Calendar calendar,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Sittings(storage, calendar, attendance, quorums, interests, register, clock);
    }

    @Bean
    Resolutions resolutions(
            Storage storage,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Resolutions(storage, attendance, quorums, interests, register, audit, clock);
    }

    @Bean
    Votes votes(
            Resolutions resolutions,
            Attendance attendance,
            Quorums quorums,
            Register register,
            DataSource dataSource,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Votes(resolutions, attendance, quorums, register, JdbcClient.create(dataSource), audit, clock);
    }

    @Bean
    Actions meetingActions(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Actions(storage, register, numbers, audit, events, clock);
    }

    /** A partnership that has just been imported gets this year's meetings of its bodies. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> planYear(
            Calendar calendar, Register register, @Qualifier("communitySafetyClock") Clock clock) {
        return ApplicationListener.forPayload(event -> register.bodies(event.tenant())
                .forEach(body -> calendar.plan(body, LocalDate.now(clock).getYear())));
    }
}
