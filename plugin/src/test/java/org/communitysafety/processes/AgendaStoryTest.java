package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.processes.Answer.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Meetings: the agenda")
class AgendaStoryTest extends MeetingStories {

    private static final String HARINGEY = "haringey.board";
    private static final String STRATEGY_GROUP = "bcp.abuse-strategy-group";

    private Map<String, Object> item(MeetingStory story, String title) {
        return Map.of(
                "asks",
                "decision",
                "meeting",
                story.sitting().id(),
                "title",
                title,
                "text",
                "We ask the board to agree to it.");
    }

    @Test
    @DisplayName("G10: Haringey's agenda goes out after both co-chairs have agreed it")
    void bothCoChairsAgree() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-02-02").waitsAt(AGREE, 2).told();

        assertThat(story.open()).extracting(Task::getTaskDefinitionKey).containsExactly(AGREE, AGREE);
        story.submits(story.open().get(0), Answer.AS_USUAL);
        story.goesOn().hasNotPassed(CIRCULATE);
        story.resumes().hasPassed(AGREE, CIRCULATE);
        assertThat(story.sitting().state()).isEqualTo(Sitting.State.IN_PREPARATION);
        story.opens().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("G10: a co-chair who wants a change sends the agenda back, and both are asked again")
    void aChangeGoesBack() {
        MeetingStory story = meetingOf(HARINGEY)
                .on("2027-02-03")
                .at(AGREE, with("answer", "change").and("comments", "Take policing first"))
                .at(PREPARE, Answer.AS_USUAL)
                .waitsAt(PREPARE)
                .told();
        Task again = story.waitingAt(PREPARE);

        assertThat(story.sees(story.secretary(), again).get("changes").toString())
                .contains("Take policing first");
        story.submits(again, Answer.AS_USUAL);
        story.waitsAt(AGREE, 2).goesOn();
        assertThat(story.open()).extracting(Task::getTaskDefinitionKey).containsExactly(AGREE, AGREE);
        story.resumes().hasPassed(CIRCULATE);
    }

    @Test
    @DisplayName("G10: asking for a change without saying which is refused, and so is a second answer of an office")
    void refusesAnEmptyChange() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-02-04").waitsAt(AGREE, 2).told();
        Task task = story.open().get(0);

