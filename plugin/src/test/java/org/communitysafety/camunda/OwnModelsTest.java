package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A partnership replaces a shared process and its own table from the operator's folder. */
@EngineTest
@DirtiesContext
class OwnModelsTest {

    @TempDir
    static Path folder;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @DynamicPropertySource
    static void ownModels(DynamicPropertyRegistry properties) throws IOException {
        put("processes/charnwood/fundingApplication.bpmn", "name=\"Funding application\"", "name=\"Charnwood's own\"");
        put("decisions/charnwood/fundingRoute.dmn", "<text>1000</text>", "<text>2500</text>");
        properties.add("community-safety.models", () -> folder.toUri().toString());
    }

    private static void put(String name, String shipped, String own) throws IOException {
        String source = name.startsWith("processes") ? name.replace("charnwood/", "") : name;
        String model = Files.readString(Path.of(source));
        assertThat(model).contains(shipped);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, model.replace(shipped, own));
    }

    private ProcessInstance apply(String applicant, String priority, String group) {
        Map<String, Object> form = new HashMap<>();
        form.put("title", "Youth boxing");
        form.put("purpose", "Fewer young people in trouble");
        form.put("startsOn", "2026-12-01");
        form.put("endsOn", "2027-03-15");
        form.put("amount", "2400.00");
        form.put("priority", priority);
        form.put("deliveryGroup", group);
        form.put("evaluation", "Incidents before and after");
        String number = staff.starts(applicant, FundingApplicationProcess.KEY, form);
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(FundingApplicationProcess.KEY)
                .singleResult();
    }

    private ProcessDefinition definition(ProcessInstance instance) {
        return engine.getRepositoryService().getProcessDefinition(instance.getProcessDefinitionId());
    }

    @Test
    @DisplayName("F7: a partnership's own process and table are used for it, and the shared process for the others")
    void usesItsOwn() {
        ProcessInstance charnwood = apply("charnwood-voluntary", "charnwood.priority.asb", "charnwood.asb-group");
        ProcessInstance bcp = apply("bcp-voluntary", "bcp.priority.crime", "none");

        assertThat(definition(charnwood).getTenantId()).isEqualTo("charnwood");
        assertThat(definition(charnwood).getName()).isEqualTo("Charnwood's own");
        assertThat(definition(bcp).getTenantId()).isNull();
        assertThat(charnwood.getTenantId()).isEqualTo("charnwood");
        assertThat(bcp.getTenantId()).isEqualTo("bcp");

        Task consider = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(charnwood.getId())
                .singleResult();
        staff.submits(
                "charnwood-asb-chair",
                consider,
                Map.of(
                        "present",
                        Staff.values(staff.sees("charnwood-asb-chair", consider), "memberOptions"),
                        "outcome",
                        "support",
                        "line",
                        "charnwood.community-safety-fund.youth-diversion"));
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(charnwood.getBusinessKey())
                        .list())
                .hasSize(3)
                .extracting(Task::getTaskDefinitionKey)
                .containsOnly(OfficeHolderDecisionProcess.DECIDE_AS_OFFICE_HOLDER);
    }

    @Test
    @DisplayName("F20: the start list shows one version of a process, the partnership's own where it has one")
    void startListShowsOne() {
        assertThat(startList("charnwood-voluntary")).contains("Charnwood's own").doesNotContain("Funding application");
        assertThat(startList("bcp-voluntary")).containsOnlyOnce("Funding application");
    }

    private List<String> startList(String login) {
        return staff.startList(login).stream().map(ProcessDefinition::getName).toList();
    }

    @Test
    @DisplayName("F7: a restart deploys nothing new")
    void deploysOnce() {
        long before = engine.getRepositoryService().createDeploymentQuery().count();

        new Models(Shipped.onClassPath(), folder.toUri().toString()).deploy(engine);

        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(before)
                .isPositive();
    }

    @Test
    @DisplayName("F7: a model outside a partnership's folder is refused with what to do")
    void refusesStrays(@TempDir Path other) throws IOException {
        Files.copy(Path.of("processes/officeChange.bpmn"), other.resolve("officeChange.bpmn"));

        assertThatThrownBy(() -> new Models(Shipped.onClassPath(), other.toUri().toString()).deploy(engine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("officeChange.bpmn")
                .hasMessageContaining("processes/<tenant>/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes/charnwood/officeChange.bpmn", "decisions/charnwood/quorum.dmn"})
    @DisplayName("A model of the folder passes the same check as one that is deployed by hand")
    void checksTheFolder(String name, @TempDir Path other) throws IOException {
        String model = Files.readString(Path.of(name.startsWith("processes") ? "processes/officeChange.bpmn" : name));
        Path file = other.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                model.replace("?>", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                        .replaceFirst("name=\"[^\"]*\"", "name=\"&e;\""));

        assertThatThrownBy(() -> new Models(Shipped.onClassPath(), other.toUri().toString()).deploy(engine))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("declares a document type");
    }
}
