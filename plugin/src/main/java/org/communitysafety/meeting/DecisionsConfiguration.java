package org.communitysafety.meeting;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of what happens in a meeting: attendance, quorum, decisions, actions and minutes. */
@Configuration(proxyBeanMethods = false)
class DecisionsConfiguration {

    @Bean
    Attendance communitySafetyAttendance(
            Storage storage, Register register, @Qualifier("communitySafetyClock") Clock clock) {
        return new Attendance(storage, register, clock);
    }

    @Bean
    MeetingRecord communitySafetyMeetingRecord(
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
    Quorums communitySafetyQuorums(
            Storage storage,
            Attendance attendance,
            Interests interests,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Quorums(storage, attendance, interests, register, audit, clock);
    }

    @Bean
    Resolutions communitySafetyResolutions(
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
    Votes communitySafetyVotes(
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
    Actions communitySafetyMeetingActions(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Actions(storage, register, numbers, audit, events, clock);
    }

    @Bean
    MinutesBook communitySafetyMinutesBook(
            Storage storage,
            Attendance attendance,
            Quorums quorums,
            Resolutions resolutions,
            Votes votes,
            Actions actions,
            Absences absences,
            BodyPeople people,
            Register register,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        var writer = new MinutesWriter(register, attendance, quorums, resolutions, votes, actions, absences);
        return new MinutesBook(storage, writer, people, register, outbox, audit, clock);
    }

    @Bean
    MinutesReader communitySafetyMinutesReader(
            Storage storage,
            MinutesBook book,
            Actions actions,
            Interests interests,
            BodyPeople people,
            Register register) {
        return new MinutesReader(storage, book, actions, interests, people, register);
    }

    @Bean
    ActionReports communitySafetyActionReports(
            Storage storage,
            Agenda agenda,
            Actions actions,
            Calendar calendar,
            Interests interests,
            Register register,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new ActionReports(storage, agenda, actions, calendar, interests, register, clock);
    }

    /** An action that is given while the body's next meeting is being prepared comes on that agenda. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<ActionRecorded>> communitySafetyReportOnAction(ActionReports reports) {
        return ApplicationListener.forPayload(event -> reports.expect(event.number()));
    }
}
