package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.hub.Discussion;
import org.communitysafety.hub.Discussion.Outcome;
import org.communitysafety.hub.HubMinutes;
import org.communitysafety.hub.HubMinutes.Issue;
import org.communitysafety.hub.MinutesPasswords;
import org.communitysafety.hub.MinutesShelf;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A meeting of the hub, from its invitations to its minutes")
class HubMeetingStoryTest extends HubStories {

    private static final String FIRE = "cannock-fire";
    private static final String CITIZENS = "cannock-citizens-advice";

    @Autowired
    HubMinutes minutes;

    @Autowired
    MinutesShelf shelf;

    @Autowired
    MinutesPasswords passwords;

    @Autowired
    Attendance attendance;

    private HubWeek week() {
        return HubWeek.on(engine, staff, calendar, register, "2026-10-06");
    }

    private HubWeek week(String day) {
        return HubWeek.on(engine, staff, calendar, register, day);
    }

    /** A case of the police on the agenda of the next meeting. */
    private HubStory onTheAgenda(String surname) {
        return story(surname, "1981-03-04").waitsAt(OUTCOME).told();
    }

    private HubStory restricted(String surname, String... organisations) {
        return story(surname, "1981-03-04")
                .at(
                        TRIAGE,
                        Answer.with("verdict", "accept")
                                .and("restricted", true)
                                .and("restrictTo", List.of(organisations)))
                .waitsAt(OUTCOME)
                .told();
    }

    private Set<String> passed(HubWeek week) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(week.number())
                .list()
                .stream()
                .flatMap(one -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(one.getId())
                        .finished()
                        .list()
                        .stream())
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private String password(Issue issue, HubWeek week) {
        return passwords.show(copy(issue, week, TEAM).password(), register.person(TEAM));
    }

    private MinutesShelf.Copy copy(Issue issue, HubWeek week, String login) {
        return shelf.of(register.person(login)).stream()
                .filter(one -> one.sitting().equals(week.sitting().id()) && one.issue() == issue)
                .findFirst()
                .orElseThrow();
    }

