package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Absences;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.MeetingRecord;
import org.communitysafety.meeting.Movement;
import org.communitysafety.meeting.Roll;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the attendance forms of a meeting show and what they hand to the domain (G5, G9, G13, G14, G20, G21). */
@Configuration(proxyBeanMethods = false)
class PresenceForms {

    record TakeView(
            String meeting,
            List<Option> memberOptions,
            List<Option> deputyOptions,
            List<Option> apologyOptions,
            List<Option> chairOptions,
            List<Option> presidingOptions) {}

    /** @param apologies keys of the seats whose agency sent its apologies (G13) */
    record TakeInput(
            List<String> present,
            List<String> deputies,
            List<String> apologies,
            String apologyReason,
            String guests,
            String invitedBy,
            String presiding,
            String openedAt) {

        Roll roll() {
            return PresenceViews.roll(present, deputies, guests, invitedBy);
        }

        List<String> sentApologies() {
            return apologies == null ? List.of() : apologies;
        }

        String reason() {
            return apologyReason == null ? "Apologies received" : apologyReason;
        }
    }

    record RecordView(
            String meeting,
            String quorum,
            List<Row> there,
            List<Option> memberOptions,
            List<Option> deputyOptions,
            List<Option> thereOptions,
            List<Option> chairOptions,
            List<Option> presidingOptions) {}

    record RecordInput(
            List<String> arrived,
            List<String> arrivedDeputies,
            String guests,
            String invitedBy,
            List<String> left,
            String presiding,
            String at,
            boolean close) {

        Movement movement() {
            Roll roll = PresenceViews.roll(arrived, arrivedDeputies, guests, invitedBy);
            Set<Long> leaving = left.stream().map(Long::valueOf).collect(Collectors.toSet());
            return new Movement(roll, leaving, presiding, PresenceViews.time(at));
        }
    }

    @Bean
    PresenceViews communitySafetyPresenceViews(Register register, Attendance attendance) {
        return new PresenceViews(register, attendance);
    }

    @Bean("communitySafety.attendance")
    AttendanceExpressions communitySafetyAttendanceExpressions(
            Calendar calendar, Agenda agenda, Attendance attendance) {
        return new AttendanceExpressions(calendar, agenda, attendance);
    }

    @Bean
    TaskForm<TakeView, TakeInput> communitySafetyTakeAttendanceForm(
            Calendar calendar, PresenceViews views, MeetingRecord record, Absences absences, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.TAKE_ATTENDANCE,
                context -> {
                    Sitting sitting = MeetingForms.sitting(calendar, context);
                    return new TakeView(
                            MeetingForms.meeting(sitting, register),
                            views.members(sitting),
                            views.deputies(sitting),
                            views.voting(sitting),
                            views.chairs(sitting),
                            views.presiding(sitting));
                },
                TakeInput.class,
                (context, input) -> {
                    Sitting sitting = MeetingForms.sitting(calendar, context);
                    Roll roll = input.roll();
                    views.refusePresent(sitting, roll, input.sentApologies());
                    record.open(
                            sitting.id(),
                            roll,
                            input.presiding(),
                            PresenceViews.time(input.openedAt()),
                            context.user());
                    input.sentApologies()
                            .forEach(
                                    seat -> absences.apologise(context.number(), seat, input.reason(), context.user()));
                    return Map.of();
                });
    }

    @Bean
    TaskForm<RecordView, RecordInput> communitySafetyRecordPresenceForm(
            Calendar calendar, PresenceViews views, ItemViews items, MeetingRecord record, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.RECORD_PRESENCE,
                context -> {
                    Sitting sitting = MeetingForms.sitting(calendar, context);
                    return new RecordView(
                            MeetingForms.meeting(sitting, register),
                            items.quorum(sitting) + " " + views.chair(sitting),
                            views.rows(sitting),
                            views.members(sitting),
                            views.deputies(sitting),
                            views.leaving(sitting),
                            views.chairs(sitting),
                            views.presiding(sitting));
                },
                RecordInput.class,
                (context, input) -> {
                    String sitting = MeetingForms.sitting(calendar, context).id();
                    Movement movement = input.movement();
                    if (!movement.empty() || !input.close()) {
                        record.change(sitting, movement, context.user());
                    }
                    if (input.close()) {
                        record.close(sitting, movement.at(), context.user());
                    }
                    return Map.of(MeetingProcess.MEETING_CLOSED, input.close());
                });
    }
}
