package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A partnership's people see their own partnership's work and nothing of another's. */
class IsolationTest extends ServerTest {

    private static final String CHAIR = "charnwood-asb-chair";

    private static final List<String> LISTS = List.of(
            "task",
            "process-instance",
            "execution",
            "variable-instance",
            "job",
            "incident",
            "history/process-instance",
            "history/task",
            "history/activity-instance",
            "history/variable-instance",
            "history/detail",
            "history/decision-instance",
            "history/incident",
            "history/job-log",
            "history/identity-link-log");

    private String charnwoods;
    private String charnwoodsTask;
    private String bcps;
    private String bcpsTask;

    @BeforeEach
    void bothPartnershipsHaveAnApplication() {
        charnwoods = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        charnwoodsTask = people.task(CHAIR, charnwoods, "considerApplication");
        Map<String, Object> form = new LinkedHashMap<>(People.application("Lights", "10.00"));
        form.put("priority", "bcp.priority.asb");
        form.put("deliveryGroup", "none");
        bcps = people.applies("bcp-voluntary", form);
        bcpsTask = people.task("bcp-chair", bcps, "decideApplication");
    }

    static Stream<String> everybody() {
        return Stream.of(
                "charnwood-chair",
                "charnwood-asb-chair",
                "charnwood-manager",
                "charnwood-process-owner",
                "charnwood-adviser",
                "bcp-chair",
                "bcp-manager",
                "bcp-process-owner",
                "haringey-director",
                "haringey-manager",
                "cannock-hub-chair",
                "cannock-manager");
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void listsAndCountsShowTheOwnPartnershipOnly(String user) {
        String own = user.startsWith("cannock") ? "cannock-chase" : user.substring(0, user.indexOf('-'));
        for (String list : LISTS) {
            Answer rows = as(user).get("/engine-rest/" + list + "?maxResults=2000");
            Answer count = as(user).get("/engine-rest/" + list + "/count");
            assertThat(rows.status()).as(list + rows.body()).isIn(200, 403);
            if (rows.status() == 200) {
                assertThat(texts(rows.json(), "tenantId"))
                        .as(list)
                        .allMatch(tenant -> tenant.equals(own)
                                // the engine's own clean-up belongs to nobody and shows nothing of anybody
                                || list.equals("job") && tenant.equals("null"));
                assertThat(count.json().path("count").asInt())
                        .as(list)
                        .isEqualTo(rows.json().size());
                assertThat(rows.body()).doesNotContain(prefix(user) == 'C' ? "BCP-F-" : "CHW-F-");
            }
        }
    }

    private static char prefix(String user) {
        return user.startsWith("charnwood") ? 'C' : 'B';
    }

    @Test
    void managersSeeTheirProcessesAndTheAdministratorAll() {
        assertThat(keys("charnwood-manager")).contains(charnwoods).allMatch(key -> key.startsWith("CHW-"));
        assertThat(keys("bcp-manager")).contains(bcps).allMatch(key -> key.startsWith("BCP-"));
        assertThat(keys("admin")).contains(charnwoods, bcps);
        assertThat(keys("charnwood-chair")).isEmpty();
        assertThat(texts(
                        as("charnwood-manager")
                                .get("/engine-rest/history/process-instance?maxResults=2000")
                                .json(),
                        "businessKey"))
                .contains(charnwoods);
    }

    private List<String> keys(String user) {
        return texts(
                as(user).get("/engine-rest/process-instance?maxResults=2000").json(), "businessKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charnwood-adviser", "charnwood-voluntary", "charnwood-police", "charnwood-manager"})
    void whoHoldsNoOfficeForItSeesNoTask(String user) {
        assertThat(as(user).get("/engine-rest/task?maxResults=100&processInstanceBusinessKey=" + charnwoods)
                        .json())
                .isEmpty();
        assertThat(as(user).get("/engine-rest/task/" + charnwoodsTask + "/form-variables"))
                .isEqualTo(as(user).get("/engine-rest/task/no-such-task/form-variables"));
        assertThat(as(user).get("/engine-rest/task/" + charnwoodsTask + "/deployed-form")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bcp-chair", "bcp-manager", "bcp-process-owner", "haringey-director", "cannock-hub-chair"})
    void nothingOfAnotherPartnershipCanBeReadById(String user) {
        String instance = instance(charnwoods);
        for (String path : List.of(
                "task/%1$s",
                "task/%1$s/form",
                "task/%1$s/form-variables",
                "task/%1$s/deployed-form",
                "task/%1$s/rendered-form",
                "task/%1$s/variables",
                "task/%1$s/localVariables",
                "task/%1$s/identity-links",
                "process-instance/%2$s",
                "process-instance/%2$s/variables",
                "process-instance/%2$s/variables/application",
                "process-instance/%2$s/activity-instances",
                "execution/%2$s/localVariables",
                "history/process-instance/%2$s")) {
            Answer answer = as(user).get("/engine-rest/" + path.formatted(charnwoodsTask, instance));
            assertThat(answer.status()).as(path + answer.body()).isNotEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(charnwoods).doesNotContain("Boxing");
        }
    }

    /** Not even whether there is such a task. */
    @ParameterizedTest
    @ValueSource(strings = {"form-variables", "deployed-form"})
    void formsOfAnotherPartnershipLookLikeNone(String form) {
        Answer theirs = as("bcp-chair").get("/engine-rest/task/" + charnwoodsTask + "/" + form);
        Answer nobodys = as("bcp-chair").get("/engine-rest/task/no-such-task/" + form);

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs).isEqualTo(nobodys);
    }

    @Test
    void aFormShowsItsCandidateTheApplication() {
        assertThat(people.options(CHAIR, charnwoodsTask, "details").findValuesAsText("value"))
                .contains(charnwoods, "Boxing");
        assertThat(people.options("bcp-chair", bcpsTask, "details").findValuesAsText("value"))
                .contains(bcps, "Lights");
    }

    @Test
    void aStartFormOffersTheOwnPartnershipsGroupsPrioritiesAndProjects() {
        people.groupSupports(charnwoods, line());
        for (String user : List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer")) {
            people.decides(user, charnwoods, Map.of("verdict", "approve"));
        }
        runJobs();

        assertThat(choices("charnwood-voluntary", "deliveryGroup"))
                .contains("charnwood.asb-group", "not-sure")
                .allMatch(key -> key.startsWith("charnwood.") || key.equals("not-sure"));
        assertThat(choices("charnwood-voluntary", "priority"))
                .hasSize(4)
                .allMatch(key -> key.startsWith("charnwood.priority."));
        assertThat(choices("charnwood-voluntary", "continues")).contains(charnwoods);
        assertThat(choices("bcp-voluntary", "deliveryGroup")).containsExactly("none");
        assertThat(choices("bcp-voluntary", "priority")).hasSize(5).allMatch(key -> key.startsWith("bcp.priority."));
        assertThat(choices("bcp-voluntary", "continues")).allMatch(key -> key.startsWith("BCP-"));
    }

    private List<String> choices(String user, String field) {
        JsonNode form = as(user).get("/engine-rest/process-definition/key/fundingApplication/deployed-start-form")
                .json();
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals(field)) {
                return texts(component.path("values"), "value");
            }
        }
        throw new AssertionError(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charnwood-adviser", "admin"})
    void whoMayNotApplyIsToldSoByTheStartForm(String user) {
        Answer answer = as(user).get("/engine-rest/process-definition/key/fundingApplication/deployed-start-form");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("components")).hasSize(1);
        assertThat(answer.json().path("components").path(0).path("text").asText())
                .contains("apply for funding")
                .contains("Ask");
    }

    @Test
    void everyTaskAndInstanceBelongsToAPartnership() {
        for (String table : List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_hi_procinst")) {
            assertThat(database.queryForObject(
                            "select count(*) from " + table + " where tenant_id_ is null", Integer.class))
                    .as(table)
                    .isZero();
        }
    }

    private String instance(String number) {
        return database.queryForObject(
                "select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null and super_exec_ is null",
                String.class,
                number);
    }

    private static List<String> texts(JsonNode rows, String field) {
        List<String> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.path(field).asText()));
        return all;
    }
}
