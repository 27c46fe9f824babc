package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is deployed can have the engine do anything, so it is looked at first. */
class DeploymentTest extends ServerTest {

    private static final String CREATE = "/engine-rest/deployment/create";

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
            """;

    private static final String BOMB =
            """
            <!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
            <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
            <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>
            """;

    private static final String EXTERNAL = "<!DOCTYPE x [<!ENTITY g SYSTEM \"file:///etc/passwd\">]>\n";

    @AfterEach
    void forgetWhatWasDeployed() {
        as("admin")
                .get("/engine-rest/deployment?name=test&maxResults=100")
                .json()
                .forEach(deployment -> assertThat(as("admin")
                                .delete("/engine-rest/deployment/"
                                        + deployment.path("id").asText() + "?cascade=true")
                                .status())
                        .isEqualTo(204));
    }

    private Answer deploy(String user, String tenant, Map<String, String> files) {
        Map<String, String> parts = new LinkedHashMap<>(files);
        parts.put("deployment-name", "test");
        if (tenant != null) {
            parts.put("tenant-id", tenant);
        }
        return as(user).upload(CREATE, parts);
    }

    private long deployments() {
        return database.queryForObject("select count(*) from act_re_deployment", Long.class);
    }

    private void refused(Map<String, String> files, String... sentences) {
        long before = deployments();

        Answer answer = deploy("admin", "charnwood", files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(sentences).contains("Nothing was deployed");
        assertThat(deployments()).isEqualTo(before);
    }

    private static String process(String elements) {
        return HEAD
                + """
                <bpmn:process id="own" name="Own" isExecutable="true" camunda:historyTimeToLive="P30D">
                  <bpmn:startEvent id="begin" name="Begun"/>
                """
                + elements
                + "</bpmn:process></bpmn:definitions>";
    }

    private static String service(String inside) {
        return process("<bpmn:serviceTask id=\"work\" name=\"Do work\" " + inside);
    }

    /** @param model content of a process; the reason names the element and says why */
    record Bad(String name, String model, String element, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> processes() {
        String work = "\"Do work\" (work)";
        String delegate = "camunda:delegateExpression=\"${communitySafety.reportApproval}\">";
        String end = "</bpmn:serviceTask>";
        String extended = delegate + "<bpmn:extensionElements>";
        String done = "</bpmn:extensionElements>" + end;
        return Stream.of(
                new Bad("class", service("camunda:class=\"java.lang.Runtime\"/>"), work, "names code"),
                new Bad("class of the predecessor", service("activiti:class=\"x.Y\"/>"), work, "names code"),
                new Bad(
                        "foreign delegate",
                        service("camunda:delegateExpression=\"${dataSource}\"/>"),
                        work,
                        "names code"),
                new Bad(
                        "expression",
                        service("camunda:expression=\"${environment.getProperty('x')}\"/>"),
                        work,
                        "\"environment\" is a part of the application"),
                new Bad(
                        "reflection",
                        service("camunda:expression=\"${execution.getClass().forName('x')}\"/>"),
                        work,
                        "reaches the classes"),
                new Bad(
                        "engine",
                        service("camunda:expression=\"#{execution.processEngineServices.identityService}\"/>"),
                        work,
                        "leads into the engine"),
                new Bad(
                        "brackets",
                        service("camunda:expression=\"${execution['processEngineServices']}\"/>"),
                        work,
                        "brackets hide"),
                new Bad(
                        "unknown delegate",
                        service("camunda:delegateExpression=\"${communitySafety.payOut}\"/>"),
                        work,
                        "offers no \"payOut\""),
                new Bad("not readable", service("camunda:expression=\"${1 +}\"/>"), work, "cannot be read"),
                new Bad("external", service("camunda:type=\"external\" camunda:topic=\"t\"/>"), work, "outside"),
                new Bad(
                        "connector",
                        service(delegate
                                + "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId>"
                                + "</camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
                        work,
                        "connector"),
                new Bad(
                        "listener's class",
                        service(extended + "<camunda:executionListener class=\"x.Y\" event=\"start\"/>" + done),
                        work,
                        "names code"),
                new Bad(
                        "listener's script",
                        service(extended
                                + "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">x"
                                + "</camunda:script></camunda:executionListener>"
                                + done),
                        work,
                        "is a script"),
                new Bad(
                        "listener's expression",
                        service(extended
                                + "<camunda:executionListener expression=\"${dataSource.close()}\" event=\"end\"/>"
                                + done),
                        work,
                        "\"dataSource\" is a part"),
                new Bad(
                        "input",
                        service(extended
                                + "<camunda:inputOutput><camunda:inputParameter name=\"x\">${dataSource}"
                                + "</camunda:inputParameter></camunda:inputOutput>"
                                + done),
                        work,
                        "\"dataSource\" is a part"),
                new Bad(
                        "output list",
                        service(extended
                                + "<camunda:inputOutput><camunda:outputParameter name=\"x\"><camunda:list><camunda:value>"
                                + "${environment}</camunda:value></camunda:list></camunda:outputParameter>"
                                + "</camunda:inputOutput>"
                                + done),
                        work,
                        "\"environment\" is a part"),
                new Bad(
                        "script task",
                        process("<bpmn:scriptTask id=\"work\" name=\"Do work\" scriptFormat=\"javascript\">"
                                + "<bpmn:script>x</bpmn:script></bpmn:scriptTask>"),
                        work,
                        "is a script"),
                new Bad(
                        "condition",
                        process(
                                "<bpmn:sequenceFlow id=\"work\" name=\"Do work\" sourceRef=\"begin\" targetRef=\"begin\">"
                                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${environment != null}"
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        work,
                        "\"environment\" is a part"),
                new Bad(
                        "condition as a script",
                        process(
                                "<bpmn:sequenceFlow id=\"work\" name=\"Do work\" sourceRef=\"begin\" targetRef=\"begin\">"
                                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">x"
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        work,
                        "is written in \"groovy\""),
                new Bad(
                        "timer",
                        process("<bpmn:intermediateCatchEvent id=\"work\" name=\"Do work\"><bpmn:timerEventDefinition"
                                + " id=\"t\"><bpmn:timeDate>${environment.x}</bpmn:timeDate></bpmn:timerEventDefinition>"
                                + "</bpmn:intermediateCatchEvent>"),
                        "t",
                        "\"environment\" is a part"),
                new Bad(
                        "loop",
                        service(delegate
                                + "<bpmn:multiInstanceLoopCharacteristics id=\"l\" camunda:collection=\"${systemProperties}\""
                                + " camunda:elementVariable=\"x\"/>"
                                + end),
                        "l",
                        "\"systemProperties\" is a part"),
                new Bad(
                        "name",
                        process("<bpmn:userTask id=\"work\" name=\"Do ${environment}\" camunda:formRef=\"f\""
                                + " camunda:formRefBinding=\"deployment\"/>"),
                        "(work)",
                        "\"environment\" is a part"),
                new Bad(
                        "assignment",
                        process("<bpmn:userTask id=\"work\" name=\"Do work\" camunda:formRef=\"f\""
                                + " camunda:formRefBinding=\"deployment\" camunda:assignee=\"${environment.x}\"/>"),
                        work,
                        "\"environment\" is a part"),
                new Bad(
                        "form reference",
                        process("<bpmn:userTask id=\"work\" name=\"Do work\" camunda:formRef=\"${environment.x}\""
                                + " camunda:formRefBinding=\"deployment\"/>"),
                        work,
                        "\"environment\" is a part"),
                new Bad(
                        "missing form",
                        process("<bpmn:userTask id=\"work\" name=\"Do work\" camunda:formRef=\"nowhere\""
                                + " camunda:formRefBinding=\"deployment\"/>"),
                        work,
                        "\"nowhere\", which is not deployed with it"),
                new Bad("no form", process("<bpmn:userTask id=\"work\" name=\"Do work\"/>"), work, "has no form"),
                new Bad(
                        "latest form",
                        process("<bpmn:userTask id=\"work\" name=\"Do work\" camunda:formRef=\"f\""
                                + " camunda:formRefBinding=\"latest\"/>"),
                        work,
                        "without the binding \"deployment\""),
                new Bad(
                        "embedded form",
                        process(
                                "<bpmn:userTask id=\"work\" name=\"Do work\" camunda:formKey=\"embedded:app:x.html\"/>"),
                        work,
                        "is no Camunda Form"),
                new Bad(
                        "unknown decision",
                        process("<bpmn:businessRuleTask id=\"work\" name=\"Do work\" camunda:decisionRef=\"oracle\"/>"),
                        work,
                        "asks the decision \"oracle\""),
                new Bad(
                        "unknown process",
                        process("<bpmn:callActivity id=\"work\" name=\"Do work\" calledElement=\"nowhere\"/>"),
                        work,
                        "calls the process \"nowhere\""),
                new Bad(
                        "signal",
                        process("<bpmn:intermediateThrowEvent id=\"work\" name=\"Do work\"><bpmn:signalEventDefinition"
                                + " id=\"s\" signalRef=\"x\"/></bpmn:intermediateThrowEvent>"),
                        "s",
                        "is a signal"),
                new Bad("timer start", start("<bpmn:timerEventDefinition id=\"s\"/>"), work, "starts by itself"),
                new Bad("message start", start("<bpmn:messageEventDefinition id=\"s\"/>"), work, "starts by itself"),
                new Bad("signal start", start("<bpmn:signalEventDefinition id=\"s\"/>"), work, "starts by itself"),
                new Bad(
                        "condition start",
                        start("<bpmn:conditionalEventDefinition id=\"s\"/>"),
                        work,
                        "starts by itself"),
                new Bad(
                        "time to live",
                        process("").replace(" camunda:historyTimeToLive=\"P30D\"", ""),
                        "\"Own\" (own)",
                        "has no time to live"),
                new Bad("no XML", "Hello", "own.bpmn", "no XML that can be read"));
    }

    private static String start(String definition) {
        return process("<bpmn:startEvent id=\"work\" name=\"Do work\">" + definition + "</bpmn:startEvent>");
    }

    @ParameterizedTest
    @MethodSource("processes")
    @DisplayName("A process with code, foreign expressions or something missing is refused with element and reason")
    void badProcess(Bad bad) {
        refused(Map.of("own.bpmn", bad.model()), bad.element(), bad.reason());
    }

    static Stream<Bad> tables() {
        return Stream.of(
                new Bad("language", table("expressionLanguage=\"juel\""), "x: ", "written in \"juel\""),
                new Bad("script", table("expressionLanguage=\"javascript\""), "x: ", "in \"javascript\""),
                new Bad(
                        "Java expression",
                        table("").replace("<text>1</text>", "<text>${environment}</text>"),
                        "x",
                        "has a Java expression"),
                new Bad(
                        "time to live",
                        table("").replace(" camunda:historyTimeToLive=\"P30D\"", ""),
                        "\"Oracle\" (oracle)",
                        "has no time to live"));
    }

    private static String table(String attribute) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="D" namespace="n"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="oracle" name="Oracle" camunda:historyTimeToLive="P30D">
                    <variable id="v" name="x" typeRef="double" />
                    <literalExpression id="x" %s><text>1</text></literalExpression>
                  </decision>
                </definitions>
                """
                .formatted(attribute);
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("A table is written in FEEL and has a time to live")
    void badTable(Bad bad) {
        refused(Map.of("oracle.dmn", bad.model()), bad.element(), bad.reason());
    }

