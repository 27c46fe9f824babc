package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.CalendarChanges;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.YearWatch;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Meetings: the calendar")
class CalendarStoryTest extends MeetingStories {

    private static final String HARINGEY = "haringey.board";
    private static final String ASB_GROUP = "charnwood.asb-group";

    @Autowired
    YearWatch watch;

    @Autowired
    CalendarChanges changes;

    private String change(String login, String what, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("change", what);
        form.putIfAbsent("reason", "The hall is closed");
        return staff.starts(login, "calendarChange", form);
    }

    private String moves(MeetingStory story, String day) {
        return change(
                story.secretary(), "move", Map.of("meeting", story.sitting().id(), "day", day));
    }

    @Test
    @DisplayName("G12: timer, due dates and the papers' date move along with the meeting, and people are told")
    void everythingMovesAlong() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-03-01").waitsAt(CIRCULATE).told();
        assertThat(story.waitingAt(CIRCULATE).getDueDate()).isEqualTo("2027-02-19T17:00:00Z");

        String number = moves(story, "2027-04-07");

        assertThat(number).startsWith("HGY-K-");
        assertThat(story.sitting().heldOn()).isEqualTo("2027-04-07");
        assertThat(story.sitting().opensAt()).isEqualTo("2027-04-07T13:00:00Z");
        assertThat(story.sitting().papers().dueWhy())
                .isEqualTo("5 clear working days before Wed 7 Apr 2027: send by Tue 30 Mar 2027; skipped one weekend");
        assertThat(story.waitingAt(CIRCULATE).getDueDate()).isEqualTo("2027-03-30T16:00:00Z");
        assertThat(mails(number)).hasSize(13).allSatisfy(mail -> assertThat(mail.subject())
                .isEqualTo("Haringey Community Safety Partnership Board is moved from Monday 1 March 2027, 14:00"
                        + " to Wednesday 7 April 2027, 14:00"));
        story.resumes();
        assertThat(story.opensByTimer()).isEqualTo("2027-04-07T13:00:00Z");
        assertThat(changes.of(story.sitting())).hasSize(2);
        moves(story, "2027-04-08");
        assertThat(story.opensByTimer()).isEqualTo("2027-04-08T13:00:00Z");
        Today.is("2027-04-07T14:00");
        story.goesOn().hasNotPassed("meetingOpened");
        story.opens().endsAt("meetingHeld", Sitting.State.HELD);
    }

    @Test
    @DisplayName("F2, G12: applications on the agenda of a moved or cancelled meeting are due at its new day")
    void applicationsMoveAlong() {
        Today.is("2026-10-19T10:00");
        String added = change("charnwood-asb-secretary", "add", Map.of("body", ASB_GROUP, "day", "2026-10-26"));
        assertThat(added).startsWith("CHW-K-");
        FundingStory application = story().waitsAt(CONSIDER).told();
        Task task = application.waitingAt(CONSIDER);
        assertThat(task.getDueDate()).isEqualTo("2026-10-26T14:00:00Z");
        String sitting =
                sittings.open("charnwood", application.number()).orElseThrow().sitting();

        change("charnwood-asb-secretary", "move", Map.of("meeting", sitting, "day", "2026-10-28", "time", "09:30"));
        assertThat(application.waitingAt(CONSIDER).getDueDate()).isEqualTo("2026-10-28T09:30:00Z");

        change("charnwood-asb-secretary", "cancel", Map.of("meeting", sitting));
        assertThat(application.waitingAt(CONSIDER).getDueDate()).isEqualTo("2026-11-12T14:00:00Z");
        application.resumes().isApproved();
    }

    @Test
    @DisplayName("G12: what was on the agenda of a cancelled meeting is on the next one; its preparation ends")
    void cancels() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-03-02").waitsAt(PREPARE).told();
        String item = staff.starts(
                "haringey-health",
                "agendaProposal",
                Map.of("asks", "information", "meeting", story.sitting().id(), "title", "Flu", "text", "Be careful"));

        change(
                "haringey-cabinet-member",
                "cancel",
                Map.of("meeting", story.sitting().id()));

        story.endsAt("preparationEnded", Sitting.State.CANCELLED);
        assertThat(agenda(story)).isEmpty();
        assertThat(calendar.sitting(agenda.item("haringey", item).sitting()).heldOn())
                .isAfter(story.sitting().heldOn());
        assertRefused(() -> moves(story, "2027-03-03")).hasMessageContaining("has no choice");
    }

    @Test
    @DisplayName("G12: a cancelled day can be met on after all, and is prepared anew")
    void reinstates() {
        MeetingStory story =
                meetingOf(HARINGEY).on("2027-03-04").waitsAt(PREPARE).told();
        String first = story.number();
        change("haringey-secretary", "cancel", Map.of("meeting", story.sitting().id()));
        MeetingStory other = meetingOf(HARINGEY).on("2027-03-05");
        assertRefused(() -> moves(other, "2027-03-04"))
                .hasMessageContaining("on Thursday 4 March 2027 was cancelled. Add a meeting on that day again");

        story.on("2027-03-04").told().opens().endsAt("meetingHeld", Sitting.State.HELD);

        assertThat(story.number()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("G12: two meetings of one body on one day, and meetings of the past, are refused")
    void refusesASecondMeeting() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-08");
        MeetingStory other = meetingOf(HARINGEY).on("2027-03-09");

        assertRefused(() -> change("haringey-secretary", "add", Map.of("body", HARINGEY, "day", "2027-03-08")))
                .hasMessageContaining("meets on Monday 8 March 2027 already, and a body meets once a day");
        assertRefused(() -> moves(other, "2027-03-08")).hasMessageContaining("meets on Monday 8 March 2027 already");
        assertRefused(() -> moves(other, "2027-01-04")).hasMessageContaining("lies in the past");
        assertRefused(() -> moves(other, "2027-03-09"))
                .hasMessageContaining("is on Tuesday 9 March 2027, 14:00 already");
        assertRefused(() -> change(
                        "haringey-secretary",
                        "move",
                        Map.of("meeting", story.sitting().id(), "day", "2027-03-10", "time", "25:00")))
                .hasMessageContaining("\"25:00\" is no time of day");
        assertThat(story.sitting().heldOn()).isEqualTo("2027-03-08");
        assertThat(other.sitting().heldOn()).isEqualTo("2027-03-09");
    }

    @Test
    @DisplayName("G12: the time of a meeting can change on the same day")
    void changesTheTime() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-10");

        change(
                "haringey-secretary",
                "move",
                Map.of("meeting", story.sitting().id(), "day", "2027-03-10", "time", "9.15"));

        assertThat(story.sitting().opensAt()).isEqualTo("2027-03-10T09:15:00Z");
    }

    @Test
    @DisplayName("G12: only a body's chair, vice chair and secretary change its calendar")
    void refusesStrangers() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-11");
        Map<String, Object> cancel = Map.of("meeting", story.sitting().id());

        assertRefused(() -> change("charnwood-board-secretary", "cancel", cancel))
                .hasMessageContaining("has no choice");
        assertRefused(() -> change("bcp-chair", "add", Map.of("body", "bcp.hate-crime-group", "day", "2027-03-11")))
                .hasMessageContaining("has no choice");
        assertThatThrownBy(() -> change("haringey-health", "cancel", cancel))
                .isInstanceOf(AuthorizationException.class);
        assertThat(story.sitting().state()).isEqualTo(Sitting.State.PLANNED);
    }

    @Test
    @DisplayName("G12: a meeting whose preparation was due while the product stood still starts late, but once")
    void startsLateButOnce() {
        MeetingStory story = meetingOf(HARINGEY).on("2027-03-12").waitsAt(PREPARE);
        Today.is("2027-03-11T09:00");
        CalendarRun.of(engine).startMeetings();
        CalendarRun.of(engine).startMeetings();

        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(story.sitting().number())
                        .count())
                .isOne();
        assertThat(story.sitting().state()).isEqualTo(Sitting.State.IN_PREPARATION);
    }

    @Test
    @DisplayName("G12: the coming year is planned for every body, and what was moved is not planned anew")
    void plansAhead() {
        Today.is("2028-12-15T09:00");
        CalendarRun.of(engine).work("plan meetings");
        List<Sitting> planned = calendar.year("haringey", 2029);
        assertThat(planned)
                .extracting(sitting -> sitting.heldOn().toString())
                .containsExactly("2029-01-17", "2029-04-18", "2029-07-18", "2029-10-17");
        change("haringey-secretary", "move", Map.of("meeting", planned.get(1).id(), "day", "2029-04-25"));
        CalendarRun.of(engine).work("plan meetings");

        assertThat(calendar.year("haringey", 2029))
                .extracting(sitting -> sitting.heldOn().toString())
                .containsExactly("2029-01-17", "2029-04-25", "2029-07-18", "2029-10-17");
        assertThat(calendar.year("haringey", 2029).get(1).plannedFor()).isEqualTo("2029-04-18");
    }

    @Test
    @DisplayName(
            "G12: the year's minimum is watched; chairs and secretary are warned once when it cannot be met as planned")
    void warnsOfTooFewMeetings() {
        Today.is("2030-01-02T09:00");
        CalendarRun.of(engine).work("plan meetings");
        var body = register.body("bcp.executive");
        assertThat(watch.year(body, 2030).words()).isEqualTo("0 of 4 held, 4 planned, 363 days left");
        String subject = "CSP Executive Board: too few meetings in 2030";
        CalendarRun.of(engine).work("watch the year");
        assertThat(warnings(subject)).isEmpty();

        Sitting last = calendar.year("bcp", 2030).stream()
                .filter(sitting -> sitting.body().equals("bcp.executive"))
                .reduce((one, two) -> two)
                .orElseThrow();
        change("bcp-executive-secretary", "cancel", Map.of("meeting", last.id()));
        CalendarRun.of(engine).work("watch the year");
        CalendarRun.of(engine).work("watch the year");

        assertThat(warnings(subject)).containsExactlyInAnyOrder("bcp-executive-secretary");
        assertThat(watch.year(body, 2030).words()).isEqualTo("0 of 4 held, 3 planned, 363 days left: add 1 more");
        change("bcp-executive-secretary", "add", Map.of("body", "bcp.executive", "day", "2030-12-10"));
        assertThat(watch.year(body, 2030).missing()).isZero();
    }

    private List<String> warnings(String subject) {
        return sql.sql("select recipient from cs_message where subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }
}
