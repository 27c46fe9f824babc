package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.communitysafety.rest.Rest.Answer;
import org.communitysafety.support.CalendarRun;
import org.springframework.jdbc.core.JdbcTemplate;

/** A meeting of Charnwood's board with one item for decision, held through REST; the engine's clock goes along. */
final class BoardMeeting {

    static final String BOARD = "charnwood.board";
    static final String SECRETARY = "charnwood-board-secretary";

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final People people;
    private final ProcessEngine engine;
    private final JdbcTemplate database;
    private final LocalDate day;
    private String id;
    private String number;
    private String item;

    BoardMeeting(People people, ProcessEngine engine, JdbcTemplate database, LocalDate day) {
        this.people = people;
        this.engine = engine;
        this.database = database;
        this.day = day;
    }

    /** The secretary adds it, an item is proposed, and its preparation starts. */
    BoardMeeting prepared(String title) {
        at(day.minusDays(28).atTime(9, 0).atZone(UK).toInstant());
        starts("calendarChange", Map.of("change", "add", "body", BOARD, "day", day.toString(), "reason", "Much to do"));
        id = one("id");
        item = starts(
                "agendaProposal",
                Map.of("asks", "decision", "meeting", id, "title", title, "text", "We ask the board to agree."));
        CalendarRun.of(engine).startMeetings();
        work();
        number = one("number");
        return this;
    }

    /** Its papers have gone out, and the board is together. */
    BoardMeeting begun(String title) {
        prepared(title);
        completes(SECRETARY, number, "prepareAgenda", Map.of("postponed", List.of()));
        work();
        String task = people.task(SECRETARY, number, "circulatePapers");
        completes(SECRETARY, number, "circulatePapers", Map.of("meetingOn", shown(SECRETARY, task, "meetingOn")));
        at(database.queryForObject("select opens_at from cs_sitting where id = ?", java.sql.Timestamp.class, id)
                .toInstant());
        ManagementService management = engine.getManagementService();
        management.createJobQuery().timers().executable().activityId("meetingOpened").list().stream()
                .map(Job::getId)
                .forEach(management::executeJob);
        work();
        return this;
    }

    /** Members of these seats are there, and the item is put to the vote. */
    BoardMeeting voting(String title, List<String> seats) {
        begun(title);
        completes(SECRETARY, number, "takeAttendance", attendance(seats));
        work();
        completes(SECRETARY, item, "discussItem", Map.of("interests", List.of(), "how", "vote", "motion", "We buy it"));
        work();
        return this;
    }

    static Map<String, Object> attendance(List<String> seats) {
        Map<String, Object> form = new HashMap<>();
        form.put("present", seats.stream().map(seat -> BOARD + "." + seat).toList());
        form.put("deputies", List.of());
        return form;
    }

    private void at(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** So many minutes pass. */
    void later(int minutes) {
        at(ClockUtil.getCurrentTime().toInstant().plusSeconds(60L * minutes));
    }

    private String one(String column) {
        return database.queryForObject(
                "select " + column + " from cs_sitting where body = ? and held_on = ?",
                String.class,
                BOARD,
                java.sql.Date.valueOf(day));
    }

    private String starts(String process, Map<String, Object> form) {
        Answer answer = people.as(SECRETARY)
                .post("/engine-rest/process-definition/key/" + process + "/submit-form", Rest.form(form));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }

    void completes(String user, String about, String element, Map<String, Object> form) {
        Answer answer = people.completes(user, people.task(user, about, element), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    String shown(String user, String task, String field) {
        return people.as(user)
                .get("/engine-rest/task/" + task + "/form-variables")
                .json()
                .path(field)
                .path("value")
                .asText();
    }

    /** What the engine would do in the background now, about meetings and items. */
    void work() {
        ManagementService management = engine.getManagementService();
        List<Job> due;
        while (!(due = management
                        .createJobQuery()
                        .messages()
                        .withRetriesLeft()
                        .active()
                        .list())
                .isEmpty()) {
            management.executeJob(due.get(0).getId()); // one may do away with another
        }
    }

    /** Task by login: everybody whose vote is asked for. */
    Map<String, String> voters() {
        Map<String, String> tasks = new LinkedHashMap<>();
        database.queryForList(
                        """
                        select t.assignee_ as login, t.id_ as task from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.task_def_key_ = 'castVote' and e.business_key_ = ?""",
                        item)
                .forEach(row -> tasks.put((String) row.get("login"), (String) row.get("task")));
        return tasks;
    }

    Answer votes(String user, String task, String choice) {
        return people.completes(user, task, Map.of("choice", choice));
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }

    String item() {
        return item;
    }

    LocalDate day() {
        return day;
    }
}
