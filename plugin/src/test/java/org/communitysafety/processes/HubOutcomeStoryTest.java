package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.NoSuchCase;
import org.communitysafety.hub.Discussion;
import org.communitysafety.hub.Discussion.Outcome;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActions.Progress;
import org.communitysafety.hub.Referral;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A case of the hub from meeting to meeting")
class HubOutcomeStoryTest extends HubStories {

    private static final String HOUSING_OPTIONS = "cannock-chase.org.housing-options";

    /** The meeting of 6 October agrees one action, for housing. */
    private HubStory continued(String surname) {
        return story(surname, "1977-07-17")
                .at(OUTCOME, continues())
                .waitsAt(OUTCOME)
                .waitsAt(ACTION);
    }

    private static Answer continues() {
        return Answer.with("outcome", "continue")
                .and("summary", "Housing looks after the lock")
                .and("action1What", "Fit a new lock")
                .and("action1Owner", HOUSING)
                .and("action1Resources", "One joiner for half a day");
    }

    private HubAction action(HubStory story) {
        List<String> numbers = actions.numbersOf(story.number());
        assertThat(numbers).hasSize(1);
        return actions.action(numbers.get(0));
    }

    @Test
    @DisplayName(
            "H8, H25: a case continues with actions, week by week, until it is closed; each has an owner and a date")
    void continuesUntilResolved() {
        Today.is("2026-10-06T10:45:00");
        HubStory story = continued("Bickerstaffe").told();

        HubAction action = action(story);
        assertThat(action.owner()).isEqualTo(HOUSING);
        assertThat(action.organisation()).isEqualTo(HOUSING_OPTIONS);
        // received after the meeting of the 6th had opened, it was discussed on the 13th
        assertThat(action.dueAt()).isEqualTo("2026-10-20T09:00:00Z");
        assertThat(story.task(ACTION).getDueDate()).isEqualTo(Date.from(action.dueAt()));
        assertThat(story.task(ACTION).getName()).isEqualTo("Carry out action " + action.number());
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-20");
        assertThat(column(staff.sees(HOUSING, story.task(ACTION)), "action", "value"))
                .contains("Fit a new lock", "One joiner for half a day");

        story.resumes();
        assertThat(story.referral().state()).isEqualTo(Referral.State.RESOLVED);
        assertThat(discussions.of(story.number()))
                .extracting(Discussion::outcome)
                .containsExactly(Outcome.CONTINUE, Outcome.RESOLVED);
        assertThat(said(story, CaseEntry.Kind.SUMMARY))
                .containsExactly("Housing looks after the lock", "The nights have been quiet for a month");
        assertThat(said(story, CaseEntry.Kind.IMPACT)).containsExactly("She goes out again");
    }

    @Test
    @DisplayName("H14: the referrer carries out an action, unless somebody else is chosen")
    void referrerByDefault() {
        HubStory story = story("Entwhistle", "1977-07-18")
                .at(OUTCOME, Answer.with("outcome", "continue").and("action1What", "Call on her daily"))
                .waitsAt(OUTCOME)
                .waitsAt(ACTION)
                .told();

        assertThat(action(story).owner()).isEqualTo(POLICE);
        assertThat(staff.sees(CHAIR, story.task(OUTCOME))).containsEntry("action1Owner", POLICE);
        assertThat(story.task(ACTION).getAssignee()).isEqualTo(POLICE);
    }

    @Test
    @DisplayName("H8, H27: without summary, action or impact nothing is recorded")
    void whatAnOutcomeNeeds() {
        HubStory story = story("Grimshaw", "1977-07-19").waitsAt(OUTCOME).told();
        Task task = story.task(OUTCOME);

        assertRefused(() -> story.submits(task, Answer.with("summary", ""))).hasMessageContaining("(summary)");
        assertRefused(() -> story.submits(task, Answer.with("impact", " "))).hasMessageContaining("(impact)");
        assertRefused(() -> story.submits(task, Answer.with("outcome", "continue")))
                .hasMessageContaining("Agree at least one");
        assertRefused(() -> story.submits(
                        task,
                        Answer.with("outcome", "continue")
                                .and("action1What", "x")
                                .and("action1Owner", "cannock-citizens-advice")))
                .hasMessageContaining("(action1Owner)");
        assertThat(discussions.of(story.number())).isEmpty();
        assertThat(said(story, CaseEntry.Kind.SUMMARY)).isEmpty();
    }

