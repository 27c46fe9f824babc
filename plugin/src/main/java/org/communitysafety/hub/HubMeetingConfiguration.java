package org.communitysafety.hub;

import java.time.Clock;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseDisposed;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanged;
import org.communitysafety.meeting.MeetingRecord;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Attachments;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.MemberRemoved;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the hub's meetings. */
@Configuration(proxyBeanMethods = false)
class HubMeetingConfiguration {

    @Bean
    HubMeetingBook communitySafetyHubMeetingBook(Storage storage) {
        return new HubMeetingBook(storage);
    }

    @Bean
    HubInvitations communitySafetyHubInvitations(
            HubMeetingBook book,
            Hubs hubs,
            Sittings sittings,
            Register register,
            Agreements agreements,
            Attachments attachments,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubInvitations(book, hubs, sittings, register, agreements, attachments, outbox, audit, clock);
    }

    @Bean
    HubDates communitySafetyHubDates(
            Storage storage,
            HubMeetings meetings,
            HubActions actions,
            Referrals referrals,
            Hubs hubs,
            Sittings sittings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubDates(storage, meetings, actions, referrals, hubs, sittings, audit, events, clock);
    }

    @Bean
    HubAgenda communitySafetyHubAgenda(
            Storage storage,
            HubMeetingBook book,
            CaseFiles files,
            HubActions actions,
            Hubs hubs,
            Sittings sittings,
            Attendance attendance,
            MeetingRecord record,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubAgenda(storage, book, files, actions, hubs, sittings, attendance, record, register, audit, clock);
    }

    @Bean
    HubRoom communitySafetyHubRoom(
            HubMeetingBook book,
            HubInvitations invitations,
            HubDates dates,
            HubAgenda agenda,
            Hubs hubs,
            Calendar calendar,
            Sittings sittings,
            MeetingRecord record,
            Attendance attendance,
            Quorums quorums,
            Register register,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubRoom(
                book,
                invitations,
                dates,
                agenda,
                hubs,
                calendar,
                sittings,
                record,
                attendance,
                quorums,
                register,
                audit,
                clock);
    }

    @Bean
    MinutesPasswords communitySafetyMinutesPasswords(
            Storage storage,
            SealedNotes notes,
            Hubs hubs,
            Numbers numbers,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new MinutesPasswords(storage, notes, hubs, numbers, audit, clock);
    }

    @Bean
    MinutesShelf communitySafetyMinutesShelf(
            Storage storage,
            CaseFiles files,
            Attachments attachments,
            Hubs hubs,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new MinutesShelf(storage, files, attachments, hubs, audit, clock);
    }

    @Bean
    HubMinutes communitySafetyHubMinutes(
            HubMeetingBook book,
            HubAgenda agenda,
            MinutesPasswords passwords,
            MinutesShelf shelf,
            CaseFiles files,
            Hubs hubs,
            HubActions actions,
            Referrals referrals,
            Attendance attendance,
            Register register,
            Agreements agreements,
            Attachments attachments,
            Outbox outbox,
            AuditTrail audit,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new HubMinutes(
                book,
                agenda,
                new HubMinutesWriter(hubs, actions, referrals, attendance, register, clock),
                passwords,
                shelf,
                files,
                hubs,
                referrals,
                register,
                agreements,
                attachments,
                outbox,
                audit,
                clock);
    }

    /** H8: cases and actions follow the hub's calendar. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<CalendarChanged>> communitySafetyFollowCalendar(HubDates dates) {
        return ApplicationListener.forPayload(dates::changed);
    }

    /** H11: a removed organisation's people are not invited any more. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<MemberRemoved>> communitySafetyWithdrawInvitations(
            HubInvitations invitations) {
        return ApplicationListener.forPayload(event -> invitations.withdraw(event.tenant(), event.organisation()));
    }

    /** H19: minutes that a disposed case is in go with it. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<CaseDisposed>> communitySafetyForgetMinutes(MinutesShelf shelf) {
        return ApplicationListener.forPayload(event -> shelf.forget(event.tenant(), event.number()));
    }
}
