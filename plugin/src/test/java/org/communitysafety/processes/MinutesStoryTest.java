package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.with;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Minutes;
import org.communitysafety.meeting.MinutesBook;
import org.communitysafety.meeting.MinutesDocument;
import org.communitysafety.meeting.MinutesPdf;
import org.communitysafety.meeting.Sitting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Meetings: minutes")
class MinutesStoryTest extends MeetingStories {

    private static final String BOARD = "charnwood.board";

    @Autowired
    MinutesBook book;

    /** A meeting with a vote, a consensus with an action, a guest, and somebody who leaves; up to its minutes. */
    private MeetingStory held(String day, String[] items) {
        MeetingStory story = meetingOf(BOARD).on(day);
        items[0] = proposes(story, "Cameras <here> & there");
        items[1] = proposes(story, "Łódź exchange");
        opened(
                story,
                present(BOARD, "lead-member", "police", "bid", "chamber", "university", "safety-manager")
                        .and("guests", "Dr Ada Byron, University College")
                        .and("invitedBy", "charnwood-chair"));
        Map<String, Task> tasks = putToTheVote(story, items[0]);
        votes(tasks.get(BOARD + ".bid"), "interest");
        assertThat(tasks(items[0], VOTE)).hasSize(4);
        arrives(story, BOARD + ".turning-point");
        story.submits(task(items[0], CLOSE_VOTE), Answer.AS_USUAL);
        story.goesOn();
        story.submits(
                task(items[1], DISCUSS),
                with("how", "consensus")
                        .and("decision", "We write to them.")
                        .and("action1", "Write the letter")
                        .and("owner1", "charnwood-police")
                        .and("due1", "2028-01-31"));
        MeetingStory.later(20);
        leaves(story, "charnwood-chamber");
        story.waitsAt(MINUTES).resumes().resumes();
        return story;
    }

    @Test
    @DisplayName(
            "G17: minutes are drafted from what was recorded: attendance with times, quorum by clause, interests, votes, actions")
    void drafted() {
        String[] items = new String[2];
        MeetingStory story = held("2027-10-04", items);

        Minutes minutes = book.of(story.sitting().id()).orElseThrow();
        MinutesDocument document = book.document(minutes);
        assertThat(minutes.state()).isEqualTo(Minutes.State.DRAFT);
        assertThat(document.number()).isEqualTo(story.number());
        assertThat(document.day()).isEqualTo("Monday 4 October 2027");
        assertThat(document.opened()).isEqualTo("14:00");
        assertThat(document.chairs()).containsExactly("Councillor Amara Okafor, from 14:00");
        assertThat(document.attendees())
                .filteredOn(one ->
                        List.of("Dr Ada Byron", "Sunita Patel", "Grace Mensah").contains(one.name()))
                .extracting(one -> one.name() + ": " + one.place() + ", " + one.times())
                .containsExactlyInAnyOrder(
                        "Dr Ada Byron: Guest, invited by Councillor Amara Okafor, 14:00 to " + document.closed(),
                        "Sunita Patel: Representative, 14:00 to 14:20",
                        "Grace Mensah: Community Safety Manager, no vote, 14:00 to " + document.closed());
        assertThat(document.absent()).hasSize(9).anyMatch(one -> one.startsWith("Joanne Adeyemi"));
        assertThat(document.items())
                .filteredOn(item -> item.number().equals(items[0]))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.outcome()).isEqualTo("Not carried by vote");
                    assertThat(item.noPart()).containsExactly("Gareth Pugh");
                    assertThat(item.quorum()).isEqualTo("Quorate, with 5 of 15 voting seats (CHW Voting)");
                    assertThat(item.tally()).isEqualTo("0 for, 0 against, 0 abstaining");
                });
        assertThat(document.items())
                .filteredOn(item -> item.number().equals(items[1]))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.outcome()).isEqualTo("Agreed by consensus");
                    assertThat(item.wording()).isEqualTo("We write to them.");
                    assertThat(item.quorum())
                            .contains("no quorum was needed (CHW Voting: none for a decision by consensus)");
                    assertThat(item.actions()).singleElement().satisfies(action -> assertThat(action.owner())
                            .isEqualTo("Inspector Priya Raghavan"));
                });
    }

    @Test
    @DisplayName("G17: the chair or secretary confirms the minutes with corrections, once, and members are told")
    void confirmed() throws IOException {
        MeetingStory story = held("2027-10-05", new String[2]);
        Task task = task(story.number(), MINUTES);

        assertThatThrownBy(() -> inTransaction(() -> book.confirm(story.sitting(), null, "charnwood-police")))
                .hasMessageContaining("Only the body's chair or secretary confirms");
        assertThat(story.sees("charnwood-board-secretary", task).get("items").toString())
                .contains("We write to them.");
        story.submits(task, with("corrections", "The BID's seat was there from 14:10."));
        story.goesOn().endsAt("meetingHeld", Sitting.State.HELD);

        Minutes minutes = book.of(story.sitting().id()).orElseThrow();
        assertThat(minutes.state()).isEqualTo(Minutes.State.CONFIRMED);
        assertThat(minutes.corrections()).contains("14:10");
        assertThatThrownBy(() -> inTransaction(() -> book.confirm(story.sitting(), null, "charnwood-chair")))
                .hasMessageContaining("confirmed already");
        assertThatThrownBy(() -> inTransaction(() -> book.draft(story.sitting(), List.of(), (item, consensus) -> "")))
                .hasMessageContaining("cannot be drafted again");
        assertThat(mails(story.number()))
                .filteredOn(mail -> mail.subject().startsWith("Minutes of"))
                .extracting(Mail::recipient)
                .contains("charnwood-police", "charnwood-safety-manager", "charnwood-board-secretary");
        assertThat(text(MinutesPdf.of(book.document(minutes), List.of("Confirmed"))))
                .contains(story.number(), "Confirmed", "Łódź exchange", "Cameras <here> & there", "Agreed by consensus")
                .contains("Dr Ada Byron", "14:00 to 14:20", "Not represented:", "Write the letter");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Minutes of Charnwood");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