    @Test
    @DisplayName("H8: a case with open actions is closed only when they have been dealt with")
    void openActions() {
        HubStory story = continued("Hollingsworth").told();
        Task task = story.task(OUTCOME);
        assertRefused(() -> story.submits(task, Answer.AS_USUAL)).hasMessageContaining("open actions");

        story.submits(task, Answer.with("withdraw", "She has moved away"));

        assertThat(action(story).state()).isEqualTo(HubAction.State.WITHDRAWN);
        assertThat(said(story, CaseEntry.Kind.ACTION)).containsExactly("Open actions withdrawn: She has moved away");
        story.waitsOnlyAt().hasPassed("actionDropped");
    }

    @Test
    @DisplayName("H15: an update after the cut-off counts for the following meeting; the action stays open")
    void updates() {
        HubStory story = continued("Illingworth").told();
        Task task = story.task(ACTION);
        Today.is("2026-10-12T12:00:00");
        story.submits(task, Answer.with("progressKind", "update").and("report", "The lock is ordered"));
        Today.is("2026-10-12T12:00:01");
        story.submits(story.task(ACTION), Answer.with("progressKind", "update").and("report", "It has come"));

        var opened = actions.opened(reading(story, HOUSING), action(story));
        assertThat(opened.progress())
                .extracting(Progress::text, Progress::countsFor)
                .containsExactly(
                        tuple("The lock is ordered", LocalDate.of(2026, 10, 13)),
                        tuple("It has come", LocalDate.of(2026, 10, 20)));
        assertThat(action(story).open()).isTrue();
        story.hasPassed("done").waitsOnlyAt(OUTCOME, ACTION);
    }

    @Test
    @DisplayName(
            "H15: the owner is reminded the day before, an overdue action goes to the chair, each once; overdue ones first")
    void remindedAndOverdue() {
        HubStory story = continued("Jolliffe").told();
        String number = action(story).number();
        Today.is("2026-10-12T10:00:01");
        story.goesOn();
        assertThat(mails(number)).extracting(Mail::recipient).containsExactly(HOUSING, HOUSING);

        Today.is("2026-10-13T10:00:01");
        story.goesOn();
        assertThat(mails(number))
                .extracting(Mail::recipient, Mail::subject)
                .contains(tuple(CHAIR, number + ": an action is overdue"));
        story.submits(story.task(ACTION), Answer.with("progressKind", "update").and("report", "Next week"));
        story.waitsAt(ACTION).goesOn();
        assertThat(mails(number)).hasSize(3);
        story.hasPassed("remindOwner", "tellChair");

        story.submits(story.task(OUTCOME), Answer.with("outcome", "continue").and("action1What", "Ring her"));
        assertThat(column(staff.sees(CHAIR, story.task(OUTCOME)), "actions", "state")
                        .get(0))
                .isEqualTo("OVERDUE: Next week");
    }

    @Test
    @DisplayName("H14: an action is handed over to somebody else, whose task it is then alone")
    void handedOver() {
        HubStory story = continued("Kettlewell").told();
        Task task = story.task(ACTION);
        story.submits(task, Answer.with("progressKind", "handOver").and("handTo", "cannock-fire"));

        assertThat(story.task(ACTION).getAssignee()).isEqualTo("cannock-fire");
        assertThat(action(story).organisation()).isEqualTo("cannock-chase.org.fire-and-rescue");
        assertThat(staff.tasks(HOUSING, action(story).number())).isEmpty();
        assertRefused(() -> story.submits(
                        story.task(ACTION),
                        Answer.by("cannock-fire")
                                .and("handTo", "cannock-citizens-advice")
                                .and("progressKind", "handOver")))
                .hasMessageContaining("(handTo)");
    }

