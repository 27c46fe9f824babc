package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Discussion;
import org.communitysafety.meeting.Judgement;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.meeting.Rules;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Vote;
import org.communitysafety.meeting.Vote.Choice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Meetings: consensus and votes")
class VoteStoryTest extends MeetingStories {

    private static final String BOARD = "charnwood.board";
    private static final String[] FIVE = {"lead-member", "police", "bid", "chamber", "university"};
    private static final String[] FOUR = {"lead-member", "police", "bid", "chamber"};

    @Test
    @DisplayName("G1: Charnwood's board decides by consensus without a quorum")
    void consensusWithoutAQuorum() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-11");
        String item = proposes(story, "Street lights");
        opened(story, present(BOARD, FOUR));

        story.submits(task(item, DISCUSS), with("how", "consensus").and("decision", "The lights are repaired."));

        endsAt(story, item, "itemDealtWith", AgendaItem.State.DEALT_WITH);
        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.AGREED);
            assertThat(resolution.wording()).isEqualTo("The lights are repaired.");
            assertThat(resolution.presidedBy()).isEqualTo("charnwood-chair");
        });
        Judgement judgement = quorums.judgement(agendaItem(story, item).id()).orElseThrow();
        assertThat(judgement.needed()).isFalse();
        assertThat(judgement.quorate()).isFalse();
        assertThat(judgement.seatsPresent()).isEqualTo(4);
        story.resumes().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("G1, G5: a vote needs the quorum that a consensus does not, and the refusal says what is missing")
    void noVoteWithoutAQuorum() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-12");
        String item = proposes(story, "Street lights");
        opened(story, present(BOARD, FOUR));

        for (String how : List.of("vote", "rollCall")) {
            assertRefused(() ->
                            story.submits(task(item, DISCUSS), with("how", how).and("motion", "Repair them")))
                    .hasMessageContaining("5 of 15 voting seats needed (33%, CHW Voting), 4 present, 1 missing")
                    .hasMessageContaining("adjourn");
        }
        assertThat(resolutions.of(agendaItem(story, item).id())).isEmpty();
        story.submits(task(item, DISCUSS), with("how", "noted"));
        endsAt(story, item, "itemDealtWith", AgendaItem.State.DEALT_WITH);
    }

    @Test
    @DisplayName(
            "G3, G5: BCP's Executive decides nothing without a quorum, by consensus either; it may discuss and adjourn")
    void decisionsWaitForAQuorum() {
        MeetingStory story = meetingOf("bcp.executive").on("2027-01-13");
        String item = proposes(story, "Night buses");
        opened(story, present("bcp.executive", "police", "chief-officer", "cabinet-member", "business"));

        assertRefused(() -> story.submits(
                        task(item, DISCUSS), with("how", "consensus").and("decision", "We pay for them")))
                .hasMessageContaining("at least 3 of the responsible authorities needed")
                .hasMessageContaining("2 present");
        story.submits(task(item, DISCUSS), with("how", "adjourned").and("reasons", "Too few of us"));

        endsAt(story, item, "itemAdjourned", AgendaItem.State.ADJOURNED);
        AgendaItem next = sittings.open("bcp", item).orElseThrow();
        assertThat(next.number()).isNotEqualTo(item);
        assertThat(next.subject()).isEqualTo(item);
        assertThat(sittings.sitting(next.sitting()).opensAt())
                .isAfter(story.sitting().opensAt());
    }

    @Test
    @DisplayName("G7: where no consensus is reached every seat votes, and a simple majority carries")
    void carried() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-14");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));

        Map<String, Task> tasks = putToTheVote(story, item);
        assertThat(tasks).hasSize(5);
        votes(tasks.get(BOARD + ".lead-member"), "for");
        votes(tasks.get(BOARD + ".police"), "for");
        votes(tasks.get(BOARD + ".bid"), "against");
        votes(tasks.get(BOARD + ".chamber"), "abstain");
        votes(tasks.get(BOARD + ".university"), "abstain");
        story.goesOn();

        endsAt(story, item, "decisionRecorded", AgendaItem.State.DEALT_WITH);
        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.CARRIED);
            assertThat(resolution.votesFor()).isEqualTo(2);
            assertThat(resolution.votesAgainst()).isEqualTo(1);
            assertThat(resolution.abstentions()).isEqualTo(2);
            assertThat(resolution.castingVote()).isNull();
            assertThat(resolution.wording()).isEqualTo("As voted on");
        });
        assertThat(votes.of(agendaItem(story, item).id()))
                .hasSize(5)
                .extracting(Vote::voter)
                .contains("charnwood-chair", "charnwood-police");
    }

    @Test
    @DisplayName("G7: at a tie on Charnwood's board whoever presides has a casting vote, in addition to the own one")
    void castingVote() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-15");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));

        Map<String, Task> tasks = putToTheVote(story, item);
        votes(tasks.get(BOARD + ".lead-member"), "for");
        votes(tasks.get(BOARD + ".police"), "for");
        votes(tasks.get(BOARD + ".bid"), "against");
        votes(tasks.get(BOARD + ".chamber"), "against");
        votes(tasks.get(BOARD + ".university"), "abstain");
        story.waitsAt(CASTING_VOTE).goesOn();

        Task casting = task(item, CASTING_VOTE);
        assertThat(casting.getAssignee()).isEqualTo("charnwood-chair");
        assertThatThrownBy(() -> votes(casting, "charnwood-police", "against"))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        votes(casting, "against");
        story.goesOn();

        endsAt(story, item, "decisionRecorded", AgendaItem.State.DEALT_WITH);
        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.NOT_CARRIED);
            assertThat(resolution.castingVote()).isEqualTo(Choice.AGAINST);
            assertThat(resolution.votesFor()).isEqualTo(2);
        });
        assertThat(votes.of(agendaItem(story, item).id())).hasSize(5);
    }

    @Test
    @DisplayName("G7: Haringey's constitution gives nobody a casting vote, so a tie carries nothing")
    void noCastingVote() {
        MeetingStory story = meetingOf("haringey.board").on("2027-01-18");
        String item = proposes(story, "Patrols");
        opened(
                story,
                present("haringey.board", "cabinet-member", "borough-commander", "director", "police", "health")
                        .and("presiding", "haringey-cabinet-member"));

        story.submits(task(item, DISCUSS), with("how", "rollCall").and("motion", "More patrols"));
        story.submits(
                task(item, ROLL_CALL),
                with("votesFor", List.of("haringey.board.cabinet-member", "haringey.board.health"))
                        .and("votesAgainst", List.of("haringey.board.borough-commander", "haringey.board.police"))
                        .and("abstentions", List.of()));
        story.goesOn();

        endsAt(story, item, "decisionRecorded", AgendaItem.State.DEALT_WITH);
        assertThat(story.passed()).doesNotContain(CASTING_VOTE);
        assertThat(resolution(story, item).outcome()).isEqualTo(Resolution.Outcome.NOT_CARRIED);
    }

    @Test
    @DisplayName("G7, G9: a roll call has each seat once, only those entitled, and whoever is not called does not vote")
    void rollCall() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-19");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university", "safety-manager"));
        story.submits(task(item, DISCUSS), with("how", "rollCall").and("motion", "Buy them"));
        Task call = task(item, ROLL_CALL);

        assertRefused(() -> story.submits(
                        call,
                        with("votesFor", List.of(BOARD + ".bid"))
                                .and("votesAgainst", List.of(BOARD + ".bid"))
                                .and("abstentions", List.of())))
                .hasMessageContaining("more than once");
        for (String outsider : List.of("safety-manager", "county-council")) {
            assertRefused(() -> story.submits(
                            call,
                            with("votesFor", List.of(BOARD + "." + outsider))
                                    .and("votesAgainst", List.of())
                                    .and("abstentions", List.of())))
                    .hasMessageContaining("has no choice");
        }
        assertThat(votes.of(agendaItem(story, item).id())).isEmpty();
        story.submits(
                call,
                with("votesFor", List.of(BOARD + ".bid", BOARD + ".police"))
                        .and("votesAgainst", List.of(BOARD + ".chamber"))
                        .and("abstentions", List.of()));
        story.goesOn();

        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.CARRIED);
            assertThat(resolution.votesFor()).isEqualTo(2);
            assertThat(resolution.abstentions()).isZero();
        });
    }

    @Test
    @DisplayName("G7: the chair closes a vote, and without a single vote nothing is carried")
    void closedWithoutVotes() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-20");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));
        putToTheVote(story, item);

        story.submits(task(item, CLOSE_VOTE), Answer.AS_USUAL);
        story.goesOn();

        assertThat(tasks(item, VOTE)).isEmpty();
        assertThat(resolution(story, item).outcome()).isEqualTo(Resolution.Outcome.NOT_CARRIED);
    }

    @Test
    @DisplayName(
            "G1, G5: a meeting that loses its quorum during the vote decides nothing, and the item goes to the next one")
    void losesTheQuorum() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-21");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));
        Map<String, Task> tasks = putToTheVote(story, item);
        votes(tasks.get(BOARD + ".lead-member"), "for");
        votes(tasks.get(BOARD + ".police"), "for");

        MeetingStory.later(5);
        leaves(story, "charnwood-bid");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(tasks.get(BOARD + ".bid").getId())
                        .singleResult()
                        .getAssignee())
                .as("the vote of a seat that nobody acts for")
                .isNull();
        story.submits(task(item, CLOSE_VOTE), Answer.AS_USUAL);
        story.goesOn();

        endsAt(story, item, "itemAdjourned", AgendaItem.State.ADJOURNED);
        assertThat(resolution(story, item).outcome()).isEqualTo(Resolution.Outcome.ADJOURNED);
        assertThat(agendaItem(story, item).unmet()).contains("4 present, 1 missing");
        assertThat(sittings.open("charnwood", item)).isPresent();
    }

    @Test
    @DisplayName("G9: a seat votes once, whoever tries it from however many browsers")
    void votesOnce() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-22");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));
        Task vote = putToTheVote(story, item).get(BOARD + ".police");

        votes(vote, "for");

        assertRefused(() -> votes(vote, "charnwood-police", "against")).hasMessageContaining("completed already");
        assertThatThrownBy(() -> inTransaction(
                        () -> votes.cast("charnwood", item, BOARD + ".police", Choice.AGAINST, "charnwood-police")))
                .hasMessageContaining("has voted on this item already");
        assertThat(votes.of(agendaItem(story, item).id())).singleElement().satisfies(one -> assertThat(one.choice())
                .isEqualTo(Choice.FOR));
    }

    @Test
    @DisplayName(
            "G9: only whoever acts for the seat in the room votes, not its member beside a deputy, nor after leaving")
    void onlyWhoeverIsThere() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-25");
        String item = proposes(story, "Cameras");
        opened(
                story,
                present(BOARD, "lead-member", "bid", "chamber", "university")
                        .and("deputies", List.of(BOARD + ".police|charnwood-police-sergeant")));
        Map<String, Task> tasks = putToTheVote(story, item);
        Task police = tasks.get(BOARD + ".police");

        assertThat(police.getAssignee()).isEqualTo("charnwood-police-sergeant");
        assertThatThrownBy(() -> votes(police, "charnwood-police", "for"))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        for (String[] nobody : new String[][] {
            {"police", "charnwood-police"}, {"bid", "charnwood-chamber"}, {"county-council", "charnwood-pg-chair"}
        }) {
            assertThatThrownBy(() -> inTransaction(
                            () -> votes.cast("charnwood", item, BOARD + "." + nobody[0], Choice.FOR, nobody[1])))
                    .hasMessageContaining("does not act for");
        }
        MeetingStory.later(5);
        leaves(story, "charnwood-university");
        assertThatThrownBy(() -> votes(tasks.get(BOARD + ".university"), "charnwood-university", "for"))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        assertThatThrownBy(() -> inTransaction(
                        () -> votes.cast("charnwood", item, BOARD + ".university", Choice.FOR, "charnwood-university")))
                .hasMessageContaining("does not act for");
        assertThat(votes.of(agendaItem(story, item).id())).isEmpty();
    }

    @Test
    @DisplayName("G9: a vote goes to the member who takes over from a deputy")
    void theVoteFollowsTheSeat() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-26");
        String item = proposes(story, "Cameras");
        opened(
                story,
                present(BOARD, "lead-member", "bid", "chamber", "university")
                        .and("deputies", List.of(BOARD + ".police|charnwood-police-sergeant")));
        putToTheVote(story, item);
        MeetingStory.later(5);

        assertRefused(() -> arrives(story, BOARD + ".police"))
                .hasMessageContaining("member and a deputy")
                .hasMessageContaining("has left");
        story.submits(
                task(story.number(), DOOR),
                door().and("left", List.of(presence(story, "charnwood-police-sergeant")))
                        .and("arrived", List.of(BOARD + ".police")));

        Task police = tasks(item, VOTE).stream()
                .filter(task -> seat(task).equals(BOARD + ".police"))
                .findFirst()
                .orElseThrow();
        assertThat(police.getAssignee()).isEqualTo("charnwood-police");
        votes(police, "for");
        assertThat(votes.of(agendaItem(story, item).id()))
                .extracting(Vote::voter)
                .containsExactly("charnwood-police");
    }

    @Test
    @DisplayName("G8, F16: whoever declares an interest during the vote does not vote, and the others settle it")
    void interestDuringTheVote() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-27");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university", "turning-point"));
        Map<String, Task> tasks = putToTheVote(story, item);

        votes(tasks.get(BOARD + ".bid"), "interest");
        assertThatThrownBy(() ->
                        inTransaction(() -> votes.cast("charnwood", item, BOARD + ".bid", Choice.FOR, "charnwood-bid")))
                .hasMessageContaining("takes no part in this item because of an interest");
        for (String seat : List.of("lead-member", "police", "chamber", "university", "turning-point")) {
            votes(tasks.get(BOARD + "." + seat), "for");
        }
        story.goesOn();

        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.CARRIED);
            assertThat(resolution.votesFor()).isEqualTo(5);
        });
        assertThat(quorums.judgement(agendaItem(story, item).id()).orElseThrow().present())
                .filteredOn(one -> one.part() == Judgement.Part.NONE)
                .extracting(Judgement.JudgedPresence::name)
                .containsExactly("Gareth Pugh");
    }

    @Test
    @DisplayName("G7: the chair does not cast a vote without a tie, and nobody does where the constitution gives none")
    void noCastingVoteWithoutATie() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-28");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));
        Map<String, Task> tasks = putToTheVote(story, item);

        for (String when : List.of("while votes are cast", "after the majority has spoken")) {
            assertThatThrownBy(() -> inTransaction(() -> votes.castingVote(
                            "charnwood", item, Choice.FOR, "charnwood-chair", rules("castingVoteNeeded"))))
                    .as(when)
                    .hasMessageContaining("There is no tie");
            if (when.startsWith("while")) {
                tasks.values().forEach(task -> votes(task, "against"));
                story.waitsAt(DECISION).goesOn();
            }
        }
        assertThat(resolution(story, item).castingVote()).isNull();
        assertThat(resolution(story, item).outcome()).isEqualTo(Resolution.Outcome.NOT_CARRIED);
    }

    @Test
    @DisplayName("G7: without a table on votes there is no vote")
    void noTable() {
        MeetingStory story = meetingOf(BOARD).on("2027-01-29");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, FIVE));

        assertThatThrownBy(() -> inTransaction(() -> resolutions.conclude(
                        "charnwood",
                        item,
                        new Discussion(Resolution.How.VOTE, "Buy them", null, Set.of()),
                        "charnwood-board-secretary",
                        rules(null))))
                .hasMessageContaining("provides no votes for this body");
        assertThat(resolutions.of(agendaItem(story, item).id())).isEmpty();
    }

    private static Rules rules(String outcome) {
        return new Rules(facts -> new Quorum(true, ""), byConsensus -> true, tally -> outcome);
    }
}
