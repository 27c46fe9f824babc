package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reached without a login, or with a wrong one. */
class FrontDoorTest extends ServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "engine",
                "task",
                "process-definition",
                "process-definition/key/fundingApplication/deployed-start-form",
                "user",
                "version",
                "identity/password-policy",
                "history/process-instance",
                "engine/default/task"
            })
    void restAsksForALogin(String path) {
        assertThat(as(null, null).get("/engine-rest/" + path).status()).isEqualTo(401);
        assertThat(as("haringey-housing", "wrong").get("/engine-rest/" + path).status())
                .isEqualTo(401);
        assertThat(as("nobody", "demo").get("/engine-rest/" + path).status()).isEqualTo(401);
        assertThat(as("haringey-housing", "").get("/engine-rest/" + path).status())
                .isEqualTo(401);
    }

    @Test
    void aLoginOpensIt() {
        assertThat(as("charnwood-chair").get("/engine-rest/task?maxResults=1").status())
                .isEqualTo(200);
    }

    @Test
    void submittingAsksForALogin() {
        assertThat(as(null, null)
                        .post("/engine-rest/process-definition/key/fundingApplication/submit-form", "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void healthIsAllThatOperatorsSeeWithoutALogin() {
        Rest anybody = as(null, null);
        assertThat(anybody.get("/actuator/health").json().path("status").asText())
                .isEqualTo("UP");
        assertThat(anybody.get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(as("charnwood-chair").get("/actuator/health").body())
                .isEqualTo(anybody.get("/actuator/health").body());
        assertThat(anybody.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(as("admin", "wrong").get("/actuator/health").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorSeesWhatItConsistsOf() {
        var parts = as("admin").get("/actuator/health").json().path("components");

        for (String part : List.of("db", "mail", "jobExecutor", "clock")) {
            assertThat(parts.path(part).path("status").asText()).as(part).isEqualTo("UP");
        }
        assertThat(parts.path("mail").path("details").path("server").asText()).contains("none is configured");
        assertThat(parts.path("clock")
                        .path("details")
                        .path("aheadOfDatabaseMillis")
                        .asLong())
                .isBetween(-2000L, 2000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "configprops",
                "heapdump",
                "loggers",
                "mappings",
                "metrics",
                "liquibase",
                "shutdown"
            })
    void nothingElseOfTheActuatorIsThere(String endpoint) {
        assertThat(as("admin").get("/actuator/" + endpoint).status()).isEqualTo(404);
        assertThat(as("admin").get("/h2-console").status()).isEqualTo(404);
    }
}
