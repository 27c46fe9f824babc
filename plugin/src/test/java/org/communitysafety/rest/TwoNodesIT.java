package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two servers on one PostgreSQL, started together on an empty database; in the end one is killed and one is stopped. */
@Tag("processes")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final String CHAIR = "charnwood-chair";
    private static final int PEOPLE = 6;

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static Postgres postgres;
    private static ServerProcess one;
    private static ServerProcess other;
    private static Books books;

    /**
     * Something that happens by itself at its time, once.
     *
     * @param expected SQL that counts how often it will happen
     * @param makeDue SQL that brings its time about
     * @param waiting SQL that counts what still waits for its time
     * @param done SQL with a row for each time it happened
     */
    private record Scheduled(String what, String expected, String makeDue, String waiting, String done) {}

    /** A new kind of timer or scheduled start joins here. */
    private static final List<Scheduled> SCHEDULED = List.of(new Scheduled(
            "a reminder to an office-holder",
            "select count(*) from act_ru_task where task_def_key_ = 'decideAsOfficeHolder'",
            "update act_ru_job set duedate_ = localtimestamp - interval '1 minute' where handler_cfg_ like 'silence%'",
            "select count(*) from act_ru_job where handler_cfg_ like 'silence%'",
            "select about || ' ' || recipient from cs_message where subject like '%still awaited'"));

    @BeforeAll
    static void startTogether() throws IOException {
        MAIL.start();
        postgres = Postgres.started();
        postgres.create("nodes");
        books = new Books(postgres.database("nodes"));
        one = start("node-one");
        other = start("node-other");
        Logins.give(one.ready().port(), Crowd.PEOPLE);
        other.ready();
    }

    private static ServerProcess start(String name) throws IOException {
        return ServerProcess.start(
                name,
                List.of(
                        "--community-safety.samples=true",
                        "--spring.datasource.url=" + postgres.url("nodes"),
                        "--spring.datasource.username=postgres",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + MAIL.getSmtp().getPort(),
                        "--camunda.bpm.job-execution.lock-time-in-millis=30000",
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=500"));
    }

    @AfterAll
    static void stop() throws Exception {
        MAIL.stop();
        for (AutoCloseable part : Arrays.asList(one, other, postgres)) {
            // null: did not come up
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    @Order(1)
    void makeEverythingOnce() {
        assertThat(books.count("select count(*) from act_re_deployment"))
                .isEqualTo(books.count("select count(distinct coalesce(tenant_id_, '-')) from act_re_deployment"))
                .isPositive();
        assertThat(books.count("select count(*) from act_re_procdef where version_ > 1"))
                .isZero();
        assertThat(books.count("select count(*) from cs_partnership")).isEqualTo(4);
        assertThat(books.count("select count(*) from act_id_membership where group_id_ = 'camunda-admin'"))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void doEachJobOnce() throws Exception {
        try (var crowd = new Crowd(PEOPLE, 2)) {
            crowd.worksAt(one.port(), other.port());
            crowd.does(120);
            crowd.rests();
            books.awaitSettled();

            books.balanceInTheEnd(crowd.acknowledged());
            assertThat(crowd.surprises()).isEmpty();
        }

        Map<String, Integer> arrived = books.arrived(MAIL);
        assertThat(arrived).isNotEmpty();
        assertThat(arrived.values()).containsOnly(1);
    }

    @Test
    @Order(3)
    void startEachScheduledThingOnce() {
        for (Scheduled kind : SCHEDULED) {
            long before = happened(kind).size();
            long expected = books.count(kind.expected());
            assertThat(expected).as(kind.what()).isPositive();

            postgres.database("nodes").update(kind.makeDue());

            await().atMost(Duration.ofMinutes(3)).until(() -> books.count(kind.waiting()) == 0 && books.settled());
            assertThat(happened(kind))
                    .as(kind.what())
                    .hasSize((int) (before + expected))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> happened(Scheduled kind) {
        return postgres.database("nodes").queryForList(kind.done(), String.class);
    }

    @Test
    @Order(4)
    void keepASessionAndGoOnWithTheWorkWhenTheNodeIsKilled() throws Exception {
        var browser = new Browser(one.port());
        assertThat(browser.logIn(CHAIR, ServerProcess.PASSWORD)).isEqualTo(200);
        assertThat(browser.user()).isEqualTo(CHAIR);
        try (var crowd = new Crowd(PEOPLE, 4)) {
            crowd.worksAt(one.port(), other.port());
            crowd.does(40);

            one.kill();

            browser.goTo(other.port());
            assertThat(browser.user()).isEqualTo(CHAIR);
            assertThat(browser.post("/camunda/api/engine/engine/default/task/count", "{}")
                            .statusCode())
                    .as("the same token against forged requests")
                    .isEqualTo(200);
            crowd.worksAt(other.port());
            crowd.does(20);
            crowd.rests();
            books.awaitSettled();

            books.balanceInTheEnd(crowd.acknowledged());
            books.arrived(MAIL);
            assertThat(crowd.surprises()).isEmpty();
        }
        assertThat(browser.logOut()).isEqualTo(200);
        assertThat(browser.user()).isNull();
    }

    /** What was saved was also said: nobody sees an error for something that was done. */
    @Test
    @Order(5)
    void finishWhatTheyBeganWhenTheyAreStopped() {
        List<Long> before = saved();
        List<Crowd.Acknowledged> acknowledged = new ArrayList<>();
        try (var crowd = new Crowd(PEOPLE, 5)) {
            crowd.worksAt(other.port());
            crowd.does(20);

            assertThat(other.stop()).isEqualTo(128 + 15);

            crowd.rests();
            crowd.close();
            acknowledged.addAll(crowd.acknowledged());
            assertThat(crowd.surprises()).isEmpty();
        }
        long applied = acknowledged.stream().filter(step -> step.task() == null).count();
        assertThat(saved()).containsExactly(before.get(0) + applied, before.get(1) + acknowledged.size() - applied);
        assertThat(books.count("select count(*) from act_ru_job where lock_owner_ is not null"))
                .as("jobs that nobody does until their lock expires")
                .isZero();
    }

    private static List<Long> saved() {
        return List.of(
                books.count("select count(*) from cs_submission"),
                books.count("select count(*) from act_hi_taskinst where delete_reason_ = 'completed'"));
    }
}
