package org.communitysafety.camunda.meetings;

import static org.communitysafety.camunda.meetings.AgendaItemForms.item;
import static org.communitysafety.camunda.meetings.AgendaItemForms.tenant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Rules;
import org.communitysafety.meeting.Vote.Choice;
import org.communitysafety.meeting.Votes;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of a vote show and what they hand to the domain (G7, G8, G9). */
@Configuration(proxyBeanMethods = false)
class VoteForms {

    record VoteView(List<Row> details) {}

    record VoteInput(String choice) {}

    record CloseView(List<Row> details, List<Row> voters) {}

    record CloseInput() {}

    record RollCallView(List<Row> details, List<Option> seatOptions) {}

    record RollCallInput(List<String> votesFor, List<String> votesAgainst, List<String> abstentions) {

        Map<String, Choice> choices() {
            Map<String, Choice> choices = new HashMap<>();
            put(choices, votesFor, Choice.FOR);
            put(choices, votesAgainst, Choice.AGAINST);
            put(choices, abstentions, Choice.ABSTAIN);
            return choices;
        }

        private static void put(Map<String, Choice> choices, List<String> seats, Choice choice) {
            seats.forEach(seat -> Refused.unless(
                    choices.put(seat, choice) == null,
                    "A seat is ticked more than once. One seat has one vote (G9): untick it in all lists but one."));
        }
    }

    record CastingVoteView(List<Row> details, List<Row> result) {}

    @Bean
    TaskForm<VoteView, VoteInput> communitySafetyCastVoteForm(ItemViews views, Votes votes, Interests interests) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.CAST_VOTE,
                context -> {
                    AgendaItem item = item(views, context);
                    List<Row> details = new ArrayList<>(views.motion(item));
                    details.add(new Row("You vote for", views.title(item, context.local(AgendaItemProcess.SEAT))));
                    return new VoteView(details);
                },
                VoteInput.class,
                (context, input) -> {
                    if (input.choice().equals("interest")) {
                        interests.declare(tenant(context), item(views, context).subject(), context.user());
                    } else {
                        votes.cast(
                                tenant(context),
                                context.number(),
                                context.local(AgendaItemProcess.SEAT),
                                choice(input.choice()),
                                context.user());
                    }
                    return Map.of();
                });
    }

    @Bean
    TaskForm<CloseView, CloseInput> communitySafetyCloseVoteForm(ItemViews views) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.CLOSE_VOTE,
                context -> {
                    AgendaItem item = item(views, context);
                    return new CloseView(views.motion(item), views.voting(item));
                },
                CloseInput.class,
                (context, input) -> Map.of());
    }

    @Bean
    TaskForm<RollCallView, RollCallInput> communitySafetyRecordRollCallForm(ItemViews views, Votes votes) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.RECORD_ROLL_CALL,
                context -> {
                    AgendaItem item = item(views, context);
                    return new RollCallView(views.motion(item), views.seats(item));
                },
                RollCallInput.class,
                (context, input) -> {
                    votes.rollCall(tenant(context), context.number(), input.choices(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<CastingVoteView, VoteInput> communitySafetyGiveCastingVoteForm(
            ItemViews views, Votes votes, Resolutions resolutions, Register register, Decisions decisions) {
        return new TaskForm<>(
                AgendaItemProcess.KEY,
                AgendaItemProcess.GIVE_CASTING_VOTE,
                context -> {
                    AgendaItem item = item(views, context);
                    return new CastingVoteView(views.motion(item), views.result(views.resolution(item)));
                },
                VoteInput.class,
                (context, input) -> {
                    Rules rules = AgendaItemProcess.rules(
                            resolutions, register, decisions, tenant(context), context.number());
                    votes.castingVote(tenant(context), context.number(), choice(input.choice()), context.user(), rules);
                    return Map.of();
                });
    }

    private static Choice choice(String choice) {
        return Choice.valueOf(choice.toUpperCase(Locale.ROOT));
    }
}
