package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of Camunda's into a process that is not its form is refused, to administrators too. */
class PastTheFormTest extends ServerTest {

    private static final String CHAIR = "charnwood-asb-chair";
    private static final Map<String, Object> ROUTE = Map.of("route", Map.of("value", "board", "type", "String"));
    private static final Map<String, Object> NOTE = Map.of("note", Map.of("value", "Jane Roe", "type", "String"));

    /** What happened to these rows, if anything did. */
    private static final List<String> ENGINE = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_identitylink",
            "act_ru_job",
            "act_ru_incident",
            "act_ru_batch",
            "act_hi_procinst",
            "act_hi_varinst",
            "act_hi_detail",
            "act_hi_comment",
            "act_hi_attachment",
            "cs_application",
            "cs_outcome",
            "cs_audit");

    private String definition;
    private String number;
    private String instance;
    private String task;
    private String ended;

    /**
     * @param advice part of the sentence that says what to do
     */
    record Way(String name, String advice, Function<PastTheFormTest, Function<Rest, Answer>> call) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Way post(String path, String advice, Object body) {
        return new Way("POST " + path, advice, test -> rest -> rest.post(test.filled(path), test.filledBody(body)));
    }

    private static Way put(String path, String advice, Object body) {
        return new Way(
                "PUT " + path, advice, test -> rest -> rest.send(test.filled(path), "PUT", test.filledBody(body)));
    }

    private static Way delete(String path, String advice) {
        return new Way("DELETE " + path, advice, test -> rest -> rest.delete(test.filled(path)));
    }

    private String filled(String path) {
        return "/engine-rest/" + replaced(path);
    }

    private String filledBody(Object body) {
        return replaced(Rest.text(body));
    }

    private String replaced(String text) {
        return text.replace("{task}", task)
                .replace("{instance}", instance)
                .replace("{definition}", definition)
                .replace("{number}", number)
                .replace("{ended}", ended);
    }

    static Stream<Way> ways() {
        String form = "submit-form";
        Map<String, Object> value = Map.of("value", "board", "type", "String");
        Map<String, Object> patch = Map.of("modifications", ROUTE, "deletions", List.of("application"));
        Map<String, Object> skip = Map.of("type", "startAfterActivity", "activityId", "considerApplication");
        Map<String, Object> cancel = Map.of("type", "cancel", "activityId", "considerApplication");
        Map<String, Object> moved = Map.of(
                "processDefinitionId",
                "{definition}",
                "processInstanceIds",
                List.of("{instance}"),
                "instructions",
                List.of(skip, cancel));
        Map<String, Object> restarted = Map.of(
                "processInstanceIds",
                List.of("{ended}"),
                "instructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "considerApplication")));
        Map<String, Object> migrated = Map.of(
                "migrationPlan",
                Map.of(
                        "sourceProcessDefinitionId",
                        "{definition}",
                        "targetProcessDefinitionId",
                        "{definition}",
                        "variables",
                        ROUTE,
                        "instructions",
                        List.of(Map.of(
                                "sourceActivityIds",
                                List.of("considerApplication"),
                                "targetActivityIds",
                                List.of("considerApplication")))),
                "processInstanceIds",
                List.of("{instance}"));
        return Stream.of(
                post("task/{task}/complete", form, Map.of()),
                post("task/{task}/complete", form, Map.of("variables", ROUTE)),
                post("task/{task}/resolve", "nothing was changed", Map.of("variables", ROUTE)),
                post("task/{task}/delegate", "same office", Map.of("userId", "charnwood-chair")),
                post("task/{task}/bpmnError", form, Map.of("errorCode", "moneyShort", "variables", ROUTE)),
                post("task/{task}/bpmnEscalation", form, Map.of("escalationCode", "late", "variables", ROUTE)),
                post("task/{task}/claim", "office or body", Map.of("userId", "charnwood-voluntary")),
                post("task/{task}/assignee", "office or body", Map.of("userId", "charnwood-voluntary")),
                post(
                        "task/{task}/identity-links",
                        "in the register",
                        Map.of("userId", "charnwood-voluntary", "type", "candidate")),
                post(
                        "task/{task}/identity-links/delete",
                        "in the register",
                        Map.of("groupId", "charnwood.asb-group-chair", "type", "candidate")),
                put(
                        "task/{task}",
                        "come from the process",
                        Map.of("name", "Jane Roe", "description", "Jane Roe", "tenantId", "charnwood")),
                put("task/{task}/variables/route", form, value),
                post("task/{task}/variables", form, patch),
                delete("task/{task}/variables/application", form),
                put("task/{task}/localVariables/note", form, value),
                post("task/{task}/localVariables", form, Map.of("modifications", NOTE)),
                put("process-instance/{instance}/variables/route", form, value),
                post("process-instance/{instance}/variables", form, patch),
                delete("process-instance/{instance}/variables/application", form),
                post(
                        "process-instance/variables-async",
                        form,
                        Map.of("processInstanceIds", List.of("{instance}"), "variables", ROUTE)),
                put("execution/{instance}/localVariables/note", form, value),
                post("execution/{instance}/localVariables", form, patch),
                delete("execution/{instance}/localVariables/application", form),
                post("execution/{instance}/signal", "nothing was changed", Map.of("variables", ROUTE)),
                post(
                        "execution/{instance}/messageSubscriptions/applicationWithdrawn/trigger",
                        form,
                        Map.of("variables", ROUTE)),
                post(
                        "execution/{instance}/create-incident",
                        "Keep your notes elsewhere",
                        Map.of("incidentType", "note", "message", "Jane Roe")),
                post("process-definition/key/fundingApplication/start", form, Map.of("variables", ROUTE)),
                post("process-definition/{definition}/start", form, Map.of("businessKey", "{number}")),
                post(
                        "process-definition/key/fundingApplication/start",
                        form,
                        Map.of("businessKey", "CHW-F-2026-9999", "startInstructions", List.of(skip))),
                post("process-definition/key/moneyCommitment/start", form, Map.of("businessKey", "{number}")),
                post(
                        "process-definition/key/moneyCommitment/submit-form",
                        "Start the one that people are offered",
                        Map.of("businessKey", "{number}")),
                post(
                        "process-definition/key/fundingApplication/submit-form",
                        "Leave the business key out",
                        Map.of("businessKey", "CHW-F-2026-9999")),
                post("process-instance/{instance}/modification", form, Map.of("instructions", List.of(skip, cancel))),
                post(
                        "process-instance/{instance}/modification-async",
                        form,
                        Map.of("instructions", List.of(skip, cancel))),
                post("modification/execute", form, moved),
                post("modification/executeAsync", form, moved),
                post("process-definition/{definition}/restart", form, restarted),
                post("process-definition/{definition}/restart-async", form, restarted),
                post("migration/execute", "New work takes the new version", migrated),
                post("migration/executeAsync", form, migrated),
                post(
                        "message",
                        form,
                        Map.of(
                                "messageName",
                                "applicationWithdrawn",
                                "businessKey",
                                "{number}",
                                "processVariables",
                                ROUTE)),
                post(
                        "process-instance/message-async",
                        form,
                        Map.of(
                                "messageName",
                                "applicationWithdrawn",
                                "processInstanceIds",
                                List.of("{instance}"),
                                "variables",
                                ROUTE)),
                post("signal", form, Map.of("name", "anything", "variables", NOTE)),
                post("condition", form, Map.of("variables", NOTE)),
                post("external-task/none/complete", "none", Map.of("workerId", "w", "variables", NOTE)),
                post("external-task/none/bpmnError", "none", Map.of("workerId", "w", "errorCode", "moneyShort")),
                post("task/create", "Start the process", Map.of("id", "own", "name", "Jane Roe")),
                post("task/create", "Start the process", Map.of("id", "own", "parentTaskId", "{task}")),
                post("task/{task}/comment/create", "in the form", Map.of("message", "Jane Roe")),
                new Way(
                        "POST task/{task}/attachment/create",
                        "in the form",
                        test -> rest -> rest.upload(
                                test.filled("task/{task}/attachment/create"),
                                Map.of("attachment-name", "Jane Roe", "url", "http://192.0.2.1/"))));
    }

    @BeforeEach
    void anApplicationWaitsForItsGroup() {
        String withdrawn = people.applies("charnwood-voluntary", People.application("Drums", "10.00"));
        ended = instance(withdrawn);
        assertThat(as("charnwood-voluntary")
                        .post(
                                "/engine-rest/community-safety/applications/" + withdrawn + "/withdrawal",
                                Map.of("reason", "No room"))
                        .status())
                .isEqualTo(200);
        number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        task = people.task(CHAIR, number, "considerApplication");
        instance = instance(number);
        definition = database.queryForObject(
                "select proc_def_id_ from act_ru_execution where id_ = ?", String.class, instance);
    }

    private String instance(String application) {
        return database.queryForObject(
                "select id_ from act_hi_procinst where business_key_ = ? and super_process_instance_id_ is null",
                String.class,
                application);
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>(state());
        ENGINE.forEach(table -> all.put(
                table + " rows", database.queryForList("select * from " + table).toString()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("ways")
    @DisplayName("An administrator, who has every permission, is told what to do instead")
    void administrator(Way way) {
        var before = everything();

        Answer answer = way.call().apply(this).apply(as("admin"));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.message()).contains(way.advice());
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @DisplayName("So is whoever the task is for")
    void candidate(Way way) {
        var before = everything();

        Answer answer = way.call().apply(this).apply(as(CHAIR));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @DisplayName("A task is claimed for oneself; who may assign gives it to somebody of the same office")
    void claims() {
        String claim = "/engine-rest/task/" + task + "/claim";
        assertThat(as(CHAIR)
                        .post(claim, Map.of("userId", "charnwood-asb-secretary"))
                        .status())
                .isEqualTo(403);
        assertThat(as(CHAIR).post(claim, Map.of("userId", CHAIR)).status()).isEqualTo(204);
        assertThat(as("admin")
                        .post("/engine-rest/task/" + task + "/unclaim", "")
                        .status())
                .isEqualTo(204);
        assertThat(as("admin")
                        .post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "charnwood-asb-secretary"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("A task for one person cannot be put where nobody finds it")
    void unclaims() {
        var minutes = people.minutes(CHAIR, task, "revise", Map.of("reasons", "Say which estates"));
        assertThat(people.completes(CHAIR, task, minutes).status()).isEqualTo(204);
        String revise = people.task("charnwood-voluntary", number, "reviseApplication");

        Answer answer = as("admin").post("/engine-rest/task/" + revise + "/unclaim", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains("for one person alone");
        assertThat(people.task("charnwood-voluntary", number, "reviseApplication"))
                .isEqualTo(revise);
    }

    @Test
    @DisplayName("Trying a table out leaves nothing of what it was asked with")
    void decisions() {
        var before = everything();

        Answer answer = as("charnwood-process-owner")
                .post(
                        "/engine-rest/decision-definition/key/quorum/tenant-id/charnwood/evaluate",
                        Map.of(
                                "variables",
                                Map.of("body", Map.of("value", "Jane Roe"), "note", Map.of("value", "Jane Roe"))));

        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 500);
        assertThat(everything()).isEqualTo(before);
        assertThat(database.queryForObject("select count(*) from act_hi_dec_in", Integer.class))
                .isZero();
    }

    @Test
    @DisplayName("An administrator may end an instance as a whole")
    void deletes() {
        assertThat(as("admin")
                        .delete("/engine-rest/process-instance/" + instance)
                        .status())
                .isEqualTo(204);
        assertThat(database.queryForObject(
                        "select count(*) from act_ru_variable where proc_inst_id_ = ?", Integer.class, instance))
                .isZero();
    }
}
