package org.communitysafety.audit;

import java.time.Clock;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit trail's beans. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditTrail communitySafetyAuditTrail(Storage storage, @Qualifier("communitySafetyClock") Clock clock) {
        return new AuditTrail(storage, clock);
    }
}
