package org.communitysafety.camunda.hub;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.camunda.hub.HubViews.ActionRow;
import org.communitysafety.hub.HubAgenda;
import org.communitysafety.hub.HubAgenda.Line;
import org.communitysafety.hub.HubRoom;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.Referrals;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms that take the hub through its agenda: overdue actions, general cases, restricted ones (H8, H15, H17). */
@Configuration(proxyBeanMethods = false)
class HubCallForms {

    record OverdueView(String meeting, List<ActionRow> overdue) {}

    record NoInput() {}

    record CaseRow(String place, String number, String organisation, String topics, String overdue, String outcome) {}

    record GeneralView(String meeting, String progress, List<CaseRow> cases) {}

    record CallView(String meeting, String caseText, List<Option> strangerOptions) {}

    record CallInput(String how, List<String> left, String at, String why) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "CallInput[" + how + "]";
        }
    }

    @Bean
    TaskForm<OverdueView, NoInput> communitySafetyReviewOverdueActionsForm(
            Calendar calendar,
            HubAgenda agenda,
            HubMeetingViews meetings,
            HubViews views,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.REVIEW_OVERDUE_ACTIONS,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    List<ActionRow> overdue = new ArrayList<>();
                    for (Line line : agenda.general(sitting)) {
                        if (line.overdue() > 0) {
                            overdue.addAll(views.overdue(
                                    views.open(line.discussion().referral(), context.user(), "Review overdue actions"),
                                    clock.instant()));
                        }
                    }
                    return new OverdueView(meetings.meeting(sitting), overdue);
                },
                NoInput.class,
                (context, input) -> {
                    agenda.reviewed(HubMeetingProcess.sitting(calendar, context), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<GeneralView, NoInput> communitySafetyDiscussGeneralCasesForm(
            Calendar calendar, HubAgenda agenda, HubMeetingViews meetings, HubViews views, Referrals referrals) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.DISCUSS_GENERAL_CASES,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    List<CaseRow> rows = new ArrayList<>();
                    for (Line line : agenda.general(sitting)) {
                        rows.add(row(rows.size() + 1, line, views, referrals));
                    }
                    long done = rows.stream()
                            .filter(row -> !row.outcome().isEmpty())
                            .count();
                    String progress = rows.isEmpty()
                            ? "There are no general cases."
                            : "%d of %d cases have an outcome.".formatted(done, rows.size());
                    return new GeneralView(meetings.meeting(sitting), progress, rows);
                },
                NoInput.class,
                (context, input) -> {
                    agenda.generalDone(HubMeetingProcess.sitting(calendar, context), context.user());
                    return Map.of();
                });
    }

    private static CaseRow row(int place, Line line, HubViews views, Referrals referrals) {
        Referral referral = referrals.referral(line.discussion().referral());
        return new CaseRow(
                String.valueOf(place),
                referral.number(),
                views.organisation(referral.organisation()),
                views.topics(referral),
                line.overdue() == 0 ? "" : String.valueOf(line.overdue()),
                line.discussion().planned() ? "" : line.discussion().outcome().toString());
    }

    @Bean
    TaskForm<CallView, CallInput> communitySafetyCallRestrictedCaseForm(
            Calendar calendar, HubAgenda agenda, HubRoom room, HubMeetingViews views) {
        return new TaskForm<>(
                HubMeetingProcess.KEY,
                HubMeetingProcess.CALL_RESTRICTED_CASE,
                context -> {
                    Sitting sitting = HubMeetingProcess.sitting(calendar, context);
                    Optional<Line> next = agenda.nextRestricted(sitting);
                    return new CallView(
                            views.meeting(sitting),
                            next.map(HubCallForms::said)
                                    .orElse("No restricted case is left. Choose to leave it, and complete this task."),
                            next.map(line -> views.leaving(agenda.strangers(
                                            sitting, line.discussion().referral())))
                                    .orElse(List.of()));
                },
                CallInput.class,
                (context, input) -> {
                    call(HubMeetingProcess.sitting(calendar, context), input, context, agenda, room);
                    return Map.of();
                });
    }

    private static String said(Line line) {
        return "The next restricted case is **%s**.".formatted(line.discussion().referral());
    }

    private static void call(Sitting sitting, CallInput input, FormContext context, HubAgenda agenda, HubRoom room) {
        Optional<Line> next = agenda.nextRestricted(sitting);
        if (next.isEmpty()) {
            return;
        }
        String number = next.get().discussion().referral();
        if (input.how().equals("leave")) {
            room.leave(sitting, number, input.why(), context.user());
            return;
        }
        Refused.unless(input.how().equals("call"), "Say what happens with this case.");
        agenda.call(
                sitting,
                number,
                HubMeetingViews.presences(input.left()),
                HubMeetingViews.time(input.at()),
                context.user());
    }
}
