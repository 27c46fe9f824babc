package org.communitysafety.incident;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.messages.Outbox;
import org.communitysafety.messages.TextMessages;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of critical incidents. */
@Configuration(proxyBeanMethods = false)
public class IncidentConfiguration {

    @Bean
    IncidentSettings communitySafetyIncidentSettings(Storage storage, Register register) {
        return new IncidentSettings(storage, register);
    }

    @Bean
    Procedures communitySafetyProcedures(
            Storage storage,
            IncidentSettings settings,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Procedures(storage, settings, register, numbers, audit, clock);
    }

    /** A partnership's rules for incidents come with its first import, and the procedure that is in force (C8). */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyEnterIncidents(
            IncidentSettings settings, Procedures procedures) {
        return ApplicationListener.forPayload(event -> {
            if (event.file().incidents() != null) {
                settings.enter(event.tenant(), event.file().incidents());
                procedures.enter(event.tenant(), event.file().incidents());
            }
        });
    }

    @Bean
    IncidentLog communitySafetyIncidentLog(
            DataSource dataSource,
            SealedNotes notes,
            IncidentSettings settings,
            Register register,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new IncidentLog(JdbcClient.create(dataSource), notes, settings, register, clock);
    }

    @Bean
    Involvement communitySafetyInvolvement(
            DataSource dataSource, IncidentSettings settings, Register register, IncidentLog log) {
        return new Involvement(new JdbcTemplate(dataSource), settings, register, log);
    }

    @Bean
    Incidents communitySafetyIncidents(
            Storage storage,
            DataSource dataSource,
            Involvement involvement,
            IncidentLog log,
            Procedures procedures,
            IncidentSettings settings,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Incidents(
                storage,
                new Classifications(JdbcClient.create(dataSource), clock),
                involvement,
                log,
                procedures,
                settings,
                register,
                numbers,
                audit,
                events,
                clock);
    }

    @Bean
    IncidentLetters communitySafetyIncidentLetters(
            Outbox outbox,
            TextMessages texts,
            @Value("${community-safety.link:http://127.0.0.1:8080/camunda/app/tasklist/}") String link) {
        return new IncidentLetters(outbox, texts, link);
    }

    @Bean
    Notices communitySafetyNotices(
            Storage storage,
            Involvement involvement,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Notices(storage, involvement, settings, letters, register, audit, events, clock);
    }

    @Bean
    IncidentActions communitySafetyIncidentActions(
            Storage storage,
            Incidents incidents,
            Involvement involvement,
            IncidentLog log,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new IncidentActions(
                storage, incidents, involvement, log, settings, letters, register, numbers, audit, events, clock);
    }

    @Bean
    Responses communitySafetyResponses(
            Incidents incidents,
            Involvement involvement,
            IncidentActions actions,
            IncidentLog log,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Responses(incidents, involvement, actions, log, settings, letters, register, audit, clock);
    }

    @Bean
    HomicideReviews communitySafetyHomicideReviews(
            Storage storage,
            Incidents incidents,
            IncidentSettings settings,
            IncidentLog log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HomicideReviews(storage, incidents, settings, log, audit, events, clock);
    }

    /** C7: a death with domestic abuse asks the chair about a homicide review. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<HomicideIndicated>> communitySafetyAskHomicideReview(
            HomicideReviews reviews) {
        return ApplicationListener.forPayload(event -> reviews.ask(event.incident()));
    }

    @Bean
    Confidences communitySafetyConfidences(
            Storage storage,
            Incidents incidents,
            IncidentActions actions,
            HomicideReviews homicides,
            Notices notices,
            IncidentLog log,
            IncidentSettings settings,
            DataSource dataSource,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Confidences(
                storage,
                incidents,
                actions,
                homicides,
                notices,
                log,
                settings,
                JdbcClient.create(dataSource),
                audit,
                events,
                clock);
    }
}
