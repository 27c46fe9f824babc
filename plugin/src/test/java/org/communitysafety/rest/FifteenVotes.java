package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.communitysafety.rest.Rest.Answer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everybody on Charnwood's board votes at the same second, on whatever database this is. */
final class FifteenVotes {

    private static final int SEATS = 15;

    private final People people;
    private final ProcessEngine engine;
    private final JdbcTemplate database;

    FifteenVotes(People people, ProcessEngine engine, JdbcTemplate database) {
        this.people = people;
        this.engine = engine;
        this.database = database;
    }

    /** Eight vote for it, seven against; nobody sees an error, and the outcome is right. */
    void atTheSameSecond(LocalDate day) throws Exception {
        BoardMeeting meeting = open(day);
        Map<String, String> tasks = meeting.voters();
        assertThat(tasks).hasSize(SEATS);
        List<Callable<Answer>> votes = new ArrayList<>();
        tasks.forEach((login, task) -> {
            String choice = votes.size() < SEATS / 2 ? "against" : "for";
            votes.add(() -> meeting.votes(login, task, choice));
        });

        assertThat(together(votes)).extracting(Answer::status).containsOnly(204).hasSize(SEATS);
        meeting.work();

        assertThat(counted(meeting)).isEqualTo("8 for, 7 against, 15 votes, CARRIED");
    }

    /** Somebody votes in three browsers at once: one vote counts, and the others are told that it is done. */
    void fromThreeBrowsers(LocalDate day) throws Exception {
        BoardMeeting meeting = open(day);
        String task = meeting.voters().get("charnwood-police");
        List<Callable<Answer>> votes = new ArrayList<>();
        for (String choice : List.of("for", "against", "for")) {
            votes.add(() -> meeting.votes("charnwood-police", task, choice));
        }

        List<Answer> answers = together(votes);

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(400, 404))
                .allSatisfy(answer -> assertThat(answer.message()).containsAnyOf("already", "Reload", "reload"));
        assertThat(database.queryForObject(
                        "select count(*) from cs_vote where item = (select id from cs_agenda_item where number = ?)",
                        Integer.class,
                        meeting.item()))
                .isOne();
    }

    private BoardMeeting open(LocalDate day) {
        List<String> seats = database.queryForList(
                "select id from cs_seat where body = ? and standing in ('MEMBER', 'CO_OPTED') and member is not null",
                String.class,
                BoardMeeting.BOARD);
        return new BoardMeeting(people, engine, database, day)
                .voting(
                        "Cameras",
                        seats.stream()
                                .map(seat -> seat.substring(BoardMeeting.BOARD.length() + 1))
                                .toList());
    }

    private String counted(BoardMeeting meeting) {
        return database.queryForObject(
                """
                select votes_for || ' for, ' || votes_against || ' against, '
                       || (select count(*) from cs_vote v where v.item = r.item) || ' votes, ' || outcome
                from cs_resolution r where item = (select id from cs_agenda_item where number = ?)""",
                String.class,
                meeting.item());
    }

    private static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
        var start = new CyclicBarrier(requests.size());
        var threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (Callable<Answer> request : requests) {
                answers.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return request.call();
                }));
            }
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get(60, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
