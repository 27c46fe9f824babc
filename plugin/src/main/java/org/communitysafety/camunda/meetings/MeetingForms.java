package org.communitysafety.camunda.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaAgreements;
import org.communitysafety.meeting.AgendaAgreements.Answer;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.Circulation.Entry;
import org.communitysafety.meeting.Proposals;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which a meeting's agenda and papers are prepared. */
@Configuration(proxyBeanMethods = false)
class MeetingForms {

    /**
     * @param meeting which meeting, in words
     * @param papersDue when its papers are due, with the arithmetic
     * @param changes what those who agree the agenda asked to be changed
     */
    record PrepareView(
            String meeting,
            String papersDue,
            String changes,
            List<AgendaViews.Line> agenda,
            List<Option> movableOptions) {}

    /**
     * @param order places in the new order, separated by commas
     * @param postponed numbers of items for the next meeting
     */
    record PrepareInput(String order, List<String> postponed) {}

    record AgreeView(String meeting, String papersDue, String office, List<AgendaViews.Line> agenda) {}

    /** @param answer {@code agree} or {@code change} */
    record AgreeInput(String answer, String comments) {}

    /** @param meetingOn when the meeting opens, which is sent back: papers name their meeting */
    record CirculateView(
            String meeting, String papersDue, String meetingOn, String missing, List<AgendaViews.Line> agenda) {}

    record CirculateInput(String meetingOn) {}

    record LateView(String meeting, String papersDue, String title, String asks, String text) {}

    /** @param answer {@code take} or {@code leave} */
    record LateInput(String answer, String reasons) {}

    @Bean
    TaskForm<PrepareView, PrepareInput> communitySafetyPrepareAgendaForm(
            Calendar calendar, Agenda agenda, AgendaAgreements agreements, AgendaViews views, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.PREPARE_AGENDA,
                context -> {
                    Sitting sitting = sitting(calendar, context);
                    return new PrepareView(
                            meeting(sitting, register),
                            sitting.papers().dueWhy(),
                            changes(agreements, sitting, register),
                            views.lines(sitting),
                            agenda.of(sitting.id()).stream()
                                    .filter(AgendaItem::movable)
                                    .map(item -> new Option(item.paper().title(), item.number()))
                                    .toList());
                },
                PrepareInput.class,
                (context, input) -> {
                    Sitting sitting = sitting(calendar, context);
                    agenda.order(sitting, places(input.order()));
                    agenda.postpone(sitting, input.postponed(), context.user());
                    agreements.putForward(sitting, context.user());
                    return Map.of();
                });
    }

    private static String changes(AgendaAgreements agreements, Sitting sitting, Register register) {
        String asked = agreements.answers(sitting).values().stream()
                .filter(answer -> !answer.agreed())
                .map(answer ->
                        "%s: %s".formatted(register.person(answer.person()).name(), answer.comments()))
                .sorted()
                .collect(Collectors.joining("\n\n"));
        return asked.isEmpty() ? "" : "**To be changed**\n\n" + asked;
    }

    /** Such as "3, 1, 2". */
    private static List<Integer> places(String order) {
        List<Integer> places = new ArrayList<>();
        if (order != null) {
            for (String place : order.strip().split("[\\s,;]+")) {
                Refused.unless(
                        place.matches("\\d{1,4}"),
                        "\"%s\" is no place on the agenda. Write the numbers of the table, such as 3, 1, 2.",
                        place);
                places.add(Integer.valueOf(place));
            }
        }
        return places;
    }

    @Bean
    TaskForm<AgreeView, AgreeInput> communitySafetyAgreeAgendaForm(
            Calendar calendar, AgendaAgreements agreements, AgendaViews views, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.AGREE_AGENDA,
                context -> {
                    Sitting sitting = sitting(calendar, context);
                    return new AgreeView(
                            meeting(sitting, register),
                            sitting.papers().dueWhy(),
                            register.office(context.local(MeetingProcess.OFFICE))
                                    .name(),
                            views.lines(sitting));
                },
                AgreeInput.class,
                (context, input) -> {
                    agreements.answer(
                            sitting(calendar, context),
                            new Answer(
                                    context.local(MeetingProcess.OFFICE),
                                    context.user(),
                                    input.answer().equals("agree"),
                                    input.comments()));
                    return Map.of();
                });
    }

    @Bean
    TaskForm<CirculateView, CirculateInput> communitySafetyCirculatePapersForm(
            Calendar calendar, Circulation circulation, AgendaViews views, Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.CIRCULATE_PAPERS,
                context -> {
                    Sitting sitting = sitting(calendar, context);
                    return new CirculateView(
                            meeting(sitting, register),
                            sitting.papers().dueWhy(),
                            Circulation.when(sitting),
                            missing(views.entries(sitting)),
                            views.lines(sitting));
                },
                CirculateInput.class,
                (context, input) -> {
                    Sitting sitting = sitting(calendar, context);
                    circulation.circulate(sitting, input.meetingOn(), views.entries(sitting), context.user());
                    return Map.of();
                });
    }

    /** P8. */
    private static String missing(List<Entry> entries) {
        String missing = entries.stream()
                .filter(entry -> entry.item().reportMissing())
                .map(Entry::title)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "" : "**Missing reports:** " + missing;
    }

    @Bean
    TaskForm<LateView, LateInput> communitySafetyDecideLatePaperForm(
            Calendar calendar,
            Agenda agenda,
            Proposals proposals,
            Circulation circulation,
            AgendaViews views,
            Register register) {
        return new TaskForm<>(
                MeetingProcess.KEY,
                MeetingProcess.DECIDE_LATE_PAPER,
                context -> {
                    Sitting sitting = sitting(calendar, context);
                    Entry entry = views.entry(item(agenda, context));
                    return new LateView(
                            meeting(sitting, register),
                            sitting.papers().dueWhy(),
                            "%s (%s)".formatted(entry.title(), entry.item().name()),
                            entry.asks(),
                            entry.text());
                },
                LateInput.class,
                (context, input) -> {
                    boolean taken = input.answer().equals("take");
                    AgendaItem decided =
                            proposals.decideLate(item(agenda, context), taken, input.reasons(), context.user());
                    if (taken) {
                        circulation.circulateLate(sitting(calendar, context), views.entry(decided));
                    }
                    return Map.of();
                });
    }

    private static AgendaItem item(Agenda agenda, FormContext context) {
        return agenda.item(context.task().getTenantId(), context.local(MeetingExpressions.ITEM));
    }

    static Sitting sitting(Calendar calendar, FormContext context) {
        return calendar.numbered(context.task().getTenantId(), context.number())
                .orElseThrow(
                        () -> new Refused("There is no meeting %s. Reload the task list.".formatted(context.number())));
    }

    static String meeting(Sitting sitting, Register register) {
        return "%s, %s".formatted(register.body(sitting.body()).name(), Circulation.when(sitting));
    }
}
