package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody may no longer do, they cannot do from the next request on, over REST and in a running web session. */
class LeavingTest extends ServerTest {

    private static final String KEEPER = "charnwood-policy-officer";
    private static final String OFFICE = "charnwood.asb-group-secretary";

    @LocalServerPort
    private int port;

    private void start(String process, Map<String, Object> fields) {
        Map<String, Object> form = new LinkedHashMap<>(fields);
        form.put("reason", "As agreed");
        Answer answer =
                as(KEEPER).post("/engine-rest/process-definition/key/" + process + "/submit-form", Rest.form(form));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Somebody new, to whom the administrator gives a password. */
    private void joins(String login) {
        start(
                "membershipChange",
                Map.of(
                        "what", "newPerson",
                        "login", login,
                        "name", "Jo Field",
                        "email", "jo.field@charnwood.invalid",
                        "organisation", "charnwood.org.borough-council"));
        assertThat(as(login).get("/engine-rest/task?maxResults=1").status())
                .as("without a password")
                .isEqualTo(401);
        assertThat(as(login, "").get("/engine-rest/task?maxResults=1").status()).isEqualTo(401);
        Answer set = as("admin")
                .put(
                        "/engine-rest/user/" + login + "/credentials",
                        Map.of("password", "Summer-2027-rain", "authenticatedUserPassword", "demo"));
        assertThat(set.status()).as(set.body()).isEqualTo(204);
    }

    @Test
    @DisplayName("G14: a web session and REST end with the request after somebody has left")
    void leaves() {
        joins("charnwood-leaver");
        Rest rest = as("charnwood-leaver", "Summer-2027-rain");
        WebSession session = WebSession.of(port, "charnwood-leaver", "Summer-2027-rain");
        assertThat(rest.get("/engine-rest/task?maxResults=1").status()).isEqualTo(200);
        assertThat(session.get("task/count").statusCode()).isEqualTo(200);

        start("membershipChange", Map.of("what", "leaves", "person", "charnwood-leaver"));

        assertThat(rest.get("/engine-rest/task?maxResults=1").status()).isEqualTo(401);
        assertThat(session.get("task/count").statusCode()).isEqualTo(401);
        assertThat(session.get("process-definition/count").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("G14: a web session sees the tasks of an office no longer once the office has another holder")
    void losesAnOffice() {
        joins("charnwood-holder");
        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-holder", "together", true));
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        WebSession session = WebSession.of(port, "charnwood-holder", "Summer-2027-rain");
        Rest rest = as("charnwood-holder", "Summer-2027-rain");
        String query = "task?maxResults=5&processInstanceBusinessKey=" + number;
        assertThat(session.get(query).body()).contains("considerApplication");
        assertThat(rest.get("/engine-rest/" + query).json()).hasSize(1);

        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-asb-chair"));

        assertThat(session.get(query).body()).isEqualTo("[]");
        assertThat(rest.get("/engine-rest/" + query).json()).isEmpty();
        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-asb-secretary"));
    }

    @Test
    @DisplayName("G14: whoever has claimed a task and lost the office neither sees it any longer nor completes it")
    void losesAClaimedTask() {
        joins("charnwood-claimer");
        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-claimer", "together", true));
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        Rest rest = as("charnwood-claimer", "Summer-2027-rain");
        String query = "/engine-rest/task?maxResults=5&processInstanceBusinessKey=" + number;
        String task =
                "/engine-rest/task/" + rest.get(query).json().path(0).path("id").asText();
        assertThat(rest.post(task + "/claim", Map.of("userId", "charnwood-claimer"))
                        .status())
                .isEqualTo(204);

        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-asb-chair"));

        assertThat(rest.get(query).json()).isEmpty();
        Answer nothing = rest.get("/engine-rest/task/nothing");
        assertThat(nothing.status()).isEqualTo(404);
        for (String part : List.of("", "/form", "/form-variables", "/variables", "/deployed-form")) {
            assertThat(rest.get(task + part)).as(part).isEqualTo(nothing);
        }
        assertThat(rest.post(task + "/submit-form", Map.of()).status()).isEqualTo(404);
        start("officeChange", Map.of("office", OFFICE, "holder", "charnwood-asb-secretary"));
    }
}
