package org.communitysafety.funding;

import java.time.Clock;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.communitysafety.storage.StorageConfiguration.Conversions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The funding beans. */
@Configuration(proxyBeanMethods = false)
public class FundingConfiguration {

    @Bean
    Conversions moneyConversions() {
        return new Conversions(Money.converters());
    }

    @Bean
    Funds funds(Storage storage, AuditTrail audit, Clock clock) {
        return new Funds(storage, audit, clock);
    }

    @Bean
    Letters letters(Outbox outbox, Register register) {
        return new Letters(outbox, register);
    }

    @Bean
    Applications applications(
            Storage storage,
            Register register,
            Numbers numbers,
            Sittings sittings,
            Funds funds,
            Letters letters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Applications(storage, register, numbers, sittings, funds, letters, audit, events, clock);
    }

    @Bean
    Approvals approvals(
            Applications applications,
            Register register,
            Sittings sittings,
            Funds funds,
            Letters letters,
            AuditTrail audit,
            Clock clock) {
        return new Approvals(applications, register, sittings, funds, letters, audit, clock);
    }
}