        assertRefused(() -> story.submits(task, with("answer", "change"))).hasMessageContaining("is missing");
        story.submits(task, Answer.AS_USUAL);
        assertRefused(() -> story.submits(task, Answer.by("haringey-cabinet-member")))
                .hasMessageContaining("completed already");
    }

    @Test
    @DisplayName("G24: a strategy group's chair finalises the agenda with the lead officer")
    void chairAndLeadOfficerAgree() {
        MeetingStory story =
                meetingOf(STRATEGY_GROUP).on("2027-02-02").waitsAt(AGREE, 2).told();

        assertThat(story.open())
                .flatExtracting(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactlyInAnyOrder(STRATEGY_GROUP + "-chair", STRATEGY_GROUP + "-lead-officer");
        story.resumes().opens().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("G10: where nobody must agree the agenda, papers go out as soon as it is prepared")
    void nobodyAgrees() {
        meetingOf("charnwood.board")
                .on("2027-02-02")
                .told()
                .hasPassed(PREPARE, CIRCULATE)
                .hasNotPassed(AGREE)
                .opens()
                .endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("A vacant co-chair is not waited for")
    void vacantOfficeIsNotWaitedFor() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-05");
        sql.sql("update cs_term set ends_on = date '2026-12-01' where office = 'haringey.co-chair-police'")
                .update();
        try {
            story.waitsAt(AGREE).told();
            assertThat(engine.getTaskService()
                            .getIdentityLinksForTask(story.waitingAt(AGREE).getId()))
                    .extracting(link -> link.getGroupId())
                    .containsExactly("haringey.co-chair-council");
            story.resumes().hasPassed(CIRCULATE);
            assertThat(audit.of("haringey", story.number()))
                    .filteredOn(entry -> entry.transition().equals("agenda agreed"))
                    .hasSize(1);
        } finally {
            sql.sql("update cs_term set ends_on = null where office = 'haringey.co-chair-police'")
                    .update();
        }
    }

    @Test
    @DisplayName("The secretary orders the agenda, and moves to the next meeting what does not fit")
    void ordersAndPostpones() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-08");
        MeetingStory next = meetingOf(HARINGEY).on("2027-02-09");
        Today.is("2027-01-05T10:00");
        String first = staff.starts("haringey-health", "agendaProposal", item(story, "Late licences"));
        staff.starts("haringey-fire", "agendaProposal", item(story, "Fire doors"));
        String third = staff.starts("haringey-probation", "agendaProposal", item(story, "Unpaid work"));
        story.waitsAt(PREPARE).told();
        Task task = story.waitingAt(PREPARE);

        assertThat(titles(story)).containsExactly("Late licences", "Fire doors", "Unpaid work");
        assertRefused(() -> story.submits(task, with("order", "3, 4"))).hasMessageContaining("places 1 to 3, and no 4");
        assertRefused(() -> story.submits(task, with("order", "3, 3"))).hasMessageContaining("names 3 twice");
        assertRefused(() -> story.submits(task, with("order", "last"))).hasMessageContaining("\"last\" is no place");
        assertRefused(() -> story.submits(task, with("postponed", List.of("HGY-I-2020-0001"))))
                .hasMessageContaining("has no choice");
        story.submits(task, with("order", "3 2").and("postponed", List.of(first)));

        assertThat(titles(story)).containsExactly("Unpaid work", "Fire doors");
        assertThat(titles(next)).containsExactly("Late licences");
        assertThat(agenda(story).get(0).number()).isEqualTo(third);
        assertThat(audit.of("haringey", first))
                .extracting(entry -> entry.transition())
                .contains("agenda item moved");
    }

    @Test
    @DisplayName("Members propose items; their author and the secretary are told")
    void membersPropose() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-10");
        String number = staff.starts("haringey-health", "agendaProposal", item(story, "Drug services"));

        assertThat(number).startsWith("HGY-I-20");
        assertThat(agenda(story)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(AgendaItem.Kind.DECISION);
            assertThat(item.paper().proposedBy()).isEqualTo("haringey-health");
            assertThat(item.late()).isFalse();
        });
        assertThat(mails(number))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("haringey-health", "haringey-secretary");
    }

    @Test
    @DisplayName("Whoever belongs to no body, or not to this one, proposes nothing for it")
    void refusesStrangers() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-11");
        Map<String, Object> item = item(story, "Drug services");

        assertRefused(() -> staff.starts("bcp-police-deputy", "agendaProposal", item))
                .hasMessageContaining("has no choice");
        assertThat(staff.startForm("haringey-manager", "agendaProposal")).contains("You belong to no body that meets");
        assertThat(agenda(story)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G12: the start list offers agenda items to people of bodies, and the calendar to those who keep it")
    @CsvSource({
        "haringey-health, Propose agenda item",
        "haringey-secretary, Change the calendar;Propose agenda item",
        "charnwood-adviser, ''",
        "haringey-manager, ''",
        "cannock-citizens-advice, ''",
        "cannock-hub-chair, Change the calendar"
    })
    void startList(String login, String offered) {
        assertThat(staff.startList(login))
                .extracting(ProcessDefinition::getName)
                .filteredOn(name ->
                        Set.of("Change the calendar", "Propose agenda item").contains(name))
                .isEqualTo(offered.isEmpty() ? List.of() : List.of(offered.split(";")));
    }

    @Test
    @DisplayName("G16: an individual case is put on no agenda, however its number is written")
    void refusesCases() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-12");
        for (String text : List.of("About CCH-H-2026-0001.", "see cch-h-2026-1", "HGY – H – 2027 – 0012")) {
            Map<String, Object> item = new HashMap<>(item(story, "A family"));
            item.put("text", text);
            assertRefused(() -> staff.starts("haringey-health", "agendaProposal", item))
                    .hasMessageContaining("discusses no individual cases (G16)");
        }
        assertRefused(() -> staff.starts("haringey-health", "agendaProposal", item(story, "Case CCH-H-2026-0001")))
                .hasMessageContaining("names the case CCH-H-2026-0001");
        assertThat(agenda(story)).isEmpty();
    }
}
