package org.communitysafety.hub;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseDisposed;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.MemberRemoved;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's beans. */
@Configuration(proxyBeanMethods = false)
@Import(HubMeetingConfiguration.class)
public class HubConfiguration {

    @Bean
    Hubs communitySafetyHubs(Storage storage, Register register) {
        return new Hubs(storage, register);
    }

    /** A partnership's hub is set up with its first import. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyEnterHub(Hubs hubs) {
        return ApplicationListener.forPayload(event -> {
            if (event.file().hub() != null) {
                hubs.enter(event.tenant(), event.file().hub());
            }
        });
    }

    @Bean
    HubMeetings communitySafetyHubMeetings(
            Storage storage, Hubs hubs, Sittings sittings, @Qualifier("communitySafetyClock") Clock clock) {
        return new HubMeetings(storage, hubs, sittings, clock);
    }

    @Bean
    HubLetters communitySafetyHubLetters(Outbox outbox, Register register, Hubs hubs) {
        return new HubLetters(outbox, register, hubs);
    }

    @Bean
    Referrals communitySafetyReferrals(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubLetters letters,
            Register register,
            Agreements agreements,
            Numbers numbers,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Referrals(storage, files, hubs, meetings, letters, register, agreements, numbers, audit, clock);
    }

    @Bean
    HubActionOwners communitySafetyHubActionOwners(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubLetters letters,
            Register register,
            Agreements agreements,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        return new HubActionOwners(storage, files, hubs, letters, register, agreements, audit, events);
    }

    @Bean
    HubActions communitySafetyHubActions(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubLetters letters,
            Register register,
            HubActionOwners owners,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            DataSource dataSource,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubActions(
                storage,
                files,
                hubs,
                meetings,
                letters,
                register,
                owners,
                numbers,
                audit,
                events,
                JdbcClient.create(dataSource),
                clock);
    }

    @Bean
    Discussions communitySafetyDiscussions(
            Storage storage,
            Referrals referrals,
            HubActions actions,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubAgenda agenda,
            HubLetters letters,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Discussions(
                storage, referrals, actions, files, hubs, meetings, agenda, letters, register, audit, clock);
    }

    @Bean
    BetweenMeetings communitySafetyBetweenMeetings(
            Discussions discussions,
            Referrals referrals,
            HubActions actions,
            HubActionOwners owners,
            CaseFiles files,
            Hubs hubs,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        return new BetweenMeetings(discussions, referrals, actions, owners, files, hubs, register, audit, events);
    }

    @Bean
    Concerns communitySafetyConcerns(
            Storage storage,
            CaseFiles files,
            SealedNotes notes,
            Hubs hubs,
            HubLetters letters,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Concerns(storage, files, notes, hubs, letters, register, numbers, audit, clock);
    }

    /** H11: a removed organisation's open actions are handed over with its removal. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<MemberRemoved>> communitySafetyHandOverActions(HubActionOwners owners) {
        return ApplicationListener.forPayload(
                event -> owners.takeFrom(event.tenant(), event.organisation(), event.actor()));
    }

    /** H19: what a disposed case's key had sealed elsewhere goes with it. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<CaseDisposed>> communitySafetyForgetActions(
            HubActions actions, Referrals referrals, Concerns concerns) {
        return ApplicationListener.forPayload(event -> {
            concerns.forget(event.number());
            actions.forget(event.number());
            referrals.forget(event.number());
        });
    }
}
