package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.with;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.audit.Audit;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** On a server of its own: its reports tell of all that was decided, and in other stories the clock is ahead. */
@DisplayName("Meetings: papers")
@TestPropertySource(properties = "test.story=papers")
class PapersStoryTest extends MeetingStories {

    private static final String HARINGEY = "haringey.board";

    private String proposes(MeetingStory story, String login, String title, String concerns) {
        return staff.starts(
                login,
                "agendaProposal",
                Map.of(
                        "asks",
                        "decision",
                        "meeting",
                        story.sitting().id(),
                        "title",
                        title,
                        "concerns",
                        concerns,
                        "text",
                        "The paper on " + title));
    }

    @Test
    @DisplayName("G10: each body's papers are due by its own table, and the task says how the day was counted")
    void dueDates() {
        MeetingStory haringey =
                meetingOf(HARINGEY).on("2027-01-05").waitsAt(PREPARE).told();
        MeetingStory charnwood =
                meetingOf("charnwood.board").on("2027-01-05").waitsAt(PREPARE).told();
        MeetingStory executive =
                meetingOf("bcp.executive").on("2027-01-05").waitsAt(PREPARE).told();

        assertThat(haringey.sitting().papers().dueOn()).isEqualTo("2026-12-23");
        assertThat(haringey.sees("haringey-secretary", haringey.waitingAt(PREPARE))
                        .get("papersDue"))
                .isEqualTo("5 clear working days before Tue 5 Jan 2027: send by Wed 23 Dec 2026;"
                        + " skipped 25 and 28 Dec, 1 Jan, two weekends");
        assertThat(haringey.waitingAt(PREPARE).getDueDate()).isEqualTo("2026-12-22T17:00:00Z");
        assertThat(charnwood.sitting().papers().dueOn()).isEqualTo("2026-12-28");
        assertThat(executive.sitting().papers().dueOn()).isNull();
        assertThat(executive.sitting().papers().dueWhy()).startsWith("Nothing says when papers go out");
        assertThat(audit.of("haringey", haringey.number()))
                .filteredOn(entry -> "papersDue".equals(entry.decision()))
                .extracting(Audit::rules)
                .containsExactly("G10_board");
    }

    @Test
    @DisplayName("G10: papers go to members, advisers and officers; one person gets them once")
    void entitled() {
        MeetingStory story = meetingOf("charnwood.board").on("2027-02-03").told();

        assertThat(mails(story.number()))
                .extracting(Mail::recipient)
                .doesNotHaveDuplicates()
                .hasSize(21)
                .contains("charnwood-chair", "charnwood-prosecution", "charnwood-policy-officer")
                .contains("charnwood-board-secretary")
                .doesNotContain("charnwood-police-sergeant", "charnwood-manager", "charnwood-adviser");
        assertThat(audit.of("charnwood", story.number()))
                .extracting(Audit::transition)
                .contains("papers circulated");
        assertThat(story.sitting().papers().daysLate()).isZero();
    }

    @Test
    @DisplayName("F16: nobody gets the paper of an item in which they declared an interest or that concerns them")
    void withholdsPapers() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-15");
        String fire = proposes(story, "haringey-health", "Fire doors", "haringey.org.fire-brigade");
        String drugs = proposes(story, "haringey-fire", "Drug services", "haringey.org.business");
        inTransaction(() -> interests.declare("haringey", drugs, "haringey-health"));

        story.told();

