package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server without the demo, open to the network, behind a proxy, with a mail server that is down. */
@SpringBootTest(
        classes = CommunitySafetyServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=community-safety-server",
            "spring.datasource.url=jdbc:h2:mem:production;DB_CLOSE_DELAY=-1",
            "COMMUNITY_SAFETY_ADMIN_PASSWORD=" + ProductionServerTest.PASSWORD,
            "community-safety.samples=true",
            "server.forward-headers-strategy=native",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "camunda.bpm.job-execution.enabled=false"
        })
@Order(Integer.MAX_VALUE - 1) // its servers take the engine's name from the one that other tests share
class ProductionServerTest {

    static final String PASSWORD = "Rather-Long-Pass-Phrase-7";
    private static final String CHAIR = "charnwood-chair";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static int addresses;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void theChairHasAPassword() {
        hasAPassword(CHAIR);
    }

    private String hasAPassword(String login) {
        User user = identities.createUserQuery().userId(login).singleResult();
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        return login;
    }

    private Browser browser() {
        return browser(newAddress());
    }

    private Browser browser(String address) {
        return new Browser(port).with("X-Forwarded-For", address);
    }

    private static String newAddress() {
        return "198.51.100." + ++addresses;
    }

    private Rest rest(String address, String user, String password) {
        return new Rest(port, user, password).from(address);
    }

