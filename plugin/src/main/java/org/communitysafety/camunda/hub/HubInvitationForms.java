package org.communitysafety.camunda.hub;

import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.hub.HubInvitations;
import org.communitysafety.hub.HubMeeting.Invitation;
import org.communitysafety.hub.HubMeeting.Speaker;
import org.communitysafety.hub.Hubs;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which invitations to the hub's meeting are authorised and sent (H7, H10, H12). */
@Configuration(proxyBeanMethods = false)
class HubInvitationForms {

    record AuthoriseView(
            String meeting,
            List<Option> inviteOptions,
            List<String> invited,
            List<Row> unsigned,
            List<Option> minutesOptions,
            String minutes,
            List<Option> standInOptions) {}

    record AuthoriseInput(
            List<String> invited,
            int minutes,
            boolean speakerComes,
            String speakerName,
            String speakerOrganisation,
            String speakerEmail,
            String speakerTopic,
            boolean longer,
            String standIn) {

        Invitation invitation() {
            Speaker speaker =
                    speakerComes ? new Speaker(speakerName, speakerOrganisation, speakerEmail, speakerTopic) : null;
            return new Invitation(HubMeetingViews.invited(invited), minutes, longer, speaker, standIn);
        }
    }

    record SendView(String meeting, List<Row> guests) {}

    record SendInput(String joining) {}

    @Bean
    TaskForm<AuthoriseView, AuthoriseInput> communitySafetyAuthoriseInvitationsForm(
            Calendar calendar, HubInvitations invitations, HubMeetingViews views, Hubs hubs) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.AUTHORISE_INVITATIONS,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    int longest = hubs.of(sitting.tenant()).longestMinutes();
                    return new AuthoriseView(
                            views.meeting(sitting),
                            views.inviting(sitting),
                            views.ticked(sitting),
                            views.unsigned(sitting),
                            HubMeetingViews.lengths(longest),
                            String.valueOf(longest),
                            views.standIns(sitting));
                },
                AuthoriseInput.class,
                (context, input) -> {
                    invitations.authorise(
                            HubMeetingProcess.sitting(calendar, context), input.invitation(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<SendView, SendInput> communitySafetySendInvitationsForm(
            Calendar calendar, HubInvitations invitations, HubMeetingViews views) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.SEND_INVITATIONS,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    return new SendView(views.meeting(sitting), views.guests(sitting));
                },
                SendInput.class,
                (context, input) -> {
                    invitations.send(HubMeetingProcess.sitting(calendar, context), input.joining(), context.user());
                    return Map.of();
                });
    }
}
