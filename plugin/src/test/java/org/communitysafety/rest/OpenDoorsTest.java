package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands open in Camunda 7.24 as it comes. */
class OpenDoorsTest extends ServerTest {

    private static final String CHAIR = "charnwood-asb-chair";

    /** Reaches beyond the engine's functions: a bean, a class, a service of the engine. */
    private static final String BEAN = "${environment.getProperty('java.home')}";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {BEAN, "${''.getClass().forName('java.lang.Runtime')}", "${currentUser()}", "${now()}"})
    @DisplayName("A query carries no expressions, nested ones neither")
    void expressionsInQueries(String expression) {
        Map<String, Object> query = Map.of("assigneeExpression", expression);
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/count")) {
            for (String user : List.of(CHAIR, "admin")) {
                assertThat(as(user).post(path, query).status()).isEqualTo(400);
                Answer nested = as(user).post(path, Map.of("orQueries", List.of(query)));
                assertThat(nested.status()).as(nested.body()).isEqualTo(400);
                assertThat(nested.message()).contains("no expressions");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEAN,
                "${''.getClass().forName('java.lang.Runtime')}",
                "${dateTime().getClass().getClassLoader()}",
                "${dateTime().class.name}",
                "${communitySafety.assignment}",
                "${dataSource}"
            })
    @DisplayName("What a filter has stored reaches nothing, and what is added to a filter neither")
    void expressionsInFilters(String expression) {
        Map<String, Object> query = Map.of("assigneeExpression", expression);
        Answer stored = as("admin")
                .post(
                        "/engine-rest/filter/create",
                        Map.of(
                                "resourceType",
                                "Task",
                                "name",
                                "Bad " + expression.hashCode(),
                                "query",
                                Map.of("orQueries", List.of(query))));
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        String filter = "/engine-rest/filter/" + stored.json().path("id").asText();
        String mine = "/engine-rest/filter/"
                + as(CHAIR)
                        .get("/engine-rest/filter?maxResults=1&name=My+tasks")
                        .json()
                        .path(0)
                        .path("id")
                        .asText();

        List<Answer> answers = List.of(
                as("admin").get(filter + "/list?maxResults=1"),
                as("admin").get(filter + "/count"),
                as(CHAIR).post(mine + "/list?maxResults=1", Map.of("orQueries", List.of(query))),
                as(CHAIR).post(mine + "/count", Map.of("orQueries", List.of(query))));

        assertThat(as("admin").get(filter + "/singleResult").status()).isEqualTo(400);
        assertThat(as("admin").delete(filter).status()).isEqualTo(204);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.message()).contains("correct the filter");
        });
    }

    @ParameterizedTest
    @CsvSource({"My tasks", "My groups' tasks", "Overdue", "Due this week"})
    @DisplayName("Tasklist's own filters work")
    void filters(String name) {
        String id = as(CHAIR)
                .get("/engine-rest/filter?maxResults=1&name="
                        + name.replace(" ", "+").replace("'", "%27"))
                .json()
                .path(0)
                .path("id")
                .asText();

        assertThat(as(CHAIR)
                        .get("/engine-rest/filter/" + id + "/list?maxResults=1")
                        .status())
                .isEqualTo(200);
        assertThat(as(CHAIR).get("/engine-rest/filter/" + id + "/count").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;a=b/default/user/create",
                "/camunda/api/admin/plugin/../setup/default/user/create"
            })
    @DisplayName("Nobody makes themselves an administrator while there is none")
    void setup(String path) throws Exception {
        List<Map<String, Object>> members =
                database.queryForList("select * from act_id_membership where group_id_ = 'camunda-admin'");
        database.update("delete from act_id_membership where group_id_ = 'camunda-admin'");
        try {
            assertThat(firstAdministrator(path)).isIn(400, 404);
            assertThat(database.queryForObject("select count(*) from act_id_user where id_ = 'mallory'", Integer.class))
                    .isZero();
        } finally {
            members.forEach(member -> database.update(
                    "insert into act_id_membership (user_id_, group_id_) values (?, ?)",
                    member.get("USER_ID_"),
                    member.get("GROUP_ID_")));
        }
    }

    /** As the page for it does, with the token against forged requests. */
    private int firstAdministrator(String path) throws Exception {
        var cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI page = URI.create("http://127.0.0.1:" + port + "/camunda/app/admin/default/setup/");
        browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        String user = Rest.text(Map.of(
                "profile",
                Map.of("id", "mallory", "firstName", "M", "lastName", "M", "email", "m@example.invalid"),
                "credentials",
                Map.of("password", "mallory")));
        return browser.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/json")
                                .header("X-XSRF-TOKEN", token)
                                .POST(BodyPublishers.ofString(user))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, task/create",
        "POST, task",
        "POST, message",
        "POST, process-definition/key/fundingApplication/start",
        "POST, filter/create",
        "PUT, process-instance/suspended",
        "POST, user/create"
    })
    @DisplayName("A body of null is the client's mistake")
    void nothingInTheBody(String method, String path) {
        for (String body : List.of("null", " null ")) {
            Answer answer = as("admin").send("/engine-rest/" + path, method, body);
            assertThat(answer.status()).as(body + answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains("Send a JSON object");
        }
    }

    @Test
    @DisplayName("Jobs that belong to no process are for administrators")
    void jobs() {
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        people.groupSupports(number, line());
        String job = database.queryForObject(
                "select id_ from act_ru_job where handler_type_ = 'community-safety-message' fetch first 1 row only",
                String.class);
        for (String user : List.of("charnwood-voluntary", "charnwood-manager", "bcp-manager")) {
            assertThat(as(user).get("/engine-rest/job").status()).isEqualTo(403);
            for (Answer answer : List.of(
                    as(user).get("/engine-rest/job/" + job),
                    as(user).post("/engine-rest/job/" + job + "/execute", "{}"),
                    as(user).put("/engine-rest/job/" + job + "/suspended", Map.of("suspended", true)),
                    as(user).put("/engine-rest/job/" + job + "/retries", Map.of("retries", 0)),
                    as(user).delete("/engine-rest/job/" + job))) {
                assertThat(answer.status()).as(answer.body()).isIn(403, 404);
            }
        }
        assertThat(database.queryForObject(
                        "select suspension_state_ from act_ru_job where id_ = ?", Integer.class, job))
                .isEqualTo(1);
        assertThat(as("admin").get("/engine-rest/job/" + job).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Who somebody is stands in the register: nobody renames or deletes a user, their own neither")
    void ownUser() {
        String path = "/engine-rest/user/" + CHAIR;
        Map<String, String> mallory =
                Map.of("id", CHAIR, "firstName", "Amara", "lastName", "Okafor", "email", "x@x.invalid");
        for (Answer answer :
                List.of(as(CHAIR).put(path + "/profile", mallory), as(CHAIR).delete(path))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.message()).contains("register");
        }
        assertThat(as(CHAIR).get(path + "/profile").json().path("lastName").asText())
                .isEqualTo("Boateng");
        assertThat(as(CHAIR)
                        .put(path + "/credentials", Map.of("password", "demo", "authenticatedUserPassword", "demo"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("A page of another site does nothing with a password that the browser remembers")
    void otherSites() {
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        String claim = "/engine-rest/task/" + people.task(CHAIR, number, "considerApplication") + "/claim";
        Map<String, String> self = Map.of("userId", CHAIR);
        assertThat(as(CHAIR)
                        .by("Sec-Fetch-Site", "cross-site")
                        .post(claim, self)
                        .status())
                .isEqualTo(403);
        assertThat(as(CHAIR)
                        .by("Sec-Fetch-Site", "same-origin")
                        .post(claim, self)
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("Cockpit's and Admin's own calls are for those whom the application is open to")
    void cockpit() {
        String cockpit = "/camunda/api/cockpit/plugin/base/default/";
        for (String path : List.of(
                cockpit + "process-definition/statistics?maxResults=9",
                cockpit + "process-definition/statistics-count",
                cockpit + "process-instance/count",
                cockpit + "incident/count",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated")) {
            var chair = new Browser(port);
            assertThat(chair.logIn(CHAIR, "demo")).isEqualTo(200);
            assertThat(chair.open(path).statusCode()).as(path).isEqualTo(404);
            var manager = new Browser(port);
            assertThat(manager.logIn("charnwood-manager", "demo")).isEqualTo(200);
            assertThat(manager.open(path).statusCode()).as(path).isEqualTo(path.contains("metrics") ? 404 : 200);
        }
    }
}
