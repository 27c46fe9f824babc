package org.communitysafety.camunda.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.hub.HubRoom;
import org.communitysafety.hub.HubRoom.Arrived;
import org.communitysafety.hub.Hubs;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms about who is at the hub's meeting: statement, attendance, arrivals and departures, end (H10, H12, H18). */
@Configuration(proxyBeanMethods = false)
class HubRoomForms {

    private static final String YES = "yes";

    record StatementView(String meeting, String statement, String protocol) {}

    /** Both ticks are null where the meeting does not take place. */
    record StatementInput(String takesPlace, Boolean noRecording, Boolean alone, String reason) {}

    record AttendanceView(
            String meeting,
            List<Option> presentOptions,
            List<Row> shutOut,
            List<Option> teamOptions,
            String speakerInvited,
            List<Option> presentingOptions) {}

    /** All but the reason is null where the meeting does not take place. */
    record AttendanceInput(
            String takesPlace,
            List<String> present,
            List<String> team,
            Boolean speaker,
            String presiding,
            String openedAt,
            String reason) {

        Arrived arrived() {
            return new Arrived(
                    HubMeetingViews.invited(present),
                    Set.copyOf(team),
                    Boolean.TRUE.equals(speaker),
                    presiding,
                    HubMeetingViews.time(openedAt));
        }
    }

    record PresenceView(
            String meeting,
            List<Row> there,
            List<Option> presentOptions,
            List<Option> teamOptions,
            String speakerInvited,
            List<Option> thereOptions,
            List<Option> presentingOptions) {}

    record PresenceInput(
            List<String> arrived,
            List<String> team,
            boolean speaker,
            boolean told,
            List<String> left,
            String presiding,
            String at) {

        Arrived people() {
            return new Arrived(
                    HubMeetingViews.invited(arrived), Set.copyOf(team), speaker, presiding, HubMeetingViews.time(at));
        }
    }

    record CloseView(String meeting, List<Row> there) {}

    record CloseInput(String at) {}

    @Bean
    TaskForm<StatementView, StatementInput> communitySafetyConfirmStatementForm(
            Calendar calendar, HubRoom room, HubMeetingViews views, Hubs hubs) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.CONFIRM_STATEMENT,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    return new StatementView(views.meeting(sitting), views.statement(sitting), views.protocol(sitting));
                },
                StatementInput.class,
                (context, input) -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    if (!input.takesPlace().equals(YES)) {
                        return notHeld(room, sitting, input.reason(), context);
                    }
                    Refused.unless(
                            Boolean.TRUE.equals(input.noRecording()) && Boolean.TRUE.equals(input.alone()),
                            "Everybody has to confirm that nobody records and that nobody else can hear. Tick both once"
                                    + " they have (H18).");
                    room.state(sitting, hubs.of(sitting.tenant()).statement(), context.user());
                    return Map.of(HubMeetingProcess.TAKES_PLACE, true);
                });
    }

    private static Map<String, Object> notHeld(HubRoom room, Sitting sitting, String why, FormContext context) {
        room.notHeld(sitting, why, context.user());
        return Map.of(HubMeetingProcess.TAKES_PLACE, false);
    }

    @Bean
    TaskForm<AttendanceView, AttendanceInput> communitySafetyTakeHubAttendanceForm(
            Calendar calendar, HubRoom room, HubMeetingViews views, Decisions decisions) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.TAKE_ATTENDANCE,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    return new AttendanceView(
                            views.meeting(sitting),
                            views.coming(sitting),
                            views.shutOut(sitting),
                            views.team(sitting),
                            views.speaker(sitting),
                            views.presenting(sitting));
                },
                AttendanceInput.class,
                (context, input) -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    if (!input.takesPlace().equals(YES)) {
                        return notHeld(room, sitting, input.reason(), context);
                    }
                    room.open(
                            sitting,
                            input.arrived(),
                            facts -> decisions.quorum(sitting.tenant(), sitting.number(), facts),
                            context.user());
                    return Map.of(HubMeetingProcess.TAKES_PLACE, true);
                });
    }

    @Bean
    TaskForm<PresenceView, PresenceInput> communitySafetyRecordHubPresenceForm(
            Calendar calendar, HubRoom room, HubMeetingViews views) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.RECORD_PRESENCE,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    return new PresenceView(
                            views.meeting(sitting),
                            views.rows(sitting),
                            views.coming(sitting),
                            views.team(sitting),
                            views.speaker(sitting),
                            views.leaving(sitting),
                            views.presenting(sitting));
                },
                PresenceInput.class,
                (context, input) -> {
                    room.change(
                            HubMeetingProcess.sitting(calendar, context),
                            input.people(),
                            input.told(),
                            HubMeetingViews.presences(input.left()),
                            context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<CloseView, CloseInput> communitySafetyCloseHubMeetingForm(
            Calendar calendar, HubRoom room, HubMeetingViews views) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.CLOSE_MEETING,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    return new CloseView(views.meeting(sitting), views.rows(sitting));
                },
                CloseInput.class,
                (context, input) -> {
                    room.close(
                            HubMeetingProcess.sitting(calendar, context),
                            HubMeetingViews.time(input.at()),
                            context.user());
                    return Map.of();
                });
    }
}