    @Test
    @DisplayName(
            "H16: a professionals' meeting is reported back in the time that the chair set; the case stays on the agenda")
    void professionals() {
        HubStory story = story("Lumley", "1977-07-20")
                .at(
                        OUTCOME,
                        Answer.with("outcome", "professionalsMeeting")
                                .and("summary", "Mental health and housing meet about the tenancy")
                                .and("lead", "cannock-mental-health")
                                .and("reportBy", "2026-10-30"))
                .waitsAt(OUTCOME)
                .waitsAt(REPORT)
                .told()
                .waitsOnlyAt(OUTCOME, REPORT);

        assertThat(action(story).kind()).isEqualTo(HubAction.Kind.PROFESSIONALS_MEETING);
        assertThat(action(story).dueAt()).isEqualTo("2026-10-30T17:00:00Z");
        assertThat(story.task(REPORT).getAssignee()).isEqualTo("cannock-mental-health");
        Today.is("2026-10-30T17:00:01");
        story.goesOn().hasPassed("remindLead", "tellChair");
        story.submits(story.task(REPORT), Answer.with("progressKind", "update").and("report", "Next Monday"));
        story.submits(story.task(REPORT), Answer.with("report", "The tenancy is kept with a support plan"));
        story.hasPassed("meetingReported").waitsOnlyAt(OUTCOME);
        assertThat(column(staff.sees(CHAIR, story.task(OUTCOME)), "actions", "state"))
                .containsExactly("Done: The tenancy is kept with a support plan");
    }

    @Test
    @DisplayName("H16: a professionals' meeting needs a lead and a day, and falls away with the case")
    void professionalsWithdrawn() {
        HubStory story = story("Micklethwaite", "1977-07-21").waitsAt(OUTCOME).told();
        assertRefused(() -> story.submits(story.task(OUTCOME), Answer.with("outcome", "professionalsMeeting")))
                .hasMessageContaining("(lead)")
                .hasMessageContaining("(reportBy)");
        story.submits(
                story.task(OUTCOME),
                Answer.with("outcome", "professionalsMeeting")
                        .and("lead", HOUSING)
                        .and("reportBy", "2026-11-30"));

        story.submits(story.task(OUTCOME), Answer.with("withdraw", "Solved on the phone"));
        story.hasPassed("meetingDropped").waitsOnlyAt();
    }

    @Test
    @DisplayName("H11: a removed organisation's open actions go to the chair at once, who names somebody else")
    void memberRemoved() {
        HubStory story = story("Nethersole", "1977-07-22")
                .at(
                        OUTCOME,
                        Answer.with("outcome", "continue")
                                .and("action1What", "Look at the wiring")
                                .and("action1Owner", "cannock-drug-and-alcohol"))
                .waitsAt(OUTCOME)
                .waitsAt(ACTION)
                .told();
        String number = action(story).number();
        String organisation = "cannock-chase.org.drug-and-alcohol";
        assertRefused(() -> staff.starts(
                        TEAM,
                        "hubMembership",
                        Map.of("organisation", organisation, "change", "removed", "reason", "x")))
                .hasMessageContaining("Only the hub's chair removes");

        staff.starts(
                CHAIR,
                "hubMembership",
                Map.of("organisation", organisation, "change", "removed", "reason", "Told others what was said"));

        assertThat(staff.tasks("cannock-drug-and-alcohol", number)).isEmpty();
        assertThat(action(story).owner()).isNull();
        assertThatThrownBy(() -> reading(story, "cannock-drug-and-alcohol")).isInstanceOf(NoSuchCase.class);
        Task task = story.task(ACTION);
        assertThat(staff.tasks(CHAIR, number)).hasSize(1);
        assertThat(mails(number)).extracting(Mail::recipient).contains(CHAIR);
        story.submits(
                task,
                Answer.with("progressKind", "handOver").and("handTo", HOUSING).doneBy(CHAIR));
        assertThat(staff.tasks(HOUSING, number)).hasSize(1);
        assertThat(staff.tasks(CHAIR, number)).isEmpty();

        String signed = staff.starts(TEAM, "hubMembership", signature(organisation, "2026-10-05"));
        assertThat(signed).matches("CCH-S-2026-\\d{4}");
        assertThat(agreements.live(organisation)).isPresent();
        assertThat(mails(signed)).extracting(Mail::recipient).containsExactly("cannock-drug-and-alcohol");
    }

