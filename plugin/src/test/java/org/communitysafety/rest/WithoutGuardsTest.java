package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.communitysafety.rest.Rest.Answer;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Each door that OpenDoorsTest finds shut stands open without its guard")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        classes = CommunitySafetyServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=community-safety-server",
            "spring.profiles.active=demo",
            "spring.datasource.url=jdbc:h2:mem:unguarded;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "community-safety.guard.answers=false",
            "community-safety.guard.broadcasts=false",
            "community-safety.guard.deployments=false",
            "community-safety.guard.expressions=false",
            "community-safety.guard.jobs=false",
            "community-safety.guard.papers=false",
            "community-safety.guard.setup=false"
        })
@Order(Integer.MAX_VALUE - 1) // its server takes the engine's name from the one that other tests share
class WithoutGuardsTest {

    private static final String MANAGER = "charnwood-manager";

    /** Somebody else's process, with a script. */
    private static final String SCRIPT =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <process id="foreign" isExecutable="true" camunda:historyTimeToLive="1">
                <startEvent id="start"/>
                <sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
                <userTask id="wait" camunda:candidateUsers="charnwood-manager"/>
                <sequenceFlow id="b" sourceRef="wait" targetRef="run"/>
                <scriptTask id="run" scriptFormat="javascript"><script>1</script></scriptTask>
              </process>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private final People people = new People(user -> new Rest(port, user, "demo"));

    @Test
    @DisplayName("Nested expressions of a query reach beans")
    void expressions() {
        Map<String, Object> query = Map.of("assigneeExpression", "${environment.getProperty('java.home')}");

        Answer answer = people.as(MANAGER).post("/engine-rest/task?maxResults=1", Map.of("orQueries", List.of(query)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("Whoever comes first is administrator, without a login")
    void setup() {
        database.update("delete from act_id_membership where group_id_ = 'camunda-admin'");
        var browser = new Browser(port);
        browser.open("/camunda/app/admin/default/setup/");

        int status = browser.call(
                        "/camunda/api/admin/setup/default/user/create",
                        "POST",
                        Rest.text(Map.of(
                                "profile",
                                Map.of("id", "mallory", "firstName", "M", "lastName", "M"),
                                "credentials",
                                Map.of("password", "mallory"))))
                .statusCode();

        assertThat(status).isEqualTo(204);
        assertThat(database.queryForList(
                        "select user_id_ from act_id_membership where group_id_ = 'camunda-admin'", String.class))
                .containsExactly("mallory");
        database.update("update act_id_membership set user_id_ = 'admin' where user_id_ = 'mallory'");
    }

    @Test
    @DisplayName("A model with a script is deployed, and whoever may read its past puts an attachment there")
    void deploymentsAndPapers() {
        Answer deployed = people.as("admin")
                .upload("/engine-rest/deployment/create", Map.of("deployment-name", "foreign", "foreign.bpmn", SCRIPT));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        people.as("admin").post("/engine-rest/process-definition/key/foreign/start", Map.of());
        String task = database.queryForObject("select id_ from act_ru_task where task_def_key_ = 'wait'", String.class);

        people.as("admin")
                .post(
                        "/engine-rest/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("READ_HISTORY"),
                                "userId",
                                "bcp-voluntary",
                                "resourceType",
                                6,
                                "resourceId",
                                "foreign"));

        Answer attached = people.as("bcp-voluntary")
                .upload(
                        "/engine-rest/task/" + task + "/attachment/create",
                        Map.of("attachment-name", "Mallory", "url", "http://192.0.2.1/"));

        assertThat(attached.status()).as(attached.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("What is another partnership's answers differently from what is not there")
    void otherTenants() {
        people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        String task = database.queryForObject(
                "select id_ from act_ru_task where name_ like '%CHW-F-%' fetch first 1 row only", String.class);

        Rest stranger = people.as("bcp-manager");

        assertThat(List.of("/identity-links", "/variables", "/deployed-form")).anySatisfy(part -> {
            Answer theirs = stranger.get("/engine-rest/task/" + task + part);
            Answer nothing = stranger.get("/engine-rest/task/nothing" + part);
            assertThat(theirs.body().replace(task, "nothing")).isNotEqualTo(nothing.body());
        });
    }

    @Test
    @DisplayName("Even so nobody deletes their own user")
    void ownUser() {
        assertThat(people.as(MANAGER).delete("/engine-rest/user/" + MANAGER).status())
                .isEqualTo(403);
    }
}