        assertThat(mail(story, "haringey-fire"))
                .doesNotContain("The paper on Fire doors")
                .contains(drugs);
        assertThat(mail(story, "haringey-health"))
                .doesNotContain("Drug services")
                .contains("The paper on Fire doors");
        assertThat(mail(story, "haringey-probation"))
                .contains("1. ", "The paper on Fire doors", "2. ", "The paper on Drug services", fire);
        assertThat(mail(story, "haringey-fire")).contains("You take no part in this item");
    }

    private String mail(MeetingStory story, String recipient) {
        return mails(story.number()).stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .map(Mail::body)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("G10: papers that go out late go out all the same, and how late it was is recorded")
    void recordsLateness() {
        MeetingStory story =
                meetingOf("charnwood.board").on("2027-02-17").waitsAt(CIRCULATE).told();
        assertThat(story.sitting().papers().dueOn()).isEqualTo("2027-02-09");

        Today.is("2027-02-12T09:00");
        story.resumes();

        assertThat(story.sitting().papers().daysLate()).isEqualTo(3);
        assertThat(audit.of("charnwood", story.number()))
                .filteredOn(entry -> entry.transition().equals("papers circulated late"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).endsWith("send by Tue 9 Feb 2027; 3 days late"));
    }

    @Test
    @DisplayName("G10: on the last day papers are in time, a day later they are late")
    void lastDay() {
        MeetingStory inTime =
                meetingOf("charnwood.board").on("2027-02-18").waitsAt(CIRCULATE).told();
        MeetingStory late =
                meetingOf("charnwood.board").on("2027-02-19").waitsAt(CIRCULATE).told();

        Today.is("2027-02-10T23:59");
        inTime.resumes();
        Today.is("2027-02-12T00:00");
        late.resumes();

        assertThat(inTime.sitting().papers().dueOn()).isEqualTo("2027-02-10");
        assertThat(inTime.sitting().papers().daysLate()).isZero();
        assertThat(late.sitting().papers().daysLate()).isEqualTo(1);
    }

    @Test
    @DisplayName("G10, G12: papers dated by a meeting that has moved since are refused, and nothing goes out")
    void refusesPapersOfAMovedMeeting() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-02-16").waitsAt(CIRCULATE).told();
        Task task = story.waitingAt(CIRCULATE);
        String old = (String) story.sees("haringey-secretary", task).get("meetingOn");
        assertThat(old).isEqualTo("Tuesday 16 February 2027, 14:00");
        staff.starts(
                "haringey-secretary",
                "calendarChange",
                Map.of("change", "move", "meeting", story.sitting().id(), "day", "2027-02-23", "reason", "Half-term"));

        assertRefused(() -> story.submits(task, with("meetingOn", old)))
                .hasMessageContaining("it is on Tuesday 23 February 2027, 14:00 now, not on Tuesday 16 February 2027");
        assertThat(mails(story.number())).isEmpty();
        assertThat(story.sitting().papers().sentAt()).isNull();
        story.resumes().hasPassed(CIRCULATE);
    }

    @Test
    @DisplayName(
            "G11: an item after the papers went out waits for a chair, who takes it: it goes to everybody entitled")
    void latePaperIsTaken() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-17").waitsAt(LATE).told();
        String item = proposes(story, "haringey-health", "Winter plan", "haringey.org.fire-brigade");
        story.goesOn();
        Task task = story.waitingAt(LATE);

        assertThat(agenda(story)).singleElement().satisfies(late -> {
            assertThat(late.state()).isEqualTo(AgendaItem.State.WAITING);
            assertThat(late.late()).isTrue();
        });
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactlyInAnyOrder("haringey.co-chair-council", "haringey.co-chair-police");
        story.resumes().hasPassed("latePaperDecided");

        assertThat(agenda(story)).singleElement().satisfies(late -> {
            assertThat(late.state()).isEqualTo(AgendaItem.State.OPEN);
            assertThat(late.late()).isTrue();
        });
        assertThat(mails(story.number()))
                .filteredOn(mail -> mail.subject().startsWith("Late paper"))
                .extracting(Mail::recipient)
                .contains("haringey-probation", "haringey-health")
                .doesNotContain("haringey-fire");
        assertThat(mails(item)).extracting(Mail::recipient).contains("haringey-health");
        story.opens().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("G11: a late item that the chair refuses is on the next meeting's agenda, and its author learns why")
    void latePaperIsRefused() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-18").told();
        String item = proposes(story, "haringey-health", "Winter plan", "haringey.org.fire-brigade");
        story.waitsAt(LATE).goesOn();
        Task task = story.waitingAt(LATE);

        assertRefused(() -> story.submits(task, with("answer", "leave"))).hasMessageContaining("is missing");
        story.submits(task, with("answer", "leave").and("reasons", "Too much to read"));
        story.goesOn();

        assertThat(agenda(story)).isEmpty();
        AgendaItem moved = agenda.item("haringey", item);
        assertThat(calendar.sitting(moved.sitting()).heldOn()).isAfter(LocalDate.of(2027, 2, 18));
        assertThat(moved.state()).isEqualTo(AgendaItem.State.OPEN);
        assertThat(moved.late()).isFalse();
        assertThat(mails(item))
                .filteredOn(mail -> mail.recipient().equals("haringey-health"))
                .anySatisfy(mail -> assertThat(mail.body()).contains("Too much to read"));
        story.opens().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("G11: a late item that nobody decides on before the meeting is left to the next one")
    void latePaperLapses() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-19").told();
        String item = proposes(story, "haringey-health", "Winter plan", "haringey.org.fire-brigade");
        story.waitsAt(LATE).goesOn().opens();

        story.hasPassed("tooLate", "postponeLatePaper").endsAt("meetingHeld", Sitting.State.HELD);
        assertThat(calendar.sitting(agenda.item("haringey", item).sitting()).heldOn())
                .isAfter(LocalDate.of(2027, 2, 19));
    }

    @Test
    @DisplayName("F16, G11: a chair who proposed the late item, or whom it concerns, does not decide on it")
    void partiesDoNotDecide() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-02-22").told();
        proposes(story, "haringey-borough-commander", "Patrols", "haringey.org.fire-brigade");
        story.waitsAt(LATE).goesOn();
        Task task = story.waitingAt(LATE);

        assertRefused(() -> story.submits(task, Answer.by("haringey-borough-commander")))
                .hasMessageContaining("somebody else decides");
        story.submits(task, Answer.by("haringey-cabinet-member"));

        String both = proposes(story, "haringey-borough-commander", "Stations", "haringey.org.council");
        story.waitsAt(LATE).goesOn();
        assertThat(story.open()).hasSize(1);
        assertThat(engine.getTaskService()
                        .getIdentityLinksForTask(story.open().get(0).getId()))
                .as("both chairs are party to %s, and the secretary is of the council", both)
                .extracting(link -> link.getGroupId())
                .containsExactly("haringey.board");
    }

    @Test
    @DisplayName("G10: where nothing says when papers go out, what comes before they do is in time")
    void noRuleNoLateness() {
        MeetingStory story =
                meetingOf("bcp.executive").on("2027-02-22").waitsAt(CIRCULATE).told();
        Today.is("2027-02-22T08:00");

        String item = staff.starts(
                "bcp-health",
                "agendaProposal",
                Map.of("asks", "information", "meeting", story.sitting().id(), "title", "Flu", "text", "Be careful"));

        assertThat(agenda.item("bcp", item).state()).isEqualTo(AgendaItem.State.OPEN);
        assertThat(agenda.item("bcp", item).late()).isFalse();
    }

    @Test
    @DisplayName("F8: the board is told of every funding decision since its last report, once, and of its own only")
    void reportsDecisions() {
        FundingStory withdrawn = ofBcp().waitsAt(DECIDE).told();
        inTransaction(() -> applicants.withdraw(withdrawn.number(), "No room", "bcp-voluntary"));
        MeetingStory first = meetingOf("bcp.executive").on("2027-02-23").told();
        Today.is("2027-02-24T09:00");
        FundingStory later =
                ofBcp().with("startsOn", "2027-03-02").waitsAt(DECIDE).told();
        inTransaction(() -> applicants.withdraw(later.number(), "No room", "bcp-voluntary"));
        MeetingStory second = meetingOf("bcp.executive").on("2027-04-06").told();
        MeetingStory others = meetingOf("charnwood.board").on("2027-04-06").told();

        assertThat(report(first)).contains(withdrawn.number(), "Withdrawn").doesNotContain(later.number());
        assertThat(report(second)).contains(later.number()).doesNotContain(withdrawn.number());
        assertThat(mail(second, "bcp-chair")).contains(later.number());
        assertThat(report(others)).doesNotContain("BCP-");
        assertThat(titles(meetingOf(HARINGEY).on("2027-03-23").told()))
                .as("a partnership without funding has nothing to report")
                .isEmpty();
    }

    private FundingStory ofBcp() {
        return story().by("bcp-voluntary")
                .with("priority", register.priorities("bcp").get(0).id())
                .with("deliveryGroup", "none");
    }

    private String report(MeetingStory story) {
        return agenda(story).stream()
                .filter(item ->
                        item.paper() != null && item.paper().title().equals("Funding decisions since the last meeting"))
                .map(item -> item.paper().text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "P8: performance data and each lead officer's report stand on the board's agenda; missing ones are flagged")
    void standingReports() {
        MeetingStory story =
                meetingOf("charnwood.board").on("2027-02-24").waitsAt(CIRCULATE).told();
        assertThat(titles(story))
                .containsExactly(
                        "Performance data",
                        "Report on community confidence",
                        "Report on acquisitive crime",
                        "Report on violent and hate crime",
                        "Report on anti social behaviour",
                        "Funding decisions since the last meeting");
        String expected = agenda(story).get(1).number();

        String reported = staff.starts(
                "charnwood-confidence-chair",
                "agendaProposal",
                Map.of("asks", "report", "report", expected, "text", "Confidence has risen by two points."));

        assertThat(reported).isEqualTo(expected);
        assertThat(story.sees("charnwood-board-secretary", story.waitingAt(CIRCULATE))
                        .get("missing")
                        .toString())
                .contains("Performance data", "Report on acquisitive crime")
                .doesNotContain("Report on community confidence");
        story.resumes();
        assertThat(mail(story, "charnwood-chair"))
                .contains("Confidence has risen by two points.", "No report was received.");
        assertRefused(() -> staff.starts(
                        "charnwood-asb-chair",
                        "agendaProposal",
                        Map.of("asks", "report", "report", expected, "text", "Mine")))
                .hasMessageContaining("has no choice");
    }

    @Test
    @DisplayName("G11, P8: a report after the papers went out waits for the chair; refused, it is off this agenda")
    void lateReport() {
        MeetingStory story = meetingOf("charnwood.board").on("2027-02-25").told();
        String expected = agenda(story).get(2).number();
        staff.starts(
                "charnwood-acquisitive-chair",
                "agendaProposal",
                Map.of("asks", "report", "report", expected, "text", "Burglary is down."));
        story.waitsAt(LATE).goesOn();

        story.submits(story.waitingAt(LATE), with("answer", "leave").and("reasons", "Come in April"));

        assertThat(agenda(story)).extracting(AgendaItem::number).doesNotContain(expected);
        assertThat(mails(expected)).extracting(Mail::recipient).contains("charnwood-acquisitive-chair");
    }

    @Test
    @DisplayName("G10: a body that the table does not name is refused with what to do, and nothing changes")
    void refusesABodyWithoutARow() {
        sql.sql("update cs_body set kind = 'executive' where id = 'haringey.board'")
                .update();
        try {
            MeetingStory story = meetingOf(HARINGEY).on("2027-02-26");
            assertThatThrownBy(story::told).hasMessageContaining("has no row for the kind of body \"executive\"");
            assertThat(story.sitting().papers().dueWhy()).isNull();
        } finally {
            sql.sql("update cs_body set kind = 'board' where id = 'haringey.board'")
                    .update();
        }
    }
}
