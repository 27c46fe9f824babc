package org.communitysafety.partnership;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of this package; needs a {@link Storage} and a {@link Clock}. */
@Configuration(proxyBeanMethods = false)
public class PartnershipConfiguration {

    @Bean
    Register communitySafetyRegister(Storage storage, @Qualifier("communitySafetyClock") Clock clock) {
        return new Register(storage, clock);
    }

    @Bean
    Numbers communitySafetyNumbers(
            DataSource dataSource, Register register, @Qualifier("communitySafetyClock") Clock clock) {
        return new Numbers(JdbcClient.create(dataSource), register, clock);
    }

    @Bean
    PartnershipImport communitySafetyPartnershipImport(
            Storage storage, ApplicationEventPublisher events, @Qualifier("communitySafetyClock") Clock clock) {
        return new PartnershipImport(storage, events, clock);
    }

    @Bean
    Offices communitySafetyOffices(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Offices(storage, register, numbers, audit, events, clock);
    }

    @Bean
    Memberships communitySafetyMemberships(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Memberships(storage, register, numbers, audit, events, clock);
    }

    @Bean
    Agreements communitySafetyAgreements(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Agreements(storage, register, numbers, audit, events, clock);
    }

    /** The signatures in a partnership's file are entered with its first import (H10). */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyEnterAgreements(
            Agreements agreements) {
        return ApplicationListener.forPayload(event -> {
            if (event.file().hub() != null) {
                agreements.enter(event.tenant(), event.file().hub());
            }
        });
    }

    @Bean
    WorkingDays communitySafetyWorkingDays() {
        return new WorkingDays();
    }
}