    @Test
    void makesNobodyWithAPasswordButTheFirstAdministrator() {
        assertThat(browser().logIn("admin", PASSWORD)).isEqualTo(200);
        assertThat(database.queryForList("select id_ from act_id_user where pwd_ is not null", String.class))
                .containsOnlyOnce("admin")
                .hasSizeLessThan(10);
        assertThat(browser().logIn("bcp-voluntary", "")).isEqualTo(401);
        assertThat(browser().logIn("bcp-voluntary", "demo")).isEqualTo(401);
        assertThat(database.queryForList(
                        "select user_id_ from act_id_membership where group_id_ = 'camunda-admin'", String.class))
                .containsExactly("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {TASKLIST, "/camunda/api/admin/auth/user/default", "/engine-rest/task/count", "/actuator/health"})
    void sendsStrictHeaders(String path) {
        HttpHeaders headers = browser().open(path).headers();

        assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.allValues("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(policy -> policy.contains("frame-ancestors 'none'"));
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void keepsRestAnswersOutOfCaches() {
        assertThat(rest(newAddress(), CHAIR, PASSWORD)
                        .answer("/engine-rest/task/count")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .matches("no-cache|no-store");
    }

    @Test
    void givesCookiesForHttpsOnly() {
        Browser browser = browser();
        List<String> cookies = new ArrayList<>(browser.open(TASKLIST).headers().allValues("Set-Cookie"));
        cookies.addAll(browser.tryToLogIn(CHAIR, PASSWORD).headers().allValues("Set-Cookie"));

        assertThat(cookies)
                .hasSize(4)
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("SameSite=Strict"))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID=") && cookie.contains("HttpOnly"))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
    }

    @Test
    void refusesGuessingInTheLoginForm() {
        String user = hasAPassword("charnwood-vice-chair");
        String attacker = newAddress();
        for (int i = 0; i < 10; i++) {
            assertThat(browser(attacker).logIn(user, "wrong" + i)).isEqualTo(401);
        }

        HttpResponse<String> refused = browser(attacker).tryToLogIn(user, PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 61L);
        assertThat(Browser.json(refused).path("message").asText())
                .startsWith("There were too many failed logins. Try again in ")
                .endsWith(" seconds.");
        assertThat(browser().logIn(user, PASSWORD)).as("from elsewhere").isEqualTo(200);
    }

    @Test
    void refusesGuessingOverRest() {
        String user = hasAPassword("charnwood-designated-officer");
        String attacker = newAddress();
        for (int i = 0; i < 10; i++) {
            assertThat(rest(attacker, user, "wrong" + i)
                            .get("/engine-rest/task/count")
                            .status())
                    .isEqualTo(401);
        }

        HttpResponse<String> refused = rest(attacker, user, PASSWORD).answer("/engine-rest/task/count");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("too many failed logins");
        assertThat(browser(attacker).logIn(user, PASSWORD))
                .as("the same limit for the form")
                .isEqualTo(429);
        assertThat(rest(newAddress(), user, PASSWORD)
                        .get("/engine-rest/task/count")
                        .status())
                .as("from elsewhere")
                .isEqualTo(200);
    }

    /** Somebody at an administrator's screen that was left open could otherwise find out people's passwords. */
    @Test
    void refusesGuessingThroughTheApi() {
        String user = hasAPassword("charnwood-asb-chair");
        String attacker = newAddress();
        Map<String, String> guess = Map.of("username", user, "password", "wrong");
        assertThat(rest(attacker, user, PASSWORD)
                        .post("/engine-rest/identity/verify", guess)
                        .status())
                .as("for administrators only")
                .isEqualTo(403);
        Rest screen = rest(attacker, "admin", PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(screen.post("/engine-rest/identity/verify", guess).body())
                    .contains("\"authenticated\":false");
        }

        assertThat(screen.post("/engine-rest/identity/verify", guess).status()).isEqualTo(429);
        assertThat(rest(attacker, user, "wrong").get("/actuator/health").status())
                .as("the same limit for health")
                .isEqualTo(429);
    }

    @Test
    void letsAFloodOfHonestRequestsPass() throws Exception {
        Rest chair = rest(newAddress(), CHAIR, PASSWORD);
        var pool = Executors.newFixedThreadPool(30);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                answers.add(
                        pool.submit(() -> chair.get("/engine-rest/task/count").status()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Ten mistakes would lock an account for ever if it were for the engine. */
    @Test
    void locksNoAccount() {
        String user = hasAPassword("charnwood-manager");
        for (int i = 0; i < 30; i++) {
            rest(newAddress(), user, "wrong").get("/engine-rest/task/count");
        }

        assertThat(identities.checkPassword(user, PASSWORD)).isTrue();
    }

    @Test
    void keepsTheSessionInTheDatabase() {
        Browser browser = browser();
        assertThat(browser.logIn(CHAIR, PASSWORD)).isEqualTo(200);

        assertThat(browser.user()).isEqualTo(CHAIR);
        assertThat(browser.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.logOut()).isEqualTo(200);
        assertThat(browser.user()).isNull();
        assertThat(browser.logIn(CHAIR, PASSWORD)).isEqualTo(200);
    }

    @Test
    void endsASessionThatTheDatabaseNoLongerHas() {
        Browser browser = browser();
        browser.logIn(CHAIR, PASSWORD);
        assertThat(database.update("delete from cs_web_session")).isPositive();

        assertThat(browser.user()).isNull();
    }

    @Test
    void readsNothingFromTheDatabaseThatIsNoSession() {
        Browser browser = browser();
        browser.logIn(CHAIR, PASSWORD);
        database.update(
                "update cs_web_session_attributes set attribute_bytes = ? where attribute_name = 'authenticatedUser'",
                org.springframework.util.SerializationUtils.serialize(new java.io.File("/etc/passwd")));

        assertThat(browser.open("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(500);
        database.update("delete from cs_web_session");
    }

    /** Requests of one page arrive together, each with its own idea of the session. */
    @Test
    void agreesOnOneTokenAgainstForgedRequests() throws Exception {
        Browser browser = browser();
        browser.logIn(CHAIR, PASSWORD);
        database.update("delete from cs_web_session_attributes where attribute_name = 'CAMUNDA_CSRF_TOKEN'");
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(() -> new Browser(port, browser)
                        .open("/camunda/api/admin/auth/user/default")
                        .headers()
                        .allValues("X-XSRF-TOKEN")));
            }
            Set<String> tokens = new HashSet<>();
            for (Future<List<String>> answer : answers) {
                tokens.addAll(answer.get());
            }
            assertThat(tokens).hasSize(1);
        } finally {
            pool.shutdownNow();
        }

        assertThat(browser.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.with("X-XSRF-TOKEN", "forged")
                        .post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesAFormerMembersRightsAtOnce() {
        Browser browser = browser();
        browser.logIn(CHAIR, PASSWORD);
        assertThat(apps(browser)).contains("tasklist");
        List<String> groups = identities.createGroupQuery().groupMember(CHAIR).list().stream()
                .map(Group::getId)
                .toList();

        groups.forEach(group -> identities.deleteMembership(CHAIR, group));
        try {
            assertThat(apps(browser)).doesNotContain("tasklist");
        } finally {
            groups.forEach(group -> identities.createMembership(CHAIR, group));
        }
    }

    private static String apps(Browser browser) {
        return Browser.json(browser.open("/camunda/api/admin/auth/user/default"))
                .path("authorizedApps")
                .toString();
    }

    @Test
    void isDegradedWhileTheMailServerIsDownButReady() {
        Browser anybody = browser();

        HttpResponse<String> health = anybody.open("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(Browser.json(health).path("status").asText()).isEqualTo("DEGRADED");
        assertThat(health.body()).doesNotContain("mail");
        assertThat(Browser.json(anybody.open("/actuator/health/readiness"))
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(Browser.json(anybody.open("/actuator/health/liveness"))
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        JsonNode mail = rest(newAddress(), "admin", PASSWORD)
                .get("/actuator/health")
                .json()
                .path("components")
                .path("mail");
        assertThat(mail.path("status").asText()).isEqualTo("DEGRADED");
        assertThat(mail.path("details").path("failure").asText()).contains("connect");
    }
}
