package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.rest.BoardMeeting.BOARD;
import static org.communitysafety.rest.BoardMeeting.SECRETARY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a meeting's people must not do is refused over REST with a sentence, and changes nothing. */
@DisplayName("Meetings refuse what does not count")
class BadMeetingTest extends ServerTest {

    private static final List<String> FIVE = List.of("lead-member", "police", "bid", "chamber", "university");

    /** Each test has a day of its own, far enough from the planned meetings. */
    private static LocalDate nextDay = LocalDate.now().plusDays(400);

    @Autowired
    private ProcessEngine engine;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    private BoardMeeting meeting() {
        nextDay = nextDay.plusDays(1);
        return new BoardMeeting(people, engine, database, nextDay);
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new HashMap<>(state());
        for (String table : List.of("cs_vote", "cs_resolution", "cs_sitting", "cs_presiding", "cs_apology")) {
            all.put(table, database.queryForObject("select count(*) from " + table, Long.class));
        }
        all.put(
                "meetings",
                database.queryForList(
                        "select id, state, held_on, opened_at, papers_sent_at from cs_sitting order by id"));
        return all;
    }

    private void refused(int status, String sentence, Supplier<Answer> attempt) {
        Map<String, Object> before = everything();
        Answer answer = attempt.get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.message()).contains(sentence);
        assertThat(everything()).isEqualTo(before);
    }

    private Answer start(String user, String process, Map<String, Object> form) {
        return as(user).post("/engine-rest/process-definition/key/" + process + "/submit-form", Rest.form(form));
    }

    private static Map<String, Object> door(Map<String, Object> changes) {
        Map<String, Object> form = new HashMap<>(
                Map.of("arrived", List.of(), "arrivedDeputies", List.of(), "left", List.of(), "close", false));
        form.putAll(changes);
        return form;
    }

    @Test
    @DisplayName("G9: a seat votes once, also from two browsers, and not with somebody else's task")
    void twice() {
        BoardMeeting meeting = meeting().voting("Cameras", FIVE);
        String task = meeting.voters().get("charnwood-police");
        assertThat(meeting.votes("charnwood-police", task, "for").status()).isEqualTo(204);

        refused(404, "may have been completed already", () -> meeting.votes("charnwood-police", task, "against"));
        String bid = meeting.voters().get("charnwood-bid");
        refused(404, "nothing like this here for you", () -> meeting.votes("charnwood-police", bid, "against"));
        refused(400, "choice", () -> meeting.votes("charnwood-bid", bid, "twice"));
        assertThat(database.queryForList(
                        "select choice from cs_vote where item = (select id from cs_agenda_item where number = ?)",
                        String.class,
                        meeting.item()))
                .containsExactly("FOR");
    }

    @Test
    @DisplayName("G9, G5: whoever has left does not vote, whatever task they still know")
    void afterLeaving() {
        BoardMeeting meeting = meeting().voting("Cameras", FIVE);
        String task = meeting.voters().get("charnwood-university");
        meeting.later(10);
        String presence = database.queryForObject(
                "select id from cs_presence where sitting = ? and person = 'charnwood-university'",
                String.class,
                meeting.id());
        meeting.completes(SECRETARY, meeting.number(), "recordPresence", door(Map.of("left", List.of(presence))));
        meeting.work();

        refused(404, "nothing like this here for you", () -> meeting.votes("charnwood-university", task, "for"));
    }

    @Test
    @DisplayName("G9: a deputy and the member are not both there")
    void deputyAndMember() {
        BoardMeeting meeting = meeting().begun("Cameras");
        String task = people.task(SECRETARY, meeting.number(), "takeAttendance");
        Map<String, Object> both = BoardMeeting.attendance(FIVE);
        both.put("deputies", List.of(BOARD + ".police|charnwood-police-sergeant"));

        refused(
                400,
                "is recorded with its member and a deputy. One seat counts once",
                () -> people.completes(SECRETARY, task, both));
    }

    @Test
    @DisplayName("G9: a co-opted seat that lapsed yesterday is nobody's any more")
    void lapsedSeat() {
        BoardMeeting meeting = meeting().begun("Cameras");
        String task = people.task(SECRETARY, meeting.number(), "takeAttendance");
        database.update(
                "update cs_seat set until = ? where id = ?",
                java.sql.Date.valueOf(meeting.day().minusDays(1)),
                BOARD + ".bid");
        try {
            refused(400, "", () -> people.completes(SECRETARY, task, BoardMeeting.attendance(FIVE)));
        } finally {
            database.update("update cs_seat set until = null where id = ?", BOARD + ".bid");
        }
        assertThat(people.completes(SECRETARY, task, BoardMeeting.attendance(FIVE))
                        .status())
                .as("while it is in force")
                .isEqualTo(204);
    }

    @Test
    @DisplayName("G8, F16: a declared interest takes the vote away at once")
    void declaredInterest() {
        BoardMeeting meeting = meeting().voting("Cameras", FIVE);
        String task = meeting.voters().get("charnwood-bid");
        Answer declared =
                start("charnwood-bid", "interestDeclaration", Map.of("item", meeting.item(), "nature", "pecuniary"));
        assertThat(declared.status()).as(declared.body()).isEqualTo(200);
        meeting.work();

        refused(404, "nothing like this here for you", () -> meeting.votes("charnwood-bid", task, "for"));
        assertThat(meeting.voters()).doesNotContainKey("charnwood-bid");
    }

    @Test
    @DisplayName("G7: the chair has a casting vote at a tie only; otherwise there is nothing to give it with")
    void castingVote() {
        BoardMeeting meeting = meeting().voting("Cameras", FIVE);
        Map<String, String> tasks = meeting.voters();
        String chairs = tasks.get("charnwood-chair");
        tasks.forEach((login, task) ->
                assertThat(meeting.votes(login, task, "for").status()).isEqualTo(204));
        meeting.work();

        refused(404, "may have been completed already", () -> meeting.votes("charnwood-chair", chairs, "against"));
        assertThat(as("charnwood-chair")
                        .get(
                                "/engine-rest/task?maxResults=5&taskDefinitionKey=giveCastingVote&processInstanceBusinessKey="
                                        + meeting.item())
                        .json())
                .isEmpty();
        String instance = database.queryForObject(
                "select proc_inst_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null",
                String.class,
                meeting.item());
        Map<String, Object> jump =
                Map.of("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "giveCastingVote")));
        Map<String, Object> before = everything();
        Answer jumped = as("charnwood-chair").post("/engine-rest/process-instance/" + instance + "/modification", jump);
        assertThat(jumped.status()).as(jumped.body()).isIn(403, 404);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("G10, G12: papers that name the old day of a meeting that moved do not go out")
    void movedMeeting() {
        BoardMeeting meeting = meeting().prepared("Cameras");
        meeting.completes(SECRETARY, meeting.number(), "prepareAgenda", Map.of("postponed", List.of()));
        meeting.work();
        String task = people.task(SECRETARY, meeting.number(), "circulatePapers");
        String old = meeting.shown(SECRETARY, task, "meetingOn");
        nextDay = nextDay.plusDays(1);
        Answer moved = start(
                SECRETARY,
                "calendarChange",
                Map.of("change", "move", "meeting", meeting.id(), "day", nextDay.toString(), "reason", "Half-term"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        refused(400, "The meeting has been moved", () -> people.completes(SECRETARY, task, Map.of("meetingOn", old)));
    }

    @Test
    @DisplayName("G12: a body meets once a day, whether the second meeting is added or moved there")
    void twoMeetingsOneDay() {
        BoardMeeting first = meeting().prepared("Cameras");
        BoardMeeting second = meeting().prepared("Lights");
        String day = first.day().toString();

        refused(
                400,
                "a body meets once a day",
                () -> start(
                        SECRETARY,
                        "calendarChange",
                        Map.of("change", "add", "body", BOARD, "day", day, "reason", "More to do")));
        refused(
                400,
                "a body meets once a day",
                () -> start(
                        SECRETARY,
                        "calendarChange",
                        Map.of("change", "move", "meeting", second.id(), "day", day, "reason", "Together")));
    }

    @Test
    @DisplayName("G27, G10: a body that no table names decides nothing and is given no papers' date")
    void bodyWithoutATable() {
        BoardMeeting meeting = meeting();
        BoardMeeting other = meeting().prepared("Lights");
        meeting.begun("Cameras");
        meeting.completes(SECRETARY, meeting.number(), "takeAttendance", BoardMeeting.attendance(FIVE));
        meeting.work();
        String task = people.task(SECRETARY, meeting.item(), "discussItem");
        database.update("update cs_body set kind = 'executive' where id = ?", BOARD);
        try {
            refused(
                    400,
                    "",
                    () -> people.completes(
                            SECRETARY, task, Map.of("interests", List.of(), "how", "vote", "motion", "We buy it")));
            nextDay = nextDay.plusDays(1);
            refused(
                    400,
                    "has no row for the kind of body \"executive\"",
                    () -> start(
                            SECRETARY,
                            "calendarChange",
                            Map.of(
                                    "change",
                                    "move",
                                    "meeting",
                                    other.id(),
                                    "day",
                                    nextDay.toString(),
                                    "reason",
                                    "Later")));
        } finally {
            database.update("update cs_body set kind = 'board' where id = ?", BOARD);
        }
    }

    @Test
    @DisplayName("G14: where nobody is left to preside nothing is decided, and the refusal says so")
    void nobodyPresides() {
        BoardMeeting meeting = meeting().begun("Cameras");
        meeting.completes(
                SECRETARY, meeting.number(), "takeAttendance", BoardMeeting.attendance(List.of("lead-member")));
        meeting.work();
        String presence =
                database.queryForObject("select id from cs_presence where sitting = ?", String.class, meeting.id());
        meeting.later(10);
        meeting.completes(SECRETARY, meeting.number(), "recordPresence", door(Map.of("left", List.of(presence))));
        String task = people.task(SECRETARY, meeting.item(), "discussItem");

        refused(
                400,
                "preside",
                () -> people.completes(
                        SECRETARY, task, Map.of("interests", List.of(), "how", "consensus", "decision", "We buy it")));
    }

    @Test
    @DisplayName(
            "G17, F16: minutes are for the body's people, drafts for its officers, and name no item that is not theirs")
    void minutes() {
        BoardMeeting meeting = meeting()
                .voting("Cameras", List.of("lead-member", "police", "bid", "chamber", "university", "turning-point"));
        Answer declared =
                start("charnwood-bid", "interestDeclaration", Map.of("item", meeting.item(), "nature", "pecuniary"));
        assertThat(declared.status()).as(declared.body()).isEqualTo(200);
        meeting.work();
        meeting.voters().forEach((login, task) -> meeting.votes(login, task, "for"));
        meeting.work();
        meeting.completes(SECRETARY, meeting.item(), "recordDecision", Map.of("wording", "We buy six cameras"));
        meeting.work();
        for (String number : database.queryForList(
                "select number from cs_agenda_item where sitting = ? and state = 'OPEN'", String.class, meeting.id())) {
            meeting.completes(SECRETARY, number, "discussItem", Map.of("interests", List.of(), "how", "noted"));
        }
        meeting.later(60);
        meeting.completes(SECRETARY, meeting.number(), "recordPresence", door(Map.of("close", true)));
        meeting.work();
        String page = "/engine-rest/community-safety/minutes/" + meeting.id();

        for (String member : List.of("charnwood-police", "charnwood-policy-officer", "bcp-chair", "admin")) {
            assertThat(as(member).get(page)).as(member).isEqualTo(as(member).get(page + "0"));
            assertThat(as(member).get(page + "/pdf").status()).as(member).isEqualTo(404);
        }
        assertThat(as(SECRETARY).get(page).body()).contains("We buy six cameras", "Draft: not confirmed yet.");
        meeting.completes(
                SECRETARY, meeting.number(), "confirmMinutes", Map.of("corrections", "Six, not five cameras."));
        meeting.work();

        assertThat(as("charnwood-police").get(page).body())
                .contains("We buy six cameras", "Carried by vote", "5 for, 0 against", "Six, not five cameras.");
        assertThat(as("charnwood-police").answer(page + "/pdf").headers().firstValue("Content-Type"))
                .hasValue("application/pdf");
        assertThat(as("charnwood-police").answer(page + "/pdf").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"minutes-%s.pdf\"".formatted(meeting.number()));
        assertThat(as("charnwood-bid").get(page).body())
                .contains("You take no part in this item", "There are corrections")
                .doesNotContain("cameras", "Cameras", meeting.item());
        assertThat(as("charnwood-bid").get(page + "/pdf").status()).isEqualTo(200);
        assertThat(as("charnwood-bid")
                        .get("/engine-rest/community-safety/minutes")
                        .body())
                .contains(meeting.number());
        for (String stranger : List.of("charnwood-manager", "bcp-chair", "haringey-secretary", "admin")) {
            assertThat(as(stranger).get(page))
                    .as(stranger)
                    .isEqualTo(as(stranger).get(page + "0"));
            assertThat(as(stranger).get(page).status()).isEqualTo(404);
        }
    }
}
