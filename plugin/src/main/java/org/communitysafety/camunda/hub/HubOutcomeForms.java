package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.camunda.hub.HubViews.ActionRow;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.Discussion.Outcome;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.Discussions.Agreed;
import org.communitysafety.hub.Discussions.Said;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.HubRoom;
import org.communitysafety.hub.Referrals;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form in which the chair or the team records what a meeting said of a case (H8, H27). */
@Configuration(proxyBeanMethods = false)
class HubOutcomeForms {

    /** @param late {@code yes} for a referral that came after the cut-off, to be raised in person; else {@code no} */
    record OutcomeView(
            String meeting,
            String late,
            List<Row> details,
            List<ActionRow> actions,
            List<Row> narrative,
            List<Option> ownerOptions,
            String action1Owner,
            String action2Owner,
            String action3Owner) {}

    record OutcomeInput(
            String raised,
            String outcome,
            String summary,
            String action1What,
            String action1Owner,
            String action1Resources,
            String action2What,
            String action2Owner,
            String action2Resources,
            String action3What,
            String action3Owner,
            String action3Resources,
            String lead,
            LocalDate reportBy,
            String impact,
            String withdraw) {

        Said said(String referrer) {
            List<Agreed> agreed = new ArrayList<>();
            add(agreed, action1What, action1Owner, action1Resources, referrer);
            add(agreed, action2What, action2Owner, action2Resources, referrer);
            add(agreed, action3What, action3Owner, action3Resources, referrer);
            return new Said(
                    result(),
                    summary,
                    impact,
                    raised == null ? null : raised.equals("yes"),
                    agreed,
                    lead,
                    reportBy,
                    withdraw);
        }

        /** H14: the referrer does it, unless somebody else is chosen. */
        private static void add(List<Agreed> agreed, String what, String owner, String resources, String referrer) {
            if (what != null) {
                agreed.add(new Agreed(what, owner == null ? referrer : owner, resources));
            }
        }

        Outcome result() {
            return switch (outcome) {
                case "continue" -> Outcome.CONTINUE;
                case "professionalsMeeting" -> Outcome.PROFESSIONALS_MEETING;
                case "resolved" -> Outcome.RESOLVED;
                case "noFurtherAction" -> Outcome.NO_FURTHER_ACTION;
                case "removed" -> Outcome.REMOVED;
                default -> Outcome.NOT_DISCUSSED;
            };
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "OutcomeInput[" + outcome + "]";
        }
    }

    @Bean
    TaskForm<OutcomeView, OutcomeInput> communitySafetyRecordOutcomeForm(
            Discussions discussions,
            Referrals referrals,
            HubMeetings meetings,
            HubRoom room,
            Decisions decisions,
            HubViews views) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.RECORD_OUTCOME,
                context -> view(context, discussions, referrals, meetings, views),
                OutcomeInput.class,
                (context, input) -> {
                    String referrer = referrals.referral(context.number()).referrer();
                    Sitting meeting = meetings.of(context.number());
                    discussions.record(context.number(), input.said(referrer), context.user());
                    refuseWithoutQuorum(input.result(), meeting, room, decisions);
                    return Map.of(
                            HubReferralProcess.OUTCOME,
                            input.result().closes() ? "ends" : "goesOn",
                            HubReferralProcess.MEETING,
                            MeetingChoice.NEXT);
                });
    }

    /** G27: without the chair, or whom the chair has appointed, nothing is decided; a case can only be left. */
    private static void refuseWithoutQuorum(Outcome outcome, Sitting meeting, HubRoom room, Decisions decisions) {
        Quorum quorum = room.quorum(meeting, facts -> decisions.quorumNow(meeting.tenant(), facts));
        Refused.unless(
                quorum.quorate() || outcome == Outcome.NOT_DISCUSSED,
                "The hub is not quorate now: %s. Wait for them, or choose \"Not discussed\".",
                quorum.unmet());
    }

    private static OutcomeView view(
            FormContext context, Discussions discussions, Referrals referrals, HubMeetings meetings, HubViews views) {
        CaseReading reading = views.open(context.number(), context.user(), "Record outcome");
        List<Option> owners = views.owners(reading.file());
        String referrer = referrals.referral(context.number()).referrer();
        String owner = owners.stream().anyMatch(option -> option.value().equals(referrer)) ? referrer : null;
        return new OutcomeView(
                "Meeting of %s."
                        .formatted(
                                HubWords.meeting(meetings.of(context.number()).opensAt())),
                discussions.late(context.number()) ? "yes" : "no",
                views.details(reading),
                views.actions(reading),
                views.narrative(reading),
                owners,
                owner,
                owner,
                owner);
    }
}
