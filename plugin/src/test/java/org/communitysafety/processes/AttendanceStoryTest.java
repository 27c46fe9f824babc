package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Judgement;
import org.communitysafety.meeting.Presiding;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Meetings: who is there")
class AttendanceStoryTest extends MeetingStories {

    private static final String BOARD = "charnwood.board";
    private static final String EXECUTIVE = "bcp.executive";
    private static final String HARINGEY = "haringey.board";

    private Task attendanceOf(MeetingStory story) {
        return story.told().waitsAt(ATTENDANCE).opens().waitingAt(ATTENDANCE);
    }

    private String presiding(MeetingStory story) {
        return attendance.presiding(story.sitting()).map(Presiding::person).orElse(null);
    }

    @Test
    @DisplayName("G9: one seat is not there with its member and a deputy, and nobody sits on two")
    void oneSeatOnePerson() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-09");
        Task task = attendanceOf(story);

        assertRefused(() -> story.submits(
                        task,
                        present(BOARD, "lead-member", "police")
                                .and("deputies", List.of(BOARD + ".police|charnwood-police-sergeant"))))
                .hasMessageContaining("member and a deputy");
        assertRefused(() -> story.submits(task, present(BOARD))).hasMessageContaining("Nobody is recorded as present");
        assertRefused(() -> story.submits(task, present(EXECUTIVE, "police"))).hasMessageContaining("has no choice");
        assertThat(attendance.of(story.sitting().id())).isEmpty();
        assertThat(story.sitting().attendanceTaken()).isFalse();
    }

    @Test
    @DisplayName("G5: the door shows at every moment whether the meeting is quorate, with what is missing")
    void quorumAtEveryMoment() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-10");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "safety-manager"));

        assertThat(quorumShown(story))
                .contains("**Not quorate now**: 5 of 15 voting seats needed (33%, CHW Voting), 4 present, 1 missing")
                .contains("Councillor Amara Okafor presides.");
        MeetingStory.later(10);
        arrives(story, BOARD + ".university");
        assertThat(quorumShown(story)).contains("**Quorate now**: 5 of 15 voting seats are there.");
        MeetingStory.later(10);
        leaves(story, "charnwood-police");
        assertThat(quorumShown(story)).contains("4 present, 1 missing");
    }

    private String quorumShown(MeetingStory story) {
        return story.sees(story.secretary(), task(story.number(), DOOR))
                .get("quorum")
                .toString();
    }

    @Test
    @DisplayName(
            "G3, G20, G25: two council seats are one authority; advisers and the opposition's spokesperson never count")
    void whoCounts() {
        MeetingStory story = meetingOf(EXECUTIVE).on("2027-03-11");
        String item = proposes(story, "Night buses");
        opened(
                story,
                present(
                        EXECUTIVE,
                        "chief-officer",
                        "cabinet-member",
                        "police",
                        "business",
                        "opposition",
                        "public-realm",
                        "commissioners-office"));

        assertThat(quorumShown(story))
                .contains("at least 3 of the responsible authorities needed (BCP Executive 2.5), 2 present")
                .doesNotContain("voting seats needed");
        MeetingStory.later(5);
        arrives(story, EXECUTIVE + ".clinical-commissioning-group");
        story.submits(task(item, DISCUSS), with("how", "vote").and("motion", "We pay for them"));

        assertThat(tasks(item, VOTE))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder(
                        "bcp-chief-officer", "bcp-cabinet-member", "bcp-chair", "bcp-business", "bcp-health");
        assertThat(quorums.judgement(agendaItem(story, item).id()).orElseThrow().present())
                .filteredOn(one -> one.part() == Judgement.Part.ADVISING)
                .extracting(Judgement.JudgedPresence::place)
                .containsExactlyInAnyOrder(
                        "Opposition spokesperson for community safety",
                        "Director of public realm and housing",
                        "Representative");
    }

    @Test
    @DisplayName("G21: somebody who is no member is there only if a chair has invited them, and does not count")
    void guests() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-25");
        Task task = attendanceOf(story);
        Answer four = present(HARINGEY, "cabinet-member", "director", "police", "health")
                .and("guests", "Dr Ada Byron, University College\nSomebody Else");

        assertRefused(() -> story.submits(task, four)).hasMessageContaining("Which chair invited the guests?");
        story.submits(task, four.and("invitedBy", "haringey-borough-commander"));

        assertThat(attendance.now(story.sitting()))
                .filteredOn(one -> one.guest() != null)
                .extracting(one -> one.guest().name(), one -> one.guest().organisation(), one -> one.guest()
                        .invitedBy())
                .containsExactlyInAnyOrder(
                        tuple("Dr Ada Byron", "University College", "haringey-borough-commander"),
                        tuple("Somebody Else", null, "haringey-borough-commander"));
        story.waitsAt(DOOR).waitsAt(DISCUSS, agenda(story).size()).goesOn();
        assertThat(quorumShown(story)).contains("4 of 11 voting seats");
    }

    @Test
    @DisplayName("G14: with both co-chairs there one has to be named; with one of them it is clear who presides")
    void coChairs() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-15");
        Task task = attendanceOf(story);
        Answer both = present(HARINGEY, "cabinet-member", "borough-commander", "director", "police", "health");

        assertRefused(() -> story.submits(task, both.and("presiding", null)))
                .hasMessageContaining("More than one chair is there")
                .hasMessageContaining("Choose which of them");
        assertRefused(() -> story.submits(task, both.and("presiding", "haringey-health")))
                .hasMessageContaining("presides. Choose nobody else");
        story.submits(task, both.and("presiding", "haringey-borough-commander"));
        story.waitsAt(DOOR).waitsAt(DISCUSS, agenda(story).size()).goesOn();
        assertThat(presiding(story)).isEqualTo("haringey-borough-commander");

        MeetingStory.later(10);
        leaves(story, "haringey-borough-commander");
        assertThat(presiding(story)).as("the other co-chair").isEqualTo("haringey-cabinet-member");
    }

    @Test
    @DisplayName("G14: without chair and vice chair the members appoint a temporary chair, until one of them comes")
    void temporaryChair() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-16");
        Task task = attendanceOf(story);
        Answer four = present(BOARD, "police", "bid", "chamber", "safety-manager");

        assertRefused(() -> story.submits(task, four)).hasMessageContaining("Choose who presides as temporary chair");
        assertRefused(() -> story.submits(task, four.and("presiding", "charnwood-university")))
                .hasMessageContaining("cannot preside");
        story.submits(task, four.and("presiding", "charnwood-bid"));
        story.waitsAt(DOOR).waitsAt(DISCUSS, agenda(story).size()).goesOn();
        assertThat(attendance.presiding(story.sitting())).get().satisfies(chair -> {
            assertThat(chair.person()).isEqualTo("charnwood-bid");
            assertThat(chair.temporary()).isTrue();
        });

        MeetingStory.later(10);
        arrives(story, BOARD + ".fire-and-rescue");
        assertThat(presiding(story)).as("the vice chair").isEqualTo("charnwood-vice-chair");
        MeetingStory.later(10);
        arrives(story, BOARD + ".lead-member");
        assertThat(presiding(story)).isEqualTo("charnwood-chair");
        MeetingStory.later(10);
        leaves(story, "charnwood-chair");
        assertThat(presiding(story)).isEqualTo("charnwood-vice-chair");
        assertThat(attendance.presided(story.sitting().id()))
                .extracting(Presiding::person)
                .containsExactly("charnwood-bid", "charnwood-vice-chair", "charnwood-chair", "charnwood-vice-chair");
    }

    @Test
    @DisplayName("Nobody comes before now or leaves before they came or voted, and nobody leaves twice")
    void timesFit() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-17");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university"));
        Today.is("2027-03-17T14:20");
        Map<String, Task> tasks = putToTheVote(story, item);
        votes(tasks.get(BOARD + ".bid"), "for");
        String bid = presence(story, "charnwood-bid");
        Task door = task(story.number(), DOOR);
        Today.is("2027-03-17T14:30");

        for (Object[] wrong : new Object[][] {
            {"14:31", "has not come yet"},
            {"14:00", "cannot have left at 14:00"},
            {"14:10", "voted at 14:20 and cannot have left at 14:10"},
            {"2pm", "is no time"}
        }) {
            assertRefused(() ->
                            story.submits(door, door().and("left", List.of(bid)).and("at", wrong[0])))
                    .hasMessageContaining((String) wrong[1]);
        }
        assertRefused(() -> story.submits(door, door())).hasMessageContaining("Nothing is recorded");
        story.submits(door, door().and("left", List.of(bid)).and("at", "14:25"));
        assertRefused(() -> story.submits(task(story.number(), DOOR), door().and("left", List.of(bid))))
                .hasMessageContaining("has no choice");
        assertThat(attendance.of(story.sitting().id()))
                .filteredOn(one -> "charnwood-bid".equals(one.person()))
                .singleElement()
                .satisfies(one -> assertThat(one.untilAt()).isEqualTo("2027-03-17T14:25:00Z"));
    }

    @Test
    @DisplayName("G5: what was judged by whom who was there stays as it was, whoever comes and goes afterwards")
    void theSnapshotStays() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-18");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university"));
        story.submits(task(item, DISCUSS), with("how", "consensus").and("decision", "We buy them"));
        Judgement before = quorums.judgement(agendaItem(story, item).id()).orElseThrow();

        MeetingStory.later(10);
        leaves(story, "charnwood-police");
        MeetingStory.later(10);
        arrives(story, BOARD + ".turning-point");

        assertThat(quorums.judgement(agendaItem(story, item).id())).get().isEqualTo(before);
        assertThat(before.present())
                .extracting(Judgement.JudgedPresence::name)
                .contains("Inspector Priya Raghavan")
                .doesNotContain("Declan Moriarty");
    }

    @Test
    @DisplayName("A meeting is not closed while an item is open, and the refusal names the items")
    void closesAfterItsItems() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-19");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police"));
        MeetingStory.later(30);
        Task door = task(story.number(), DOOR);

        assertRefused(() -> story.submits(door, door().and("close", true)))
                .hasMessageContaining(item + ", Cameras")
                .hasMessageContaining("adjourn it first");
        assertThat(story.sitting().state()).isEqualTo(Sitting.State.OPEN);
        assertThat(attendance.now(story.sitting())).hasSize(2);
        story.resumes().endsAt("meetingHeld", Sitting.State.HELD);
        assertThat(story.sitting().closedAt()).isNotNull();
        assertThat(attendance.of(story.sitting().id())).allMatch(one -> one.untilAt() != null);
        assertThat(attendance.represented(story.sitting().id()))
                .containsExactlyInAnyOrder(BOARD + ".lead-member", BOARD + ".police");
    }

    @Test
    @DisplayName("Only the chair and the secretary record a meeting, and its attendance is taken once")
    void officersRecord() {
        MeetingStory story = meetingOf(BOARD).on("2027-03-22");
        Task task = attendanceOf(story);

        assertThatThrownBy(() -> story.submits(task, present(BOARD, "police").doneBy("charnwood-police")))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        story.submits(task, present(BOARD, "lead-member", "police").doneBy("charnwood-chair"));
        assertRefused(() -> staff.submits("charnwood-chair", task, Map.of("present", List.of(BOARD + ".police"))))
                .hasMessageContaining("completed already");
    }

    @Test
    @DisplayName("F16: a funding application counts with the attendance of its meeting once that was taken")
    void fundingItemsUseIt() {
        MeetingStory story = meetingOf(EXECUTIVE).on("2027-03-09").told();
        Today.is("2027-03-08T09:00");
        FundingStory application = story().by("bcp-voluntary")
                .without("deliveryGroup")
                .with("deliveryGroup", "none")
                .with("priority", "bcp.priority.crime")
                .with("startsOn", "2027-03-10")
                .with("endsOn", "2027-03-20")
                .line("bcp.partnership-grant.engagement")
                .waitsAt(DECIDE)
                .told();
        story.at(
                        ATTENDANCE,
                        present(
                                EXECUTIVE,
                                "chief-officer",
                                "police",
                                "clinical-commissioning-group",
                                "fire-authority",
                                "business"))
                .waitsAt(DISCUSS, agenda(story).size())
                .waitsAt(DOOR)
                .opens();
        AgendaItem item = sittings.open("bcp", application.number()).orElseThrow();
        assertThat(item.sitting()).isEqualTo(story.sitting().id());
        Task decide = application.waitingAt(DECIDE);
        var shown = staff.sees("bcp-chair", decide);
        assertThat(shown).containsEntry("attendanceTaken", true);
        assertThat(shown.get("attendance").toString()).contains("Olivia Marchant", "Matteo Ricci");

        assertRefused(() -> staff.submits(
                        "bcp-chair",
                        decide,
                        Map.of(
                                "present", List.of(EXECUTIVE + ".voluntary", EXECUTIVE + ".police"),
                                "deputies", List.of(),
                                "interests", List.of(),
                                "outcome", "approve",
                                "line", "bcp.partnership-grant.engagement")))
                .hasMessageContaining("it is not what you record here");
        staff.submits(
                "bcp-chair",
                decide,
                Map.of(
                        "interests", List.of(),
                        "outcome", "approve",
                        "line", "bcp.partnership-grant.engagement"));

        application.goesOn().isApproved();
        assertThat(quorums.judgement(item.id()).orElseThrow()).satisfies(judgement -> {
            assertThat(judgement.quorate()).isTrue();
            assertThat(judgement.seatsPresent()).isEqualTo(5);
        });
    }
}
