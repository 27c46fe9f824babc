package org.communitysafety.camunda.guard.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Tasklist cannot show, or what would load something from elsewhere. */
final class FormCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNUSABLE = Set.of("filepicker", "documentPreview", "iframe", "dynamiclist");
    private static final Set<String> NO_FIELDS =
            Set.of("button", "text", "html", "spacer", "separator", "image", "table");

    private FormCheck() {}

    /** A form of the deployment. */
    record Form(String resource, String id, JsonNode content) {

        /** Keys of the fields that no property declares a process variable. */
        List<String> undeclared() {
            return fields(content).stream()
                    .filter(field -> field.has("key")
                            && !NO_FIELDS.contains(field.path("type").asText()))
                    .filter(field ->
                            !field.path("properties").path("processVariable").asBoolean())
                    .map(field -> field.path("key").asText())
                    .toList();
        }
    }

    static Optional<Form> check(String resource, byte[] content, Findings findings) {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            findings.add(resource, "is no JSON that can be read. Save it with Camunda Modeler.");
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("The form " + resource + " cannot be read", e);
        }
        if (!form.isObject() || form.path("id").asText().isBlank()) {
            findings.add(resource, "has no id. Give the form an id in Camunda Modeler.");
            return Optional.empty();
        }
        fields(form).stream()
                .filter(field -> UNUSABLE.contains(field.path("type").asText()))
                .forEach(field -> findings.add(
                        resource,
                        "\"%s\" (%s): Tasklist cannot use a %s. Choose another kind of field.",
                        field.path("label").asText(field.path("key").asText()),
                        field.path("id").asText(),
                        field.path("type").asText()));
        return Optional.of(new Form(resource, form.path("id").asText(), form));
    }

    private static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        parent.path("components").forEach(child -> {
            all.add(child);
            all.addAll(fields(child));
        });
        return all;
    }
}
