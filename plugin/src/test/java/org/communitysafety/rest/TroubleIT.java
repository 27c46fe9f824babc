package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The packaged server while what it depends on is in trouble: PostgreSQL crashes and comes back, its disk is full, the
 * mail server accepts connections and says nothing. The server itself runs through all of it.
 */
@Tag("processes")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleIT {

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String SENTENCE = "The database cannot be used at the moment.";
    private static final String PLANTED = "Wagtail Quinquireme";

    private static Postgres postgres;
    private static JdbcTemplate database;
    private static Books books;
    private static ServerSocket silent;
    private static GreenMail mail;
    private static ServerProcess server;

    private final People people = new People(TroubleIT::as);

    private static Rest as(String user) {
        return new Rest(server.port(), user, ServerProcess.PASSWORD);
    }

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.started();
        postgres.create("trouble");
        database = postgres.database("trouble");
        books = new Books(database);
        silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        server = ServerProcess.start(
                "trouble",
                List.of(
                        "--community-safety.samples=true",
                        "--spring.datasource.url=" + postgres.url("trouble"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.connection-timeout=5000",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + silent.getLocalPort(),
                        "--spring.main.banner-mode=off",
                        "--logging.structured.format.console=ecs",
                        "--camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R50/PT3S",
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=500"));
        Logins.give(server.ready().port(), Crowd.PEOPLE);
    }

    @AfterAll
    static void stop() throws Exception {
        if (mail != null) {
            mail.stop();
        }
        for (AutoCloseable part : Arrays.asList(server, silent, postgres)) {
            // null: did not come up
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    @Order(1)
    void decisionsGoOnWhileTheMailServerHangs() {
        long begin = System.nanoTime();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String number = people.applies(APPLICANT, People.application("Boxing " + i, "1.00"));
            people.groupSupports(number, "charnwood.community-safety-fund.asb-outreach");
            for (String user : List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer")) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> !as(user).get(tasksAbout(number)).json().isEmpty());
                people.decides(user, number, Map.of("verdict", "approve"));
            }
            numbers.add(number);
        }

        for (String number : numbers) {
            await().atMost(Duration.ofMinutes(2)).until(() -> "APPROVED".equals(state(number)));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(3));
        assertThat(books.count("select count(*) from cs_message where state = 'SENT'"))
                .isZero();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> books.count("select count(*) from cs_message where state = 'FAILED'") > 0);
        JsonNode health = new Rest(server.port(), "admin", ServerProcess.PASSWORD)
                .get("/actuator/health")
                .json()
                .path("components")
                .path("mail");
        assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
    }

    private static String tasksAbout(String number) {
        return "/engine-rest/task?maxResults=1&taskDefinitionKey=decideAsOfficeHolder&processInstanceBusinessKey="
                + number;
    }

    private static String state(String number) {
        return database.queryForObject("select state from cs_application where number = ?", String.class, number);
    }

    @Test
    @Order(2)
    void messagesGoOutOnceTheMailServerAnswers() throws Exception {
        int port = silent.getLocalPort();
        silent.close();
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();

        books.awaitSettled();

        assertThat(books.arrived(mail)).isNotEmpty();
        books.balanceInTheEnd(List.of());
    }

    @Test
    @Order(3)
    void aCrashOfTheDatabaseIsSaidAndOvercome() throws Exception {
        var browser = new Browser(server.port());
        assertThat(browser.logIn("charnwood-chair", ServerProcess.PASSWORD)).isEqualTo(200);
        try (var crowd = new Crowd(4, 3)) {
            crowd.worksAt(server.port());
            crowd.does(30);

            postgres.crash();

            await().atMost(Duration.ofMinutes(3)).until(() -> crowd.answered(503) >= 4);
            assertThat(server.isReady()).isFalse();
            assertThat(browser.open("/actuator/health/liveness").statusCode()).isEqualTo(200);
            isSaid(browser.open("/camunda/api/tasklist/plugin/community-safety/me"));
            isSaid(browser.open("/camunda/api/engine/engine/default/task/count"));
            isSaid(new Browser(server.port()).tryToLogIn("charnwood-chair", ServerProcess.PASSWORD));
            isSaid(as("charnwood-chair").answer("/engine-rest/community-safety/applications"));

            postgres.comeBack();
            long back = System.nanoTime();
            int steps = crowd.steps();
            await().atMost(Duration.ofMinutes(2)).until(() -> crowd.steps() > steps && server.isReady());
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofMinutes(1));

            crowd.does(20);
            crowd.rests();
            assertThat(browser.user()).as("the session is still there").isEqualTo("charnwood-chair");
            books.awaitSettled();
            books.balanceInTheEnd(crowd.acknowledged());
            books.arrived(mail);
            assertThat(crowd.surprises()).isEmpty();
        }
    }

    private static void isSaid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Browser.json(answer).path("message").asText()).startsWith(SENTENCE);
    }

    @Test
    @Order(4)
    void aFullDiskIsSaidAndOvercome(@TempDir java.nio.file.Path folder) throws Exception {
        try (var disk = SmallDisk.under(postgres, "trouble", folder);
                var crowd = new Crowd(4, 4)) {
            crowd.worksAt(server.port());
            crowd.does(10);

            disk.fill();

            await().atMost(Duration.ofMinutes(3)).until(() -> crowd.answered(503) >= 10);
            Answer refused = people.submits(APPLICANT, People.application("Too much", "1.00"));
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.message()).startsWith(SENTENCE);
            assertThat(as(APPLICANT).get("/engine-rest/task/count").status())
                    .as("reading goes on")
                    .isEqualTo(200);

            disk.free();

            crowd.does(20);
            crowd.rests();
            books.awaitSettled();
            books.balanceInTheEnd(crowd.acknowledged());
            assertThat(books.count("select count(*) from cs_submission where title = 'Too much'"))
                    .isZero();
            assertThat(crowd.surprises()).isEmpty();
        }
    }

    /** Neither what people write well, nor what is refused, nor what fails half-way gets into a log. */
    @Test
    @Order(5)
    void logsSayNothingThatPeopleWrote() {
        Map<String, Object> good = planted("800.00");
        String number = people.applies(APPLICANT, good);
        people.groupSupports(number, "charnwood.community-safety-fund.asb-outreach");
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        !as("charnwood-chair").get(tasksAbout(number)).json().isEmpty());
        people.decides("charnwood-chair", number, Map.of("verdict", "reject", "reasons", PLANTED));
        for (Object amount : List.of("-1", "a lot", PLANTED, "1e400")) {
            Map<String, Object> bad = planted(amount);
            bad.put("invented " + PLANTED, PLANTED);
            bad.put("title", PLANTED + "\u0000");
            assertThat(people.submits(APPLICANT, bad).status()).isEqualTo(400);
        }
        database.execute(
                "alter table cs_submission add constraint broken check (evaluation <> '" + PLANTED + "') not valid");
        Answer failed = people.submits(APPLICANT, planted("1.00"));
        database.execute("alter table cs_submission drop constraint broken");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain(PLANTED);
        assertThat(server.log())
                .contains("cs_submission")
                .doesNotContain(PLANTED)
                .doesNotContain("Quinquireme");
        assertThat(server.log().lines().filter(line -> line.startsWith("{")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    JsonNode entry = Rest.JSON.readTree(line);
                    assertThat(entry.path("message").isTextual()).isTrue();
                    assertThat(entry.path("@timestamp").isTextual()).isTrue();
                });
    }

    private static Map<String, Object> planted(Object amount) {
        Map<String, Object> form = new LinkedHashMap<>(People.application(PLANTED, "1.00"));
        form.put("purpose", PLANTED);
        form.put("evaluation", PLANTED);
        form.put("amount", amount);
        return form;
    }
}