    @Test
    @DisplayName("Every finding is told at once, of every file")
    void allAtOnce() {
        String model = process(
                """
                <bpmn:serviceTask id="first" name="Do first" camunda:class="x.Y"/>
                <bpmn:scriptTask id="second" name="Do second"/>
                <bpmn:userTask id="third" name="Do third"/>
                """);
        refused(
                Map.of(
                        "own.bpmn",
                        model,
                        "oracle.dmn",
                        table("").replace(" camunda:historyTimeToLive=\"P30D\"", ""),
                        "x.txt",
                        "x"),
                "own.bpmn: \"Do first\" (first): names code",
                "own.bpmn: \"Do second\" (second): is a script",
                "own.bpmn: \"Do third\" (third): has no form",
                "oracle.dmn: \"Oracle\" (oracle): has no time to live",
                "x.txt: is no process");
    }

    @ParameterizedTest
    @CsvSource({"own.bpmn, bomb", "own.bpmn, external", "oracle.dmn, bomb", "oracle.dmn, external"})
    @DisplayName("Entities are refused in less than a second, whatever they stand for")
    void entities(String file, String kind) {
        String type = kind.equals("bomb") ? BOMB : EXTERNAL;
        String model = (file.endsWith("bpmn") ? process("") : table(""))
                .replaceFirst("\\?>\n", "?>\n" + type)
                .replaceFirst("name=\"O[a-z]+\"", "name=\"&g;\"");
        deploy("admin", "charnwood", Map.of("warm.bpmn", "x"));
        Instant before = Instant.now();

        refused(Map.of(file, model), "declares a document type");

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"process.cmmn", "form.html", "code.groovy", "lib.jar", "page.js"})
    @DisplayName("Nothing but processes, tables and forms is taken")
    void otherFiles(String name) {
        refused(Map.of(name, "x"), name + ": is no process");
    }

    @Test
    @DisplayName("What is for every partnership comes with the product alone")
    void withoutTenant() {
        long before = deployments();

        Answer answer = deploy("admin", null, Map.of("own.bpmn", process("")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains("Without a tenant");
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    @DisplayName("The product's own deployment is not made anew by hand")
    void redeploy() {
        String shared = database.queryForObject(
                "select id_ from act_re_deployment where name_ = 'community-safety' fetch first 1 row only",
                String.class);

        Answer answer = as("admin").post("/engine-rest/deployment/" + shared + "/redeploy", "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains("Without a tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charnwood-process-owner", "charnwood-manager", "charnwood-chair", "bcp-process-owner"})
    @DisplayName("Only administrators deploy")
    void administratorsOnly(String user) {
        assertThat(deploy(user, "charnwood", Map.of("own.bpmn", process(""))).status())
                .isIn(403, 404);
    }

    @Test
    @DisplayName("A partnership's own version with a task of its own passes, and keeps what its form declares")
    void ownTask() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Path form : files("forms")) {
            files.put(form.getFileName().toString(), Files.readString(form));
        }
        String task =
                """
                <bpmn:userTask id="checkBudget" name="Check budget" camunda:formRef="checkBudget"
                    camunda:formRefBinding="deployment"
                    camunda:candidateGroups="${communitySafety.assignment.policyOfficer(execution)}">
                  <bpmn:incoming>received</bpmn:incoming><bpmn:outgoing>checked</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="checked" sourceRef="checkBudget" targetRef="groupNamed" />
                <bpmn:sequenceFlow id="received" sourceRef="applicationReceived" targetRef="checkBudget" />
                """;
        files.put(
                "fundingApplication.bpmn",
                Files.readString(Path.of("processes/fundingApplication.bpmn"))
                        .replace("<bpmn:incoming>received</bpmn:incoming>", "<bpmn:incoming>checked</bpmn:incoming>")
                        .replaceFirst("<bpmn:sequenceFlow id=\"received\"[^>]*/>", Matcher.quoteReplacement(task))
                        .replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", ""));
        String field = "{\"id\":\"f\",\"key\":\"budgetChecked\",\"type\":\"checkbox\",\"label\":\"In the budget\"%s}";
        String form = "{\"id\":\"checkBudget\",\"type\":\"default\",\"components\":[" + field + "]}";
        files.put("checkBudget.form", form.formatted(""));
        refused(files, "\"Check budget\" (checkBudget): has fields in its form that nothing keeps: budgetChecked");

        files.put("checkBudget.form", form.formatted(",\"properties\":{\"processVariable\":\"true\"}"));
        Answer deployed = deploy("admin", "charnwood", files);
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);

        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        String check = people.task("charnwood-policy-officer", number, "checkBudget");
        Answer more = people.completes(
                "charnwood-policy-officer", check, Map.of("budgetChecked", true, "firstStage", "none"));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.message()).contains("firstStage").contains("no such field");
        assertThat(people.completes("charnwood-policy-officer", check, Map.of("budgetChecked", true))
                        .status())
                .isEqualTo(204);

        people.task("charnwood-asb-chair", number, "considerApplication");
        assertThat(database.queryForList(
                        "select v.name_ from act_ru_variable v join act_ru_execution e on v.proc_inst_id_ = e.id_"
                                + " where e.business_key_ = ? order by v.name_",
                        String.class,
                        number))
                .containsExactly("application", "budgetChecked", "firstStage", "groupOutcome");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
