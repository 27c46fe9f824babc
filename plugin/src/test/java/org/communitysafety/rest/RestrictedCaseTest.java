package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.communitysafety.camunda.guard.Guards;
import org.communitysafety.rest.AccessMatrix.Check;
import org.communitysafety.rest.AccessMatrix.Route;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("H17: whether a restricted case is there or not, nobody else can tell")
class RestrictedCaseTest extends ServerTest {

    private static final Set<Check> WHOLE = Set.of(Check.LIST, Check.WITHIN, Check.COUNT, Check.EMPTY, Check.PAGE);

    /** With what else can be asked for. */
    private static final List<String> MORE = List.of(
            "/process-definition/statistics?failedJobs=true&incidents=true",
            "/process-definition/statistics?rootIncidents=true",
            "/process-definition/statistics?incidentsForType=failedJob",
            "/process-definition/key/hubReferral/statistics?failedJobs=true&incidents=true",
            "/history/process-instance/report?reportType=duration&periodUnit=month",
            "/history/task/report?reportType=count&groupBy=taskName",
            "/task/report/candidate-group-count",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?maxResults=99&sortBy=instances",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?maxResults=99&sortBy=incidents"
                    + "&sortOrder=desc");

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Guards guards;

    private final HubPeople hub = new HubPeople(people);
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private final AccessCalls rest = new AccessCalls(this::as, this::browser, () -> new Browser(port), Doors.REST);
    private final AccessCalls web =
            new AccessCalls(this::as, this::browser, () -> new Browser(port), Doors.ENGINE + "/engine/default");

    private Browser browser(String login) {
        return browsers.computeIfAbsent(login, user -> {
            var session = new Browser(port);
            assertThat(session.logIn(user, "demo")).isEqualTo(200);
            return session;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannock-fire",
                "cannock-citizens-advice",
                "cannock-hub-team",
                "cannock-manager",
                "cannock-process-owner",
                "cannock-community-safety-manager",
                "charnwood-manager"
            })
    @DisplayName("H17: lists, counts, statistics and badges are the same, byte for byte")
    void nobodyCanTell(String login) {
        Map<String, String> without = everything(login);

        String number = hub.refers(HubPeople.POLICE, HubPeople.referral("Quentin", "Quarrell"));
        hub.restricts(number, "cannock-chase.org.probation");
        incident(number);

        Map<String, String> with = everything(login);
        without.forEach((what, answer) -> assertThat(with.get(what)).as(what).isEqualTo(answer));
    }

    @Test
    @DisplayName("H17: who may see the case is told of it, its incident and the right number")
    void whoMay() {
        String open = hub.refers(HubPeople.POLICE, HubPeople.referral("Quincy", "Quarrell"));
        hub.accepts(open);
        Map<String, String> before = statistics();
        incident(open);

        Map<String, String> after = statistics();

        after.forEach((what, answer) -> assertThat(answer).as(what).isNotEqualTo(before.get(what)));
        int counted = as("cannock-manager")
                .get("/engine-rest/process-definition/key/hubReferral/statistics?incidents=true")
                .json()
                .findValues("incidentCount")
                .stream()
                .mapToInt(count -> count.asInt())
                .sum();
        assertThat(counted).isEqualTo(incidentsInList());
    }

    private int incidentsInList() {
        return as("cannock-manager")
                .get("/engine-rest/incident?maxResults=2000")
                .json()
                .size();
    }

    private Map<String, String> statistics() {
        return Stream.of(MORE.get(0), MORE.get(1), MORE.get(2), MORE.get(3), MORE.get(7))
                .collect(Collectors.toMap(path -> path, path -> get("cannock-manager", path)));
    }

    @AfterEach
    void noIncidents() {
        database.update("delete from act_ru_incident");
    }

    /** As a failed job makes it. */
    private void incident(String number) {
        String execution = database.queryForObject(
                """
                select e.id_ from act_ru_execution e join act_hi_procinst p on p.id_ = e.proc_inst_id_
                 where p.business_key_ = ? and e.act_id_ is not null and e.is_event_scope_ = false
                 fetch first 1 row only
                """,
                String.class,
                number);
        guards.work().doing(() -> runtime.createIncident("failedJob", execution, "job"));
    }

    private Map<String, String> everything(String login) {
        Map<String, String> all = new LinkedHashMap<>();
        AccessMatrix.read().routes().stream()
                .filter(route -> WHOLE.contains(route.check()))
                .forEach(route -> {
                    all.put(route.published(), told(rest, login, route));
                    if (!route.ofWebapps() && !route.path().startsWith("/community-safety")) {
                        all.put("in the browser " + route.published(), told(web, login, route));
                    }
                });
        MORE.forEach(path -> all.put(path, get(login, path)));
        return all;
    }

    private static String told(AccessCalls door, String login, Route route) {
        Answer answer = door.call(login, route, AccessCalls.UNKNOWN);
        return answer.status() + " " + answer.body().replaceAll("\"asOf\":\\{[^}]*}", "now");
    }

    private String get(String login, String path) {
        if (path.startsWith("/camunda")) {
            var answer = browser(login).open(path);
            return answer.statusCode() + " " + answer.body();
        }
        Answer answer = as(login).get("/engine-rest" + path);
        return answer.status() + " " + answer.body();
    }
}
