package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meetings' beans. */
@Configuration(proxyBeanMethods = false)
public class MeetingConfiguration {

    @Bean
    Calendar meetingCalendar(Storage storage) {
        return new Calendar(storage);
    }

    @Bean
    Sittings sittings(Storage storage, Calendar calendar, Register register, AuditTrail audit, Clock clock) {
        return new Sittings(storage, calendar, register, audit, clock);
    }

    /** A partnership that has just been imported gets this year's meetings of its bodies. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> planYear(
            Calendar calendar, Register register, Clock clock) {
        return ApplicationListener.forPayload(event -> register.bodies(event.tenant())
                .forEach(body -> calendar.plan(body, LocalDate.now(clock).getYear())));
    }
}