    /** What somebody reads in their minutes. */
    private String read(Issue issue, HubWeek week, String login) {
        byte[] pdf = shelf.file(copy(issue, week, login).id(), register.person(login))
                .content();
        try (PDDocument document = Loader.loadPDF(pdf, password(issue, week))) {
            assertThat(document.getEncryption().getLength()).isEqualTo(256);
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName(
            "H3, H7, H8, H9, H12, H15, H18, H22: a week from the invitations over agenda, meeting and outcome to the minutes")
    void week1() {
        HubStory story = onTheAgenda("Abernethy");
        HubWeek week = week().runs();
        assertThat(week.number()).matches("CCH-M-2026-\\d{4}");
        week.invited();
        week.at(-1, "12:00:00");
        assertThat(passed(week)).doesNotContain("issueAgenda");
        week.at(-1, "12:00:01");
        assertThat(passed(week)).contains("agendaClosed", "issueAgenda");
        week.at(0, "10:00").does("confirmStatement").does("takeAttendance").does("reviewOverdueActions");
        assertRefused(() -> week.does("discussGeneralCases")).hasMessageContaining(story.number());
        story.resumes();
        week.does("discussGeneralCases").at(0, "10:40").does("closeMeeting");
        week.at(1, "08:59:59");
        assertThat(passed(week)).doesNotContain("issueMinutes");
        week.at(1, "09:00:00");

        assertThat(passed(week)).contains("issueMinutes", "meetingHeld").doesNotContain("callRestrictedCase");
        assertThat(week.sitting().state()).isEqualTo(Sitting.State.HELD);
        assertThat(discussions.of(story.number()))
                .extracting(Discussion::outcome)
                .containsExactly(Outcome.RESOLVED);
        assertThat(mails(week.number()))
                .filteredOn(mail -> mail.recipient().equals(FIRE))
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder(
                        "Virtual Community Safety Hub: invitation, Tuesday 6 October 2026, 10:00",
                        week.number() + ": agenda and open actions",
                        week.number() + ": updates and actions");
        assertThat(read(Issue.FIRST, week, FIRE))
                .contains("1. " + story.number(), "Wilhelmina Abernethy", "Staffordshire Police")
                .contains("Audio or video recording", "One Staffordshire Information Sharing Protocol")
                .doesNotContain("Outcome");
        String after = read(Issue.SECOND, week, FIRE);
        assertThat(after)
                .contains("Closed as resolved", "The nights have been quiet for a month", "She goes out again")
                .contains("Read out at the start of the meeting at 10:00 and confirmed by Alison Prescott")
                .contains("Opened 10:00, closed 10:40", "Jodie Pearce");
        assertThat(after.indexOf("Donna Yates")).isBetween(0, after.indexOf("1. " + story.number()));
    }

    @Test
    @DisplayName("H7: the meeting opens by itself in the hub's rhythm, after a standstill late but once")
    void lateButOnce() {
        Today.is("2026-10-28T15:00:00");
        HubWeek week = week("2026-10-20").runs();
        CalendarRun.of(engine).startMeetings();

        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(week.number())
                        .count())
                .isEqualTo(1);
        week.invited();
        assertThat(week.waitsAt("confirmStatement")).isTrue();
        assertThat(passed(week)).contains("issueAgenda");
        assertThat(week.sitting().opensAt()).isEqualTo("2026-10-20T09:00:00Z");
    }

    @ParameterizedTest(name = "{0}: {1}, opens {2}, minutes {3}")
    @DisplayName("H3, H9: cut-off, meeting and minutes keep London's time through both clock changes and bank holidays")
    @CsvSource({
        // the clocks go back on 25 October 2026, forward on 28 March 2027
        "2026-10-27, 2026-10-26T12:00:01Z, 2026-10-27T10:00:00Z, 2026-10-28T09:00:00Z",
        "2027-03-30, 2027-03-29T11:00:01Z, 2027-03-30T09:00:00Z, 2027-03-31T08:00:00Z",
        // the substitute day for Boxing Day, and the early May bank holiday
        "2026-12-29, 2026-12-28T12:00:01Z, 2026-12-29T10:00:00Z, 2026-12-30T09:00:00Z",
        "2027-05-04, 2027-05-03T11:00:01Z, 2027-05-04T09:00:00Z, 2027-05-05T08:00:00Z"
    })
    void londonTime(String day, Instant closes, Instant opens, Instant minutesDue) {
        Today.is(LocalDate.parse(day).minusDays(6) + "T09:00:00");
        HubWeek week = week(day).runs().invited();

        week.at(closes.minusSeconds(1));
        assertThat(passed(week)).doesNotContain("issueAgenda");
        week.at(closes);
        assertThat(passed(week)).contains("issueAgenda");
        assertThat(week.waitsAt("confirmStatement")).isFalse();
        week.at(opens).does("confirmStatement").does("takeAttendance").does("reviewOverdueActions");
        week.does("discussGeneralCases").at(opens.plusSeconds(60)).does("closeMeeting");
        week.at(minutesDue.minusSeconds(1));
        assertThat(passed(week)).doesNotContain("issueMinutes");
        week.at(minutesDue);
        assertThat(passed(week)).contains("issueMinutes");
    }

    @Test
    @DisplayName(
            "H3, H8: a moved meeting takes its cut-off, its cases and their actions along; a cancelled one leaves them")
    void movedAndCancelled() {
        Today.is("2027-02-01T09:00:00");
        HubStory story = onTheAgenda("Birtwistle");
        story.submits(
                story.task(OUTCOME),
                Answer.with("outcome", "continue")
                        .and("action1What", "Call on him")
                        .and("action1Owner", HOUSING));
        HubWeek week = week("2027-02-09");
        Today.is("2027-02-03T09:00:00");
        week.runs();
        String action = actions.numbersOf(story.number()).get(0);
        changes(week, Map.of("change", "move", "day", "2027-02-11", "time", "14:00", "reason", "The chair is away"));
        Instant moved = Instant.parse("2027-02-11T14:00:00Z");
        assertThat(actions.action(action).dueAt()).isEqualTo(moved);
        assertThat(story.task(OUTCOME).getDueDate()).isEqualTo(Date.from(moved));
        assertThat(story.task(ACTION).getDueDate()).isEqualTo(Date.from(moved));
        week.at(Instant.parse("2027-02-08T12:00:01Z"));
        assertThat(passed(week)).doesNotContain("issueAgenda");
        week.at(Instant.parse("2027-02-10T12:00:01Z"));
        assertThat(passed(week)).contains("issueAgenda");

        changes(week, Map.of("change", "cancel", "reason", "The building is closed"));
        assertThat(passed(week)).contains("preparationEnded");
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2027-02-16");
        Instant next = Instant.parse("2027-02-16T10:00:00Z");
        assertThat(actions.action(action).dueAt()).isEqualTo(next);
        assertThat(story.task(OUTCOME).getDueDate()).isEqualTo(Date.from(next));
    }

    private void changes(HubWeek week, Map<String, Object> change) {
        Map<String, Object> form = new HashMap<>(change);
        form.put("meeting", week.sitting().id());
        staff.starts(TEAM, "calendarChange", form);
        week.runs();
    }

    @Test
    @DisplayName("H10, H12: only the chair authorises; without a signature nobody can be invited; the team sends")
    void invitations() {
        HubWeek week = week().runs();
        assertThat(staff.tasks(TEAM, week.number())).isEmpty();
        assertThat(column(week.sees(CHAIR, "authoriseInvitations"), "unsigned", "what"))
                .contains("Pauline Grady");
        assertThat(Staff.values(week.sees(CHAIR, "authoriseInvitations"), "inviteOptions"))
                .contains(seat("police") + "|" + POLICE, seat("police") + "|cannock-police-deputy")
                .doesNotContain(seat("citizens-advice") + "|" + CITIZENS);
        assertRefused(() -> week.does(
                        "authoriseInvitations", Map.of("invited", List.of(seat("citizens-advice") + "|" + CITIZENS))))
                .hasMessageContaining("(invited)");

        week.does("authoriseInvitations", Map.of("invited", List.of(seat("police") + "|" + POLICE)));
        week.does("sendInvitations");

        assertThat(mails(week.number())).extracting(Mail::recipient).containsExactlyInAnyOrder(POLICE, TEAM);
        String entry = new String(
                sql.sql("select a.content from cs_attachment a join cs_message_attachment m on m.attachment = a.id"
                                + " join cs_message s on s.id = m.message where s.about = ? and s.recipient = ?")
                        .params(week.number(), POLICE)
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
        assertThat(entry)
                .contains("BEGIN:VEVENT", "METHOD:REQUEST", "DTSTART:20261006T090000Z", "DTEND:20261006T103000Z")
                .contains("LOCATION:https://meet.invalid/hub", "SUMMARY:Virtual Community Safety Hub");
    }

    private static String seat(String id) {
        return "cannock-chase.hub." + id;
    }

    @Test
    @DisplayName("H7: longer than 90 minutes only with a guest speaker, or where the chair says that it is meant")
    void length() {
        HubWeek week = week().runs();
        assertRefused(() -> week.does("authoriseInvitations", Map.of("minutes", "105")))
                .hasMessageContaining("no longer than 90 minutes");
        week.does(
                "authoriseInvitations",
                Map.of(
                        "minutes", "120",
                        "speakerComes", true,
                        "speakerName", "Dr Priya Nand",
                        "speakerOrganisation", "Victim Support",
                        "speakerEmail", "p.nand@example.invalid",
                        "speakerTopic", "Cuckooing"));
        week.does("sendInvitations");
        assertThat(mails(week.number())).extracting(Mail::recipient).contains("p.nand@example.invalid");

        HubWeek meant = week("2026-10-13").at(-6, "09:00");
        meant.does("authoriseInvitations", Map.of("minutes", "105", "longer", true));
        assertThat(meant.waitsAt("sendInvitations")).isTrue();
    }

    @Test
    @DisplayName("H7, H10, H22: a guest speaker attends, stands in the log, and gets no cases")
    void speaker() {
        HubStory story = onTheAgenda("Cuthbertson");
        HubWeek week = week().runs();
        week.does(
                "authoriseInvitations",
                Map.of(
                        "speakerComes", true,
                        "speakerName", "Dr Priya Nand",
                        "speakerOrganisation", "Victim Support",
                        "speakerEmail", "p.nand@example.invalid",
                        "speakerTopic", "Cuckooing"));
        week.does("sendInvitations").at(0, "10:00").does("confirmStatement");
        week.does("takeAttendance", Map.of("speaker", true)).does("reviewOverdueActions");
        story.resumes();
        week.does("discussGeneralCases").at(0, "11:00").does("closeMeeting").at(1, "09:00");

        assertThat(read(Issue.SECOND, week, POLICE))
                .contains("Dr Priya Nand", "Victim Support", "Guest speaker: Dr Priya Nand, Victim Support: Cuckooing");
        assertThat(mails(week.number()))
                .filteredOn(mail -> mail.recipient().contains("@"))
                .extracting(Mail::subject)
                .containsExactly("Virtual Community Safety Hub: invitation, Tuesday 6 October 2026, 10:00");
    }

    @Test
    @DisplayName(
            "H18, H26: the statement's six points and the protocol are shown; it comes first and is kept with its edition")
    void statement() {
        HubWeek week = week().runs().invited().at(0, "10:00");
        assertThat(week.waitsAt("takeAttendance")).isFalse();
        var form = week.sees(TEAM, "confirmStatement");
        assertThat(form.get("statement").toString()).contains("1. Information shared", "6. All partners who log on");
        assertThat(form.get("protocol").toString()).contains("One Staffordshire Information Sharing Protocol");
        assertRefused(() -> week.does("confirmStatement", Map.of("alone", false)))
                .hasMessageContaining("Tick both");

        week.does("confirmStatement");

        assertThat(sql.sql("select statement || ' ' || statement_by from cs_hub_meeting where sitting = ?")
                        .param(week.sitting().id())
                        .query(String.class)
                        .single())
                .isEqualTo("Terms of Reference, amended May 2023, 7.2 " + CHAIR);
    }

    @Test
    @DisplayName(
            "H10, H12: who is not authorised, or whose signature has lapsed since, cannot attend; a removed member neither")
    void attendanceGate() {
        HubWeek week = week("2026-11-03").at(Instant.parse("2026-10-28T09:00:00Z"));
        String probation = "cannock-chase.org.probation";
        week.does(
                "authoriseInvitations",
                Map.of(
                        "invited",
                        List.of(
                                seat("community-safety") + "|" + CHAIR,
                                seat("probation") + "|cannock-probation",
                                seat("fire-and-rescue") + "|" + FIRE)));
        week.does("sendInvitations");
        sql.sql("update cs_agreement set valid_until = '2026-11-02' where organisation = ?")
                .param(probation)
                .update();
        try {
            week.at(0, "10:00").does("confirmStatement");
            var form = week.sees(TEAM, "takeAttendance");
            assertThat(Staff.values(form, "presentOptions"))
                    .containsExactlyInAnyOrder(
                            seat("community-safety") + "|" + CHAIR, seat("fire-and-rescue") + "|" + FIRE);
            assertThat(column(form, "shutOut", "what")).containsExactly("Elliot Barnes");
            for (String other : List.of(seat("probation") + "|cannock-probation", seat("police") + "|" + POLICE)) {
                assertRefused(() -> week.does(
                                "takeAttendance",
                                Map.of("present", List.of(seat("community-safety") + "|" + CHAIR, other))))
                        .hasMessageContaining("(present)");
            }
        } finally {
            sql.sql("update cs_agreement set valid_until = '2027-10-04' where organisation = ?")
                    .param(probation)
                    .update();
        }
    }

    @Test
    @DisplayName(
            "H13, H22: a deputy acts for the seat; who comes later hears the statement first; who leaves has a time")
    void arrivals() {
        HubWeek week = week().runs();
        List<String> invited = new ArrayList<>(Staff.texts(week.sees(CHAIR, "authoriseInvitations"), "invited"));
        invited.add(seat("police") + "|cannock-police-deputy");
        week.does("authoriseInvitations", Map.of("invited", invited)).does("sendInvitations");
        week.at(0, "10:00").does("confirmStatement");
        week.does(
                "takeAttendance",
                Map.of(
                        "present",
                        List.of(seat("community-safety") + "|" + CHAIR, seat("police") + "|cannock-police-deputy")));
        week.at(0, "10:12");
        assertRefused(() ->
                        week.does("recordPresence", Map.of("arrived", List.of(seat("fire-and-rescue") + "|" + FIRE))))
                .hasMessageContaining("hears the data protection statement too");
        week.does("recordPresence", Map.of("arrived", List.of(seat("fire-and-rescue") + "|" + FIRE), "told", true));
        week.at(0, "10:30");
        String leaves = Staff.values(week.sees(TEAM, "recordPresence"), "thereOptions").stream()
                .filter(one -> attendance.of(week.sitting().id()).stream()
                        .anyMatch(p -> String.valueOf(p.id()).equals(one) && FIRE.equals(p.person())))
                .findFirst()
                .orElseThrow();
        week.does("recordPresence", Map.of("left", List.of(leaves)));

        assertThat(attendance.of(week.sitting().id()))
                .filteredOn(one -> one.guest() == null)
                .extracting(Presence::person, Presence::deputy, Presence::fromAt, Presence::untilAt)
                .containsExactlyInAnyOrder(
                        tuple(CHAIR, false, Instant.parse("2026-10-06T09:00:00Z"), null),
                        tuple("cannock-police-deputy", true, Instant.parse("2026-10-06T09:00:00Z"), null),
                        tuple(
                                FIRE,
                                false,
                                Instant.parse("2026-10-06T09:12:00Z"),
                                Instant.parse("2026-10-06T09:30:00Z")));
    }

    @Test
    @DisplayName("H22: when everybody has left nobody's arrival is recorded any more, and the meeting is closed")
    void everybodyLeaves() {
        HubWeek week = week().runs().meets().at(0, "10:20");
        week.does("recordPresence", Map.of("left", Staff.values(week.sees(TEAM, "recordPresence"), "thereOptions")));
        assertThat(passed(week)).contains("everybodyLeft");
        week.does("discussGeneralCases").does("closeMeeting");
        assertThat(week.sitting().state()).isEqualTo(Sitting.State.HELD);
    }

    @Test
    @DisplayName("H8: a meeting that is called off as it begins is not opened; its cases wait for the next one")
    void calledOff() {
        HubStory story = onTheAgenda("Evershed");
        HubWeek week = week().runs().invited();

        week.at(0, "10:00").does("confirmStatement", Map.of("takesPlace", "no", "reason", "The network is down"));

        assertThat(passed(week)).contains("meetingNotHeld").doesNotContain("takeAttendance");
        assertThat(week.sitting().state()).isEqualTo(Sitting.State.CANCELLED);
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-13");
    }

    @Test
    @DisplayName("G27, H8: without the chair or whom the chair has appointed the hub does not meet; its cases wait")
    void noChair() {
        HubStory story = onTheAgenda("Dunwoody");
        HubWeek week = week().runs();
        week.does("authoriseInvitations", Map.of("standIn", POLICE)).does("sendInvitations");
        week.at(0, "10:00").does("confirmStatement");
        Map<String, Object> without =
                Map.of("present", List.of(seat("fire-and-rescue") + "|" + FIRE), "presiding", FIRE);
        assertRefused(() -> week.does("takeAttendance", without))
                .hasMessageContaining("the chair, or whoever the chair");

        week.does("takeAttendance", Map.of("takesPlace", "no", "reason", "Nobody can chair", "present", List.of()));

        assertThat(passed(week)).contains("meetingNotHeld");
        assertThat(week.sitting().state()).isEqualTo(Sitting.State.CANCELLED);
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-13");
        HubWeek next = week("2026-10-13").at(-6, "09:00");
        next.does("authoriseInvitations", Map.of("standIn", POLICE)).does("sendInvitations");
        next.at(0, "10:00").does("confirmStatement");
        next.does("takeAttendance", Map.of("present", List.of(seat("police") + "|" + POLICE)));
        assertThat(attendance.presided(next.sitting().id()))
                .extracting(one -> one.person())
                .containsExactly(POLICE);
    }

    @Test
    @DisplayName(
            "H8, H15: no outcome before attendance is taken and overdue actions were reviewed; overdue ones come first")
    void order() {
        HubStory late = onTheAgenda("Eccles");
        late.submits(
                late.task(OUTCOME),
                Answer.with("outcome", "continue")
                        .and("action1What", "Mend the gate")
                        .and("action1Owner", HOUSING));
        HubStory fresh = story("Fairclough", "1981-03-05").waitsAt(OUTCOME).told();
        Task task = fresh.task(OUTCOME);
        assertRefused(() -> staff.submits(CHAIR, task, outcome()))
                .hasMessageContaining("once its attendance has been taken");
        HubWeek week = week("2026-10-13").at(-6, "09:00").invited();
        week.at(0, "10:00:01").does("confirmStatement").does("takeAttendance");
        assertRefused(() -> staff.submits(CHAIR, task, outcome())).hasMessageContaining("Overdue actions come first");

        assertThat(column(week.sees(TEAM, "reviewOverdueActions"), "overdue", "content"))
                .containsExactly("Mend the gate");
        week.does("reviewOverdueActions");
        assertThat(column(week.sees(TEAM, "discussGeneralCases"), "cases", "number"))
                .containsExactly(late.number(), fresh.number());
        assertThat(column(week.sees(TEAM, "discussGeneralCases"), "cases", "overdue"))
                .containsExactly("1", "");
    }

    private static Map<String, Object> outcome() {
        return Map.of("outcome", "resolved", "summary", "Settled", "impact", "Quiet");
    }

    @Test
    @DisplayName("H3: a late referral counts as raised only while somebody of its organisation is there")
    void raised() {
        Today.is("2026-10-05T15:00:00");
        HubStory story = story("Gathercole", "1981-03-06")
                .with("attends", true)
                .waitsAt(OUTCOME)
                .told();
        HubWeek week = week().runs().invited().at(0, "10:00").does("confirmStatement");
        week.does("takeAttendance", Map.of("present", List.of(seat("community-safety") + "|" + CHAIR)));
        week.does("reviewOverdueActions");
        assertRefused(() -> story.submits(story.task(OUTCOME), Answer.with("raised", "yes")))
                .hasMessageContaining("Nobody of Staffordshire Police is in attendance");

        week.at(0, "10:05")
                .does("recordPresence", Map.of("arrived", List.of(seat("police") + "|" + POLICE), "told", true));
        story.submits(story.task(OUTCOME), Answer.with("raised", "yes"));
        assertThat(discussions.of(story.number()))
                .extracting(Discussion::outcome)
                .containsExactly(Outcome.RESOLVED);
    }

    @Test
    @DisplayName(
            "H17: restricted cases come last, one by one, each once everybody else has left; the minutes of others know nothing")
    void restrictedCases() {
        HubStory general = onTheAgenda("Hardcastle");
        HubStory first = restricted("Illingsworth", "cannock-chase.org.probation");
        HubStory second = restricted("Jessop", "cannock-chase.org.mental-health");
        HubWeek week = week().runs().meets();
        assertRefused(() -> first.submits(first.task(OUTCOME), Answer.AS_USUAL)).hasMessageContaining("Call it first");
        general.resumes();
        week.does("discussGeneralCases");
        assertThat(staff.tasks(TEAM, week.number()))
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly("recordPresence");
        week.at(0, "10:20");
        assertRefused(() -> week.does("callRestrictedCase", Map.of("left", List.of())))
                .hasMessageContaining("still there");
        week.does("callRestrictedCase");
        assertThat(attendance.now(week.sitting()))
                .extracting(Presence::person)
                .containsExactlyInAnyOrder(CHAIR, POLICE, "cannock-probation");
        week.at(0, "10:25");
        assertRefused(() -> week.does("callRestrictedCase")).hasMessageContaining("one by one");
        String mentalHealth = seat("mental-health") + "|cannock-mental-health";
        week.does("recordPresence", Map.of("arrived", List.of(mentalHealth), "told", true));
        assertRefused(() -> first.submits(first.task(OUTCOME), Answer.AS_USUAL))
                .hasMessageContaining("Somebody has come in");
        week.at(0, "10:26").does("recordPresence", Map.of("left", List.of(presence(week, "cannock-mental-health"))));
        first.resumes();
        week.at(0, "10:30").does("callRestrictedCase");
        assertRefused(() -> week.does("closeMeeting"))
                .hasMessageContaining("has not finished yet")
                .hasMessageNotContaining("CCH-H");
        second.resumes();
        week.at(0, "10:50").does("closeMeeting").at(1, "09:00");

        assertThat(read(Issue.SECOND, week, FIRE))
                .contains("1. " + general.number())
                .doesNotContain(first.number(), second.number(), "Illingsworth", "Jessop", "2. CCH");
        assertThat(read(Issue.SECOND, week, "cannock-probation"))
                .contains("2. " + first.number())
                .doesNotContain(second.number());
        assertThat(read(Issue.SECOND, week, CHAIR)).contains("2. " + first.number(), "3. " + second.number());
        assertThat(read(Issue.SECOND, week, TEAM)).doesNotContain(first.number());
    }

    private String presence(HubWeek week, String login) {
        return attendance.now(week.sitting()).stream()
                .filter(one -> login.equals(one.person()))
                .map(one -> String.valueOf(one.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("H8, H17: a restricted case that is left, or not called before the end, waits for the next meeting")
    void leftOver() {
        HubStory left = restricted("Kershaw");
        HubWeek week = week().runs().meets().does("discussGeneralCases");
        week.does("callRestrictedCase", Map.of("how", "leave", "why", "The informant is not ready", "left", List.of()));
        assertThat(meetings.of(left.number()).heldOn()).hasToString("2026-10-13");
        assertThat(left.task(OUTCOME).getDueDate()).isEqualTo(Date.from(Instant.parse("2026-10-13T09:00:00Z")));
        assertThat(week.waitsAt("closeMeeting")).isTrue();
    }

    @Test
    @DisplayName(
            "H20: minutes open with the month's password only; it has capitals, small letters and digits and changes monthly")
    void encrypted() throws IOException {
        onTheAgenda("Longbottom");
        HubWeek week = week().runs().at(-1, "12:00:01");
        byte[] pdf = shelf.file(copy(Issue.FIRST, week, FIRE).id(), register.person(FIRE))
                .content();
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .contains("/AESV3")
                .doesNotContain("Longbottom");
        assertThatThrownBy(() -> Loader.loadPDF(pdf)).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> Loader.loadPDF(pdf, "Password1")).isInstanceOf(InvalidPasswordException.class);
        String october = password(Issue.FIRST, week);
        assertThat(october)
                .hasSize(16)
                .matches(".*[A-Z].*")
                .matches(".*[a-z].*")
                .matches(".*[0-9].*")
                .matches("[A-Za-z0-9]+");
        try (PDDocument document = Loader.loadPDF(pdf, october)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Longbottom");
        }
        HubWeek later = week("2026-11-10").at(-1, "12:00:01");
        assertThat(password(Issue.FIRST, later)).isNotEqualTo(october);
        assertThat(password(Issue.FIRST, week)).isEqualTo(october);
    }

    @Test
    @DisplayName(
            "H20, S1: only the partnership team is shown a password, each time noted; it is in no mail and no table")
    void passwordsShown() {
        HubWeek week = week().runs().at(-1, "12:00:01");
        String number = copy(Issue.FIRST, week, CHAIR).password();
        int before = log.ofCase(number, register.person(CHAIR)).orElseThrow().size();
        for (String other : List.of(CHAIR, POLICE, "cannock-manager")) {
            assertThat(passwords.months(register.person(other))).as(other).isEmpty();
            assertThatThrownBy(() -> passwords.show(number, register.person(other)))
                    .isInstanceOf(Refused.class);
        }
        String password = passwords.show(number, register.person(TEAM));

        assertThat(passwords.months(register.person(TEAM)).orElseThrow())
                .extracting(MinutesPasswords.Month::number)
                .contains(number);
        assertThat(log.ofCase(number, register.person(CHAIR)).orElseThrow()).hasSize(before + 1);
        assertThat(mails(week.number())).noneMatch(mail -> (mail.subject() + mail.body()).contains(password));
    }

    @Test
    @DisplayName("H9, H10: minutes go to every member with a live signature and to nobody else; each read is logged")
    void recipients() {
        HubStory story = onTheAgenda("Micklewhite");
        HubWeek week = week().runs().at(-1, "12:00:01");

        assertThat(mails(week.number()))
                .extracting(Mail::recipient)
                .contains(POLICE, CHAIR, TEAM, FIRE)
                .doesNotContain(CITIZENS);
        assertThat(log.ofCase(story.number(), register.person(CHAIR)).orElseThrow())
                .filteredOn(access -> ("Minutes " + week.number() + ": agenda and open actions").equals(access.task()))
                .extracting(access -> access.login())
                .contains(POLICE, FIRE, TEAM)
                .doesNotContain(CITIZENS);
    }

    @Test
    @DisplayName("H27: a member confirms once that they have read the minutes; the chair and the team see who has")
    void readConfirmed() {
        HubWeek week = week().runs().at(-1, "12:00:01");
        String id = copy(Issue.FIRST, week, FIRE).id();
        does(() -> shelf.read(id, register.person(FIRE)));
        Instant first = copy(Issue.FIRST, week, FIRE).readAt();
        Today.is("2026-10-05T18:00:00");
        does(() -> shelf.read(id, register.person(FIRE)));

        assertThat(copy(Issue.FIRST, week, FIRE).readAt()).isEqualTo(first).isNotNull();
        var readBy = shelf.readBy(week.sitting().id(), Issue.FIRST, register.person(CHAIR))
                .orElseThrow();
        assertThat(readBy.read()).containsExactly(FIRE);
        assertThat(readBy.unread()).contains(POLICE, HOUSING);
        assertThat(shelf.readBy(week.sitting().id(), Issue.FIRST, register.person(FIRE)))
                .isEmpty();
        assertThatThrownBy(() -> does(() -> shelf.read(id, register.person(CITIZENS))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> shelf.file(id, register.person("charnwood-police")))
                .isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName(
            "H17, H19: minutes with a case that is restricted since are not handed out again; disposal destroys them")
    void minutesGo() {
        HubStory story = onTheAgenda("Oldroyd");
        HubWeek week = week().runs().at(-1, "12:00:01");
        String id = copy(Issue.FIRST, week, FIRE).id();
        assertThat(shelf.file(id, register.person(FIRE)).content()).isNotEmpty();
        staff.does(CHAIR, () -> does(() -> between.restrict(story.number(), Set.of(), "A witness", CHAIR)));
        assertThatThrownBy(() -> shelf.file(id, register.person(FIRE)))
                .hasMessageContaining("not kept for you any more");

        staff.does(CHAIR, () -> does(() -> between.lift(story.number(), "Told them", CHAIR)));
        story.resumes();
        Today.is("2028-10-07T09:00:00");
        story.goesOn();
        assertThat(files.find("cannock-chase", story.number())).isEmpty();
        assertThat(sql.sql(
                                "select count(*) from cs_attachment a join cs_hub_minutes m on m.attachment = a.id"
                                        + " join cs_minuted c on c.hub_minutes = m.id where c.referral = ? and a.content is not null")
                        .param(story.number())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("H9: a kill between the meeting's end and the mail loses nothing, and the minutes are made once")
    void killed() {
        HubStory story = onTheAgenda("Pemberton");
        HubWeek week = week().runs().meets();
        story.resumes();
        week.does("discussGeneralCases").at(0, "10:45").does("closeMeeting");
        Today.is("2026-10-07T09:00:00");
        var transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            minutes.issue(week.sitting(), Issue.SECOND);
            status.setRollbackOnly();
        });
        assertThat(sent(week)).isEmpty();

        week.runs();
        List<String> once = sent(week);
        assertThat(once).isNotEmpty().doesNotHaveDuplicates();
        does(() -> minutes.issue(week.sitting(), Issue.SECOND));
        assertThat(sent(week)).containsExactlyInAnyOrderElementsOf(once);
        assertThat(passed(week)).contains("meetingHeld");
    }

    /** Message-IDs of the second minutes. */
    private List<String> sent(HubWeek week) {
        return sql.sql("select message_id from cs_message where about = ? and subject like '%updates%'")
                .param(week.number())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("H11, H12: a removed organisation's people are not invited any more")
    void removed() {
        HubWeek week = week("2026-10-13").at(-6, "09:00").invited();
        String removed = "cannock-chase.org.drug-and-alcohol";
        staff.starts(CHAIR, "hubMembership", Map.of("organisation", removed, "change", "removed", "reason", "Talked"));
        try {
            assertThat(sql.sql("select count(*) from cs_hub_invited where person = 'cannock-drug-and-alcohol'")
                            .query(Integer.class)
                            .single())
                    .isZero();
            int before = mails(week.number()).size();
            week.at(-1, "12:00:01");
            assertThat(mails(week.number()).subList(before, mails(week.number()).size()))
                    .extracting(Mail::recipient)
                    .doesNotContain("cannock-drug-and-alcohol");
        } finally {
            sql.sql(
                            "update cs_agreement set ended_at = null, ended_by = null, end_reason = null where organisation = ?")
                    .param(removed)
                    .update();
        }
    }
}
