package org.communitysafety.meeting;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans about those who are not there: absence, terms that end, and agencies that have to agree. */
@Configuration(proxyBeanMethods = false)
class TermsConfiguration {

    @Bean
    Absences communitySafetyAbsences(
            DataSource dataSource,
            Attendance attendance,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock,
            Migrations migrated) {
        return new Absences(JdbcClient.create(dataSource), attendance, register, audit, clock);
    }

    @Bean
    ProductItems communitySafetyProductItems(
            Agenda agenda,
            Calendar calendar,
            Register register,
            Numbers numbers,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new ProductItems(agenda, calendar, register, numbers, clock);
    }

    @Bean
    AbsenceLetters communitySafetyAbsenceLetters(
            Storage storage,
            Absences absences,
            ProductItems items,
            Calendar calendar,
            Register register,
            Offices offices,
            Memberships memberships,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        var delivery = new AbsenceDelivery(register, outbox, items);
        return new AbsenceLetters(
                storage, absences, delivery, calendar, register, offices, memberships, numbers, audit, clock);
    }

    @Bean
    Elections communitySafetyElections(
            Storage storage,
            ProductItems items,
            Sittings sittings,
            Register register,
            Offices offices,
            Memberships memberships,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        var agenda = new ElectionAgenda(items, sittings, register, offices, clock);
        return new Elections(storage, agenda, register, offices, memberships, numbers, audit, events, clock);
    }

    @Bean
    AgencyAgreements communitySafetyAgencyAgreements(
            DataSource dataSource,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock,
            Migrations migrated) {
        return new AgencyAgreements(JdbcClient.create(dataSource), register, audit, clock);
    }
}
