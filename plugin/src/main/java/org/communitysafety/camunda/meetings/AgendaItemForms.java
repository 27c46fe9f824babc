package org.communitysafety.camunda.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.Actions;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Discussion;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.meeting.Resolution.How;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Rules;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of an agenda item show and what they hand to the domain. */
@Configuration(proxyBeanMethods = false)
class AgendaItemForms {

    record DiscussView(
            List<Row> details,
            String quorum,
            String declared,
            List<Option> presentOptions,
            List<Option> presidingOptions,
            List<Option> ownerOptions) {}

    record DiscussInput(
            List<String> interests,
            String how,
            String decision,
            String motion,
            String summary,
            String reasons,
            String presiding,
            String action1,
            String owner1,
            LocalDate due1,
            String action2,
            String owner2,
            LocalDate due2,
            String action3,
            String owner3,
            LocalDate due3) {

        Discussion discussion() {
            How concluded =
                    switch (how) {
                        case "consensus" -> How.CONSENSUS;
                        case "vote" -> How.VOTE;
                        case "rollCall" -> How.ROLL_CALL;
                        case "noted" -> How.NOTED;
                        default -> How.ADJOURNED;
                    };
            String wording =
                    switch (concluded) {
                        case CONSENSUS -> decision;
                        case VOTE, ROLL_CALL -> motion;
                        case NOTED -> summary;
                        case ADJOURNED -> reasons;
                    };
            return new Discussion(concluded, wording, presiding, Set.copyOf(interests));
        }

        List<Actions.Order> actions() {
            return ActionSlots.filled(
                    ActionSlots.slot(action1, owner1, due1),
                    ActionSlots.slot(action2, owner2, due2),
                    ActionSlots.slot(action3, owner3, due3));
        }
    }

    record DecisionView(List<Row> details, List<Row> result, String wording, List<Option> ownerOptions) {}

    record DecisionInput(
            String wording,
            String action1,
            String owner1,
            LocalDate due1,
            String action2,
            String owner2,
            LocalDate due2,
            String action3,
            String owner3,
            LocalDate due3) {

        List<Actions.Order> actions() {
            return ActionSlots.filled(
                    ActionSlots.slot(action1, owner1, due1),
                    ActionSlots.slot(action2, owner2, due2),
                    ActionSlots.slot(action3, owner3, due3));
        }
    }

    @Bean
    ItemViews communitySafetyItemViews(
            Register register,
            Resolutions resolutions,
            Sittings sittings,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Votes votes,
            ActionReports reports,
            Decisions decisions) {
        return new ItemViews(
                register, resolutions, sittings, attendance, quorums, interests, votes, reports, decisions);
    }

    @Bean
    TaskForm<DiscussView, DiscussInput> communitySafetyDiscussItemForm(
            ItemViews views, Resolutions resolutions, Actions actions, Register register, Decisions decisions) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.DISCUSS_ITEM,
                context -> {
                    AgendaItem item = item(views, context);
                    return new DiscussView(
                            views.details(item),
                            views.quorum(item),
                            views.declared(item),
                            views.present(item),
                            views.voters(item),
                            views.people(item.tenant()));
                },
                DiscussInput.class,
                (context, input) -> {
                    Rules rules = AgendaItemProcess.rules(
                            resolutions, register, decisions, tenant(context), context.number());
                    resolutions.conclude(tenant(context), context.number(), input.discussion(), context.user(), rules);
                    give(views, actions, context, input.actions());
                    return Map.of(AgendaItemProcess.HOW, input.how());
                });
    }

    @Bean
    TaskForm<DecisionView, DecisionInput> communitySafetyRecordDecisionForm(
            ItemViews views, Resolutions resolutions, Actions actions) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.RECORD_DECISION,
                context -> {
                    AgendaItem item = item(views, context);
                    Resolution resolution = views.resolution(item);
                    return new DecisionView(
                            views.details(item),
                            views.result(resolution),
                            resolution.wording(),
                            views.people(item.tenant()));
                },
                DecisionInput.class,
                (context, input) -> {
                    resolutions.word(tenant(context), context.number(), input.wording(), context.user());
                    give(views, actions, context, input.actions());
                    return Map.of();
                });
    }

    private static void give(ItemViews views, Actions actions, FormContext context, List<Actions.Order> orders) {
        AgendaItem item = item(views, context);
        orders.forEach(order -> actions.give(views.sitting(item), item, order, context.user()));
    }

    static AgendaItem item(ItemViews views, FormContext context) {
        return views.item(tenant(context), context.number());
    }

    static String tenant(FormContext context) {
        return context.task().getTenantId();
    }
}
