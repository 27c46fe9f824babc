package org.communitysafety.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names that integrators rely on stand in their guide as they are in models, forms and samples")
class IntegratorsGuideTest {

    private static final Path GUIDE = Path.of("docs/integrators.md");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "select", "radio", "checkbox", "checklist", "taglist", "datetime");

    @Test
    @DisplayName("Processes and tasks")
    void processes() {
        List<String> lines = table("Process", "Name", "Start or task", "Name", "Form");
        for (Path file : GeneratedText.files("processes", ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            for (Process process : model.getModelElementsByType(Process.class)) {
                List<FlowNode> nodes = new ArrayList<>(model.getModelElementsByType(StartEvent.class));
                nodes.addAll(model.getModelElementsByType(UserTask.class));
                nodes.stream()
                        .filter(node -> node.getAttributeValueNs(CAMUNDA, "formRef") != null)
                        .forEach(node -> lines.add(row(
                                code(process.getId()),
                                process.getName(),
                                code(node.getId()),
                                node.getName(),
                                code(node.getAttributeValueNs(CAMUNDA, "formRef")))));
            }
        }
        GeneratedText.section(GUIDE, "processes", lines);
    }

    @Test
    @DisplayName("Fields of the forms, with their limits")
    void forms() throws IOException {
        List<String> lines = table("Form", "Field", "Label", "Type", "Required", "Limits or values");
        for (Path file : GeneratedText.files("forms", ".form")) {
            JsonNode form = new ObjectMapper().readTree(file.toFile());
            for (JsonNode field : form.path("components")) {
                if (INPUTS.contains(field.path("type").asText())) {
                    lines.add(row(
                            code(form.path("id").asText()),
                            code(field.path("key").asText()),
                            field.path("label").asText(),
                            type(field),
                            required(field),
                            limits(field)));
                }
            }
        }
        GeneratedText.section(GUIDE, "forms", lines);
    }

    private static String type(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "number" -> "amount";
            case "datetime" -> "date";
            case "checkbox" -> "true or false";
            case "checklist", "taglist" -> "list of choices";
            case "select", "radio" -> "choice";
            default -> "text";
        };
    }

    private static String required(JsonNode field) {
        if (!field.path("validate").path("required").asBoolean()) {
            return "";
        }
        return field.has("conditional") ? "where shown" : "yes";
    }

    private static String limits(JsonNode field) {
        JsonNode rules = field.path("validate");
        List<String> all = new ArrayList<>();
        if (rules.has("maxLength")) {
            all.add("at most %s characters".formatted(rules.path("maxLength").asText()));
        }
        if (rules.has("min")) {
            all.add("%s to %s"
                    .formatted(rules.path("min").asText(), rules.path("max").asText()));
        }
        if (field.has("values")) {
            all.add(stream(field.path("values"))
                    .map(value -> code(value.path("value").asText()))
                    .collect(Collectors.joining(", ")));
        }
        if (field.has("valuesKey")) {
            all.add("as in %s".formatted(code(field.path("valuesKey").asText())));
        }
        if (field.has("conditional")) {
            all.add("hidden where `%s`"
                    .formatted(field.path("conditional").path("hide").asText().substring(1)));
        }
        return String.join("; ", all);
    }

    private record DecisionNames(Set<String> partnerships, Set<String> inputs, Set<String> outputs) {
        DecisionNames() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    @Test
    @DisplayName("Decisions with what goes in and comes out")
    void decisions() {
        Map<String, DecisionNames> all = new TreeMap<>();
        for (Path file : GeneratedText.files("decisions", ".dmn")) {
            DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
            String key = file.getFileName().toString().replace(".dmn", "");
            DecisionNames names = all.computeIfAbsent(key, k -> new DecisionNames());
            String folder = file.getParent().getFileName().toString();
            names.partnerships.add(folder.equals("decisions") ? "all" : code(folder));
            Decision decision = model.getModelElementById(key);
            Collection<InputData> inputs = model.getModelElementsByType(InputData.class);
            inputs.forEach(input -> names.inputs.add("%s (%s)"
                    .formatted(
                            code(input.getInformationItem().getName()),
                            input.getInformationItem().getTypeRef())));
            decision.getExpression()
                    .getChildElementsByType(Output.class)
                    .forEach(output ->
                            names.outputs.add("%s (%s)".formatted(code(output.getName()), output.getTypeRef())));
        }
        List<String> lines = table("Decision", "Partnerships", "Inputs, where the partnership's table asks", "Outputs");
        all.forEach((key, names) -> lines.add(row(
                code(key),
                String.join(", ", names.partnerships),
                String.join(", ", names.inputs),
                String.join(", ", names.outputs))));
        GeneratedText.section(GUIDE, "decisions", lines);
    }

    @Test
    @DisplayName("Offices and prefixes of the sample partnerships")
    void offices() throws IOException {
        List<String> lines = table("Partnership", "Prefix", "Offices, each after the partnership's id and a dot");
        for (Path file : GeneratedText.files("plugin/src/main/resources/community-safety/partnerships", ".yaml")) {
            JsonNode partnership = new YAMLMapper().readTree(file.toFile());
            lines.add(row(
                    code(partnership.path("id").asText()),
                    code(partnership.path("prefix").asText()),
                    stream(partnership.path("offices"))
                            .map(office -> code(office.path("id").asText()))
                            .collect(Collectors.joining(", "))));
        }
        GeneratedText.section(GUIDE, "offices", lines);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> table(String... heads) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(row(heads));
        lines.add(row("--- ".repeat(heads.length).strip().split(" ")));
        return lines;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
