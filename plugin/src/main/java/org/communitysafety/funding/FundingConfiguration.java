package org.communitysafety.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.PartnershipFile.FundEntry;
import org.communitysafety.partnership.PartnershipFile.LineEntry;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.PersonLeft;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.Storage;
import org.communitysafety.storage.StorageConfiguration.Conversions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The funding beans. */
@Configuration(proxyBeanMethods = false)
public class FundingConfiguration {

    @Bean
    Conversions communitySafetyMoneyConversions() {
        return new Conversions(Money.converters());
    }

    @Bean
    Funds communitySafetyFunds(Storage storage, AuditTrail audit, @Qualifier("communitySafetyClock") Clock clock) {
        return new Funds(storage, audit, clock);
    }

    @Bean
    FundOpenings communitySafetyFundOpenings(
            Funds funds,
            Register register,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new FundOpenings(funds, register, numbers, outbox, audit, clock);
    }

    @Bean
    Cautions communitySafetyCautions(Funds funds) {
        return new Cautions(funds);
    }

    /** The funds of a partnership's file are opened with its first import (F9). */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyOpenFunds(
            Funds funds, @Qualifier("communitySafetyClock") Clock clock) {
        return ApplicationListener.forPayload(
                event -> event.file().funds().forEach(entry -> open(event.tenant(), entry, funds, clock)));
    }

    /** What somebody who leaves has applied for goes over to the successor named. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PersonLeft>> communitySafetyHandApplicationsOver(
            DataSource dataSource, AuditTrail audit) {
        var handovers = new Handovers(JdbcClient.create(dataSource), audit);
        return ApplicationListener.forPayload(handovers::on);
    }

    private static void open(String tenant, FundEntry entry, Funds funds, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        String key = Keys.of(tenant, entry.id());
        var fund = new Fund(
                key,
                tenant,
                entry.name(),
                entry.startsOn(today),
                entry.endsOn(today),
                new Money(entry.total()),
                entry.assumed(),
                0);
        List<FundLine> lines = new ArrayList<>();
        for (LineEntry line : entry.lines()) {
            lines.add(FundLine.planned(
                    fund, line.id(), lines.size(), line.name(), line.contingency(), new Money(line.amount())));
        }
        funds.open(fund, lines);
    }

    @Bean
    Letters communitySafetyLetters(Outbox outbox, Register register) {
        return new Letters(outbox, register);
    }

    @Bean
    Applications communitySafetyApplications(
            Storage storage, Letters letters, @Qualifier("communitySafetyClock") Clock clock) {
        return new Applications(storage, letters, clock);
    }

    @Bean
    ApplicationLists communitySafetyApplicationLists(
            DataSource dataSource, Migrations migrated, Applications applications) {
        return new ApplicationLists(JdbcClient.create(dataSource), applications);
    }

    @Bean
    Applicants communitySafetyApplicants(
            Applications applications,
            Register register,
            Numbers numbers,
            Sittings sittings,
            AgencyAgreements agreements,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Applicants(applications, register, numbers, sittings, agreements, audit, events, clock);
    }

    @Bean
    Agendas communitySafetyAgendas(Applications applications, Sittings sittings, Letters letters, AuditTrail audit) {
        return new Agendas(applications, sittings, letters, audit);
    }

    @Bean
    DeliveryGroups communitySafetyDeliveryGroups(
            Applications applications,
            Register register,
            Agendas agendas,
            Funds funds,
            Letters letters,
            AuditTrail audit) {
        return new DeliveryGroups(applications, register, agendas, funds, letters, audit);
    }

    @Bean
    OfficeHolders communitySafetyOfficeHolders(
            Applications applications,
            Register register,
            Interests interests,
            Letters letters,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new OfficeHolders(applications, register, interests, letters, audit, clock);
    }

    @Bean
    Approvals communitySafetyApprovals(
            Applications applications,
            Register register,
            Agendas agendas,
            Funds funds,
            AgencyAgreements agreements,
            Letters letters,
            AuditTrail audit) {
        return new Approvals(applications, register, agendas, funds, agreements, letters, audit);
    }

    @Bean
    Commitments communitySafetyCommitments(
            Applications applications,
            Register register,
            Funds funds,
            Interests interests,
            AgencyAgreements agreements,
            AuditTrail audit) {
        return new Commitments(applications, register, funds, interests, agreements, audit);
    }

    @Bean
    AgencyLetters communitySafetyAgencyLetters(
            Applications applications, AgencyAgreements agreements, Register register, Offices offices, Outbox outbox) {
        return new AgencyLetters(applications, agreements, register, offices, outbox);
    }

    @Bean
    AgencyRefusals communitySafetyAgencyRefusals(
            Applications applications, AgencyAgreements agreements, Register register, AuditTrail audit) {
        return new AgencyRefusals(applications, agreements, register, audit);
    }
}
