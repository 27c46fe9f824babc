package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Judgement;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Meetings: interests")
class InterestStoryTest extends MeetingStories {

    private static final String BOARD = "charnwood.board";
    private static final String HARINGEY = "haringey.board";

    private String declares(String login, String item) {
        return staff.starts(login, "interestDeclaration", Map.of("item", item, "nature", "pecuniary"));
    }

    @Test
    @DisplayName("G8, F16: an interest declared before the meeting takes away task and vote, and does not count")
    void declaredBefore() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-04-05");
        String item = proposes(story, "Patrols");
        assertThat(declares("haringey-health", item)).isEqualTo(item);

        assertThat(mails(item))
                .filteredOn(mail -> mail.subject().startsWith("Interest declared"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder(
                        "haringey-cabinet-member", "haringey-borough-commander", "haringey-secretary");
        assertThat(interests.in(item)).containsExactly("haringey-health");
        opened(
                story,
                present(HARINGEY, "cabinet-member", "borough-commander", "director", "police", "health")
                        .and("presiding", "haringey-cabinet-member"));
        assertRefused(() ->
                        story.submits(task(item, DISCUSS), with("how", "vote").and("motion", "More patrols")))
                .hasMessageContaining("a representative of health needed");
        MeetingStory.later(5);
        leaves(story, "haringey-health");
        story.submits(
                task(story.number(), DOOR),
                door().and("arrivedDeputies", List.of(HARINGEY + ".health|haringey-health-deputy")));
        story.submits(task(item, DISCUSS), with("how", "vote").and("motion", "More patrols"));

        assertThat(tasks(item, VOTE))
                .hasSize(5)
                .extracting(Task::getAssignee)
                .contains("haringey-health-deputy")
                .doesNotContain("haringey-health");
        assertThat(sql.sql("select nature from cs_interest where subject = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("PECUNIARY");
    }

    @Test
    @DisplayName("G8: nobody declares an interest twice, in what their bodies do not deal with, or as an outsider")
    void onlyOwnItems() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-04-06");
        String item = proposes(story, "Patrols");
        declares("haringey-fire", item);

        assertRefused(() -> declares("haringey-fire", item)).hasMessageContaining("has no choice");
        assertThat(staff.startForm("bcp-chair", "interestDeclaration")).doesNotContain(item);
        assertThat(staff.startForm("haringey-business", "interestDeclaration")).contains(item, "Patrols");
        assertThatThrownBy(() -> declares("haringey-manager", item))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        assertThat(interests.in(item)).containsExactly("haringey-fire");
    }

    @Test
    @DisplayName(
            "G8, F16: a chair with an interest loses the item's tasks; the secretary records it and another presides")
    void aChairWithAnInterest() {
        MeetingStory story = meetingOf(BOARD).on("2027-04-07");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university", "turning-point"));
        Task discussion = task(item, DISCUSS);
        assertThat(staff.tasks("charnwood-chair", item)).hasSize(1);

        inTransaction(() -> interests.declare("charnwood", item, "charnwood-chair"));

        assertThat(staff.tasks("charnwood-chair", item)).isEmpty();
        assertThat(staff.tasks("charnwood-board-secretary", item)).hasSize(1);
        Answer vote = with("how", "vote").and("motion", "We buy them").doneBy("charnwood-board-secretary");
        assertThatThrownBy(() -> story.submits(discussion, vote.doneBy("charnwood-chair")))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        assertRefused(() -> story.submits(discussion, vote)).hasMessageContaining("Choose who presides");
        story.submits(discussion, vote.and("presiding", "charnwood-bid"));
        List<Task> tasks = tasks(item, VOTE);
        assertThat(tasks).hasSize(5).extracting(Task::getAssignee).doesNotContain("charnwood-chair");
        votes(tasks.get(0), "for");
        votes(tasks.get(1), "against");
        tasks.subList(2, 5).forEach(task -> votes(task, "abstain"));
        story.waitsAt(CASTING_VOTE).goesOn();

        assertThat(task(item, CASTING_VOTE).getAssignee())
                .as("whoever presides over the item")
                .isEqualTo("charnwood-bid");
        votes(task(item, CASTING_VOTE), "for");
        story.goesOn();
        assertThat(resolution(story, item)).satisfies(resolution -> {
            assertThat(resolution.outcome()).isEqualTo(Resolution.Outcome.CARRIED);
            assertThat(resolution.presidedBy()).isEqualTo("charnwood-bid");
        });
    }

    @Test
    @DisplayName("G8: interests declared in the meeting are recorded with the item, of those who are there")
    void declaredInTheMeeting() {
        MeetingStory story = meetingOf(BOARD).on("2027-04-08");
        String item = proposes(story, "Cameras");
        opened(story, present(BOARD, "lead-member", "police", "bid", "chamber", "university"));
        Task discussion = task(item, DISCUSS);

        assertThat(Staff.values(story.sees("charnwood-board-secretary", discussion), "presentOptions"))
                .contains("charnwood-bid")
                .doesNotContain("charnwood-turning-point");
        assertRefused(() -> story.submits(
                        discussion,
                        with("how", "vote").and("motion", "Buy them").and("interests", List.of("charnwood-bid"))))
                .hasMessageContaining("4 present, 1 missing");
        assertThat(interests.in(item)).as("nothing is kept of what was refused").isEmpty();
        story.submits(
                discussion,
                with("how", "consensus").and("decision", "Buy them").and("interests", List.of("charnwood-bid")));

        assertThat(interests.in(item)).containsExactly("charnwood-bid");
        assertThat(quorums.judgement(agendaItem(story, item).id()).orElseThrow().present())
                .filteredOn(one -> one.part() == Judgement.Part.NONE)
                .extracting(Judgement.JudgedPresence::name)
                .containsExactly("Gareth Pugh");
    }
}