    private static Map<String, Object> signature(String organisation, String signedOn) {
        return Map.of(
                "organisation", organisation,
                "change", "signed",
                "basis", "protocol",
                "signedOn", signedOn,
                "signatory", "Stephen Mellor",
                "position", "Director",
                "email", "stephen.mellor@cannock-chase.invalid",
                "telephone", "01543 000 109");
    }

    @Test
    @DisplayName("H10: a signature of the future or one that has expired is refused; only chair and team record one")
    void signatures() {
        String parks = "cannock-chase.org.parks";
        assertRefused(() -> staff.starts(TEAM, "hubMembership", signature(parks, "2026-10-06")))
                .hasMessageContaining("still to come");
        assertRefused(() -> staff.starts(TEAM, "hubMembership", signature(parks, "2025-10-05")))
                .hasMessageContaining("was good until 2026-10-04");
        assertThatThrownBy(() -> staff.starts(POLICE, "hubMembership", signature(parks, "2026-10-05")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(agreements.live(parks)).isEmpty();
    }

    @Test
    @DisplayName("H24: the chair removes a case between meetings and opens it again; the next meeting takes it")
    void removedAndReopened() {
        HubStory story = continued("Osbaldeston").told();
        assertThatThrownBy(() -> does(() -> between.remove(story.number(), "x", TEAM)))
                .hasMessageContaining("Only the hub's chair");

        staff.does(CHAIR, () -> does(() -> between.remove(story.number(), "Children's services lead now", CHAIR)));
        story.waitsOnlyAt().hasPassed("caseRemoved", "actionDropped");
        assertThat(story.referral().state()).isEqualTo(Referral.State.REMOVED);
        assertThat(said(story, CaseEntry.Kind.REMOVAL)).containsExactly("Children's services lead now");

        Today.is("2026-10-21T09:00:00");
        staff.does(CHAIR, () -> does(() -> between.reopen(story.number(), "They ask for the hub", CHAIR)));
        story.waitsOnlyAt(OUTCOME).hasPassed("caseReopened");
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-27");
        assertThat(files.file(story.number()).closed()).isFalse();
    }

    @Test
    @DisplayName("H24: a concern about a case lets the manager read it, and is answered to the chair")
    void concern() {
        HubStory story = continued("Pilkington").told();
        staff.does(CHAIR, () -> does(() -> between.restrict(story.number(), Set.of(), "Sensitive", CHAIR)));
        assertThatThrownBy(() -> reading(story, MANAGER)).isInstanceOf(NoSuchCase.class);
        assertRefused(() -> staff.starts(CHAIR, "hubConcern", Map.of("concern", "Nothing in particular")))
                .hasMessageContaining("Say what it is about");

        String number = staff.starts(
                CHAIR,
                "hubConcern",
                Map.of("referral", story.number(), "organisation", HOUSING_OPTIONS, "concern", "They do not turn up"));

        assertThat(number).matches("CCH-C-2026-\\d{4}");
        assertThat(reading(story, MANAGER).file().number()).isEqualTo(story.number());
        Task task = staff.tasks(MANAGER, number).get(0);
        assertThat(column(staff.sees(MANAGER, task), "details", "value"))
                .contains("They do not turn up", "Cannock Chase District Council - Housing Options");
        staff.submits(MANAGER, task, Map.of("answer", "I shall speak to their head of service"));
        assertThat(concerns.open(number, CHAIR).answer()).isEqualTo("I shall speak to their head of service");
        assertThat(mails(number)).extracting(Mail::recipient).containsExactlyInAnyOrder(MANAGER, CHAIR);
        assertThatThrownBy(() -> concerns.open(number, TEAM)).hasMessageContaining("no such concern");
    }

    @Test
    @DisplayName("H17: whoever may not know of a restricted case carries out nothing in it")
    void restrictedLater() {
        HubStory story = continued("Quartermain").told();
        String number = action(story).number();
        staff.does(
                CHAIR,
                () -> does(() -> between.restrict(
                        story.number(), Set.of("cannock-chase.org.probation"), "An informant", CHAIR)));

        assertThat(staff.tasks(HOUSING, number)).isEmpty();
        assertThat(staff.tasks(CHAIR, number)).hasSize(1);
        assertThat(Staff.values(staff.sees(CHAIR, story.task(ACTION)), "ownerOptions"))
                .contains(POLICE, "cannock-probation", CHAIR)
                .doesNotContain(HOUSING, TEAM);
        assertRefused(() -> story.submits(
                        story.task(ACTION),
                        Answer.with("progressKind", "handOver")
                                .and("handTo", HOUSING)
                                .doneBy(CHAIR)))
                .hasMessageContaining("(handTo)");
    }

    @Test
    @DisplayName(
            "H19: when its time is over the chair keeps the file longer or disposes of it, and nothing can be read again")
    void disposal() {
        HubStory story = continued("Rowbotham").told().resumes();
        assertThat(story.referral().state()).isEqualTo(Referral.State.RESOLVED);
        Today.is("2028-10-14T08:59:59");
        assertThat(story.goesOn().open()).isEmpty();
        Today.is("2028-10-14T09:00:00");
        story.waitsAt(DISPOSAL).goesOn().waitsOnlyAt(DISPOSAL);
        assertRefused(() -> story.submits(story.task(DISPOSAL), keeps("2028-10-14")))
                .hasMessageContaining("Choose a later date");
        story.submits(story.task(DISPOSAL), keeps("2029-01-31"));
        story.waitsOnlyAt();
        Today.is("2029-02-01T09:00:00");
        story.goesOn().hasPassed("disposeCaseFile", "fileDisposed", "caseFileDisposed");

        assertThat(story.running()).isEmpty();
        assertThat(disposal.of("cannock-chase", story.number()))
                .get()
                .extracting(one -> one.keptUntil(), one -> one.disposedBy())
                .containsExactly(LocalDate.of(2029, 1, 31), CHAIR);
        assertThat(files.find("cannock-chase", story.number())).isEmpty();
        assertThat(story.referral().state()).isEqualTo(Referral.State.RESOLVED);
        assertThat(sql.sql("select count(*) from cs_hub_action where referral = ? and content is not null")
                        .param(story.number())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static Answer keeps(String until) {
        return Answer.with("decision", "keep").and("keepUntil", until).and("reason", "A claim is under way");
    }

    @Test
    @DisplayName("H8: a case that was not discussed waits for the next meeting, with the reason")
    void notDiscussed() {
        HubStory story = story("Sowerbutts", "1977-07-23")
                .at(OUTCOME, Answer.with("outcome", "notDiscussed").and("summary", "Time ran out"))
                .waitsAt(OUTCOME)
                .told();

        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-13");
        assertThat(said(story, CaseEntry.Kind.SUMMARY)).containsExactly("Time ran out");
        assertThat(Instant.parse("2026-10-13T09:00:00Z"))
                .isEqualTo(meetings.of(story.number()).opensAt());
    }
}
