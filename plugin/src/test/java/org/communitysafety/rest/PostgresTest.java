package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server as it runs for real: on PostgreSQL, without the demo, and started a second time. */
@Order(Integer.MAX_VALUE - 1) // its servers take the engine's name from the one that other tests share
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresTest {

    private static final String PASSWORD = "Rather-Long-Pass-Phrase-7";

    private static final String PAGES = "/engine-rest/community-safety/";

    private static EmbeddedPostgres postgres;
    private static ServletWebServerApplicationContext server;

    private final People people =
            new People(user -> new Rest(server.getWebServer().getPort(), user, PASSWORD));

    @BeforeAll
    static void startEverything() throws IOException {
        postgres = EmbeddedPostgres.start();
        server = start();
        IdentityService identities = server.getBean(IdentityService.class);
        for (User user : identities.createUserQuery().userIdIn(PEOPLE).list()) {
            user.setPassword(PASSWORD);
            identities.saveUser(user);
        }
    }

    private static final String[] PEOPLE = {
        "charnwood-voluntary",
        "charnwood-asb-chair",
        "charnwood-chair",
        "charnwood-vice-chair",
        "charnwood-designated-officer",
        "charnwood-manager",
        "charnwood-policy-officer"
    };

    private static ServletWebServerApplicationContext start() {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--community-safety.samples=true",
                        "--COMMUNITY_SAFETY_ADMIN_PASSWORD=" + PASSWORD,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--camunda.bpm.job-execution.wait-time-in-millis=200",
                        "--camunda.bpm.job-execution.max-wait=500");
    }

    @AfterAll
    static void stopEverything() throws IOException {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    private static JdbcTemplate database() {
        return server.getBean(JdbcTemplate.class);
    }

    @Test
    @Order(1)
    void anApplicationGoesFromTheFormToCommittedMoney() {
        String number = people.applies("charnwood-voluntary", People.application("Boxing – 拳击 😀", "800.00"));
        String line = database()
                .queryForObject(
                        "select id from cs_fund_line where tenant = 'charnwood' and name = 'Youth diversion'",
                        String.class);
        people.groupSupports(number, line);
        for (String user : List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer")) {
            people.decides(user, number, Map.of("verdict", "approve"));
        }

        await().untilAsserted(() -> assertThat(state(number)).isEqualTo("APPROVED"));
        assertThat(database().queryForObject("select committed from cs_fund_line where id = ?", String.class, line))
                .isEqualTo("800.00");
        assertThat(database()
                        .queryForObject(
                                "select amount from cs_ledger_entry where application = ?", String.class, number))
                .isEqualTo("800.00");
        await().untilAsserted(() -> assertThat(
                        database().queryForList("select state from cs_message where about = ?", String.class, number))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly("KEPT"));
        assertThat(people.as("charnwood-manager")
                        .get("/engine-rest/process-instance?maxResults=10&businessKey=" + number)
                        .json())
                .isEmpty();
        assertThat(database()
                        .queryForObject("select title from cs_submission where application = ?", String.class, number))
                .isEqualTo("Boxing – 拳击 😀");
    }

    @Test
    @Order(2)
    void whatCannotBeStoredIsRefused() {
        for (String title : List.of("Boxing\u0000", "Boxing \ud800", "😀".repeat(76), "x".repeat(151))) {
            Rest.Answer answer = people.submits("charnwood-voluntary", People.application(title, "800.00"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains("(title)");
        }
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "800.00"));
        for (String reason : List.of("Closed\u0000", "Closed \ud800")) {
            Rest.Answer answer = people.as("charnwood-voluntary")
                    .post(PAGES + "applications/" + number + "/withdrawal", Map.of("reason", reason));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains("\"reason\"", "cannot be stored");
        }
        for (String query : List.of("audit?find=a%00b", "decisions?from=%00", "decisions?to=a%00", "audit?skip=%00")) {
            Rest.Answer answer = people.as("charnwood-policy-officer").get(PAGES + query);
            assertThat(answer.status()).as(query + answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains(query.replaceAll(".*\\?(\\w+)=.*", "$1"));
        }
        assertThat(state(number)).isEqualTo("WITH_DELIVERY_GROUP");
        Map<String, Object> late = People.application("Boxing", "800.00");
        late.put("startsOn", "2999-12-31");
        late.put("endsOn", "2999-12-31");
        late.put("amount", "999999999999");
        assertThat(state(people.applies("charnwood-voluntary", late))).isEqualTo("WITH_DELIVERY_GROUP");
    }

    @Test
    @Order(3)
    void aRestartDeploysNothingAndLeavesThePartnershipsAlone() {
        long deployments = deployments();
        database().update("update cs_organisation set name = 'Renamed' where id = 'charnwood.org.bid'");
        Map<String, Object> before = rows();
        server.close();

        server = start();

        assertThat(deployments()).isEqualTo(deployments).isEqualTo(5);
        assertThat(rows()).isEqualTo(before);
        assertThat(database()
                        .queryForObject(
                                "select name from cs_organisation where id = 'charnwood.org.bid'", String.class))
                .isEqualTo("Renamed");
        assertThat(people.applies("charnwood-voluntary", People.application("Again", "10.00")))
                .startsWith("CHW-F-");
    }

    private static Map<String, Object> rows() {
        return database()
                .queryForMap(
                        """
                        select (select count(*) from cs_partnership) partnerships,
                               (select count(*) from cs_person) people,
                               (select count(*) from cs_seat) seats,
                               (select count(*) from cs_fund_line) lines,
                               (select count(*) from act_re_procdef) processes,
                               (select count(*) from act_re_decision_def) decisions,
                               (select count(*) from act_ru_authorization) permissions,
                               (select count(*) from act_ru_filter) filters,
                               (select count(*) from act_id_user) logins,
                               (select count(*) from act_id_membership) memberships
                        """);
    }

    private static long deployments() {
        return server.getBean(RepositoryService.class).createDeploymentQuery().count();
    }

    private static String state(String number) {
        return database().queryForObject("select state from cs_application where number = ?", String.class, number);
    }
}
