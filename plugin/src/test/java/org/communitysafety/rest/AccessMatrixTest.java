package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.communitysafety.rest.AccessMatrix.Check;
import org.communitysafety.rest.AccessMatrix.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("Who sees and changes what, as docs/access.md says: every role, every route")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1) // while the lists of the server that tests share are shorter than the longest that it gives
class AccessMatrixTest extends ServerTest {

    private static final AccessMatrix MATRIX = AccessMatrix.read();
    /** Who is tried at the web applications' door to the same routes, besides REST. */
    private static final Set<String> IN_BROWSER =
            Set.of("applicant", "manager", "hub manager", "hub partner shut out", "other tenant's manager", "nobody");

    private static final Set<Check> SHOWING = Set.of(Check.LIST, Check.COUNT, Check.ONE);

    @LocalServerPort
    private int port;

    @Autowired
    private CamundaJerseyResourceConfig rest;

    @Autowired
    private ServletContext server;

    private AccessChecks checks;
    private AccessCalls calls;
    private AccessCalls browser;

    static List<Route> routes() {
        return MATRIX.routes();
    }

    @BeforeAll
    void plant() {
        var scene = new AccessScene(people);
        scene.plant(line());
        checks = new AccessChecks(MATRIX, scene);
        calls = new AccessCalls(this::login, this::session, () -> new Browser(port), Doors.REST);
        browser =
                new AccessCalls(this::login, this::session, () -> new Browser(port), Doors.ENGINE + "/engine/default");
    }

    private Rest login(String login) {
        return login.equals("–") ? as(null, null) : as(login);
    }

    private Browser session(String login) {
        var session = new Browser(port);
        if (!AccessChecks.OUTSIDE.contains(role(login))) {
            assertThat(session.logIn(login, "demo")).isEqualTo(200);
        }
        return session;
    }

    private static String role(String login) {
        return MATRIX.roles().stream()
                .filter(role -> MATRIX.login(role).equals(login))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Every route that Camunda or the product publishes has a line")
    void complete() {
        Set<String> published = new TreeSet<>(Doors.rest(rest));
        assertThat(published).as("also published for the browser").containsAll(Doors.engine());
        published.addAll(Doors.webapps());
        assertThat(MATRIX.routes().stream().map(Route::published).collect(Collectors.toList()))
                .as("lines of docs/access.md")
                .doesNotHaveDuplicates()
                .containsAll(published);
        assertThat(Doors.servlets(server)).as("what the server listens to").isEqualTo(MATRIX.addresses());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void route(Route route) {
        Map<String, Object> before = AccessChecks.changes(route) ? written() : Map.of();

        List<String> wrong = MATRIX.roles().parallelStream()
                .flatMap(role -> checks.wrong(calls, route, role).stream())
                .toList();

        assertThat(wrong).as(route.toString()).isEmpty();
        if (AccessChecks.changes(route)) {
            assertThat(written()).as("what was changed").isEqualTo(before);
        }
    }

    @Test
    @DisplayName("The web applications' door to the same routes shows no more")
    void inBrowser() {
        List<String> wrong = IN_BROWSER.parallelStream()
                .flatMap(role -> MATRIX.routes().stream()
                        .filter(route -> !route.ofWebapps() && !route.path().startsWith("/community-safety"))
                        .filter(route -> route.reads() && SHOWING.contains(route.check()))
                        .flatMap(route ->
                                checks.wrong(browser, route, role).stream().map(text -> route + ": " + text)))
                .toList();

        assertThat(wrong).isEmpty();
    }

    private Map<String, Object> written() {
        Map<String, Object> all = state();
        for (String table : List.of(
                "act_ru_task",
                "act_ru_execution",
                "act_ru_variable",
                "act_ru_job",
                "act_re_procdef",
                "act_re_decision_def",
                "act_id_user",
                "act_id_group",
                "act_id_tenant",
                "act_ru_filter",
                "act_ru_authorization")) {
            all.put(
                    table + " revisions",
                    database.queryForList("select count(*), sum(rev_) from " + table)
                            .toString());
        }
        return all;
    }
}
