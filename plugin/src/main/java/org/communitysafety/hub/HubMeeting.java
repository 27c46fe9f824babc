package org.communitysafety.hub;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * What the hub adds to a meeting of the calendar: who is invited, what was read out, and how far it is. Day, attendance
 * and quorum are those of the {@link org.communitysafety.meeting.Sitting}.
 *
 * @param longer whether the chair knows that it is planned longer than it may be (H7)
 * @param standIn login of whom the chair has appointed in their place (G27); null for nobody
 * @param speaker null where there is none
 * @param authorisedBy login of the chair (H12); null before
 * @param joining where or how people join, in words
 * @param statement edition of the data protection statement that was read (H18); null before
 * @param reviewedAt when the overdue actions had been gone through (H15)
 * @param notHeld why it did not take place; null where it did
 */
public record HubMeeting(
        @Id String sitting,
        String tenant,
        Integer plannedMinutes,
        boolean longer,
        String standIn,
        @Embedded.Nullable(prefix = "speaker_") Speaker speaker,
        String authorisedBy,
        Instant authorisedAt,
        String joining,
        String invitedBy,
        Instant invitedAt,
        Instant firstIssuedAt,
        String statement,
        String statementBy,
        Instant statementAt,
        String reviewedBy,
        Instant reviewedAt,
        String notHeld,
        Instant secondIssuedAt,
        @MappedCollection(idColumn = "hub_meeting") Set<HubInvited> invited,
        @Version int version) {

    /** A guest speaker, who gets no cases (H7, H10). */
    public record Speaker(String name, String organisation, String email, String topic) {}

    /** Somebody whom the chair has authorised, and the seat that they act for. */
    public record HubInvited(String person, String seat) {}

    static HubMeeting begun(String sitting, String tenant) {
        return new HubMeeting(
                sitting, tenant, null, false, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, Set.of(), 0);
    }

    public boolean authorised() {
        return authorisedAt != null;
    }

    /** Whether the chair has authorised this person for this seat (H12). */
    public boolean invites(String person, String seat) {
        return invited.contains(new HubInvited(person, seat));
    }

    HubMeeting authorised(Invitation invitation, String by, Instant at) {
        return new HubMeeting(
                sitting,
                tenant,
                invitation.minutes(),
                invitation.longer(),
                invitation.standIn(),
                invitation.speaker(),
                by,
                at,
                joining,
                invitedBy,
                invitedAt,
                firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                reviewedBy,
                reviewedAt,
                notHeld,
                secondIssuedAt,
                invitation.invited(),
                version);
    }

    HubMeeting invitationsSent(String how, String by, Instant at) {
        Refused.unless(authorised(), "The chair has authorised nobody yet (H12).");
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                how,
                by,
                at,
                firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                reviewedBy,
                reviewedAt,
                notHeld,
                secondIssuedAt,
                invited,
                version);
    }

    /** Nobody of these seats and people is invited any more (H11). */
    HubMeeting without(Set<HubInvited> removed) {
        Set<HubInvited> left = new HashSet<>(invited);
        left.removeAll(removed);
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                joining,
                invitedBy,
                invitedAt,
                firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                reviewedBy,
                reviewedAt,
                notHeld,
                secondIssuedAt,
                left,
                version);
    }

    HubMeeting stated(String edition, String by, Instant at) {
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                joining,
                invitedBy,
                invitedAt,
                firstIssuedAt,
                edition,
                by,
                at,
                reviewedBy,
                reviewedAt,
                notHeld,
                secondIssuedAt,
                invited,
                version);
    }

    HubMeeting reviewed(String by, Instant at) {
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                joining,
                invitedBy,
                invitedAt,
                firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                by,
                at,
                notHeld,
                secondIssuedAt,
                invited,
                version);
    }

    HubMeeting notHeld(String why) {
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                joining,
                invitedBy,
                invitedAt,
                firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                reviewedBy,
                reviewedAt,
                why,
                secondIssuedAt,
                invited,
                version);
    }

    HubMeeting issued(HubMinutes.Issue issue, Instant at) {
        return new HubMeeting(
                sitting,
                tenant,
                plannedMinutes,
                longer,
                standIn,
                speaker,
                authorisedBy,
                authorisedAt,
                joining,
                invitedBy,
                invitedAt,
                issue == HubMinutes.Issue.FIRST ? at : firstIssuedAt,
                statement,
                statementBy,
                statementAt,
                reviewedBy,
                reviewedAt,
                notHeld,
                issue == HubMinutes.Issue.SECOND ? at : secondIssuedAt,
                invited,
                version);
    }

    Instant issuedAt(HubMinutes.Issue issue) {
        return issue == HubMinutes.Issue.FIRST ? firstIssuedAt : secondIssuedAt;
    }

    /**
     * What the chair authorises.
     *
     * @param minutes how long the meeting is planned to last
     */
    public record Invitation(Set<HubInvited> invited, int minutes, boolean longer, Speaker speaker, String standIn) {}
}
