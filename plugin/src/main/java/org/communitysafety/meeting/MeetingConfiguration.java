package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Migrations;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The meetings' beans. */
@Configuration(proxyBeanMethods = false)
@Import(TermsConfiguration.class)
public class MeetingConfiguration {

    @Bean
    Calendar communitySafetyMeetingCalendar(Storage storage, @Qualifier("communitySafetyClock") Clock clock) {
        return new Calendar(storage, clock);
    }

    @Bean
    Interests communitySafetyInterests(
            DataSource dataSource, @Qualifier("communitySafetyClock") Clock clock, Migrations migrated) {
        return new Interests(JdbcClient.create(dataSource), clock);
    }

    @Bean
    Sittings communitySafetySittings(
            Storage storage,
            Calendar calendar,
            Interests interests,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Sittings(storage, calendar, interests, register, audit, clock);
    }

    /** A partnership that has just been imported gets this year's meetings of its bodies. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyPlanYear(
            Calendar calendar, Register register, @Qualifier("communitySafetyClock") Clock clock) {
        return ApplicationListener.forPayload(event -> register.bodies(event.tenant())
                .forEach(body -> calendar.plan(body, LocalDate.now(clock).getYear())));
    }
}
