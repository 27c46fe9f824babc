package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field of a Camunda Form that people fill in, as the form describes it. */
record FormField(ObjectNode node) {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "select", "radio", "checkbox", "checklist", "taglist", "datetime");
    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");

    /** The fields of a form, also those in groups, in its order. */
    static List<FormField> of(ObjectNode form) {
        return components(form).stream()
                .filter(node -> INPUTS.contains(node.path("type").asText()))
                .map(FormField::new)
                .toList();
    }

    /** Everything in a form, in its order. */
    static List<ObjectNode> components(ObjectNode parent) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode child : parent.path("components")) {
            all.add((ObjectNode) child);
            all.addAll(components((ObjectNode) child));
        }
        return all;
    }

    String key() {
        return node.path("key").asText();
    }

    String type() {
        return node.path("type").asText();
    }

    /** What people see beside it. */
    String label() {
        return node.path("label").asText(key());
    }

    JsonNode rules() {
        return node.path("validate");
    }

    boolean required() {
        return rules().path("required").asBoolean();
    }

    /** Its own properties, which form-js keeps as they are. */
    JsonNode properties() {
        return node.path("properties");
    }

    boolean processVariable() {
        return properties().path(FormSchema.PROCESS_VARIABLE).asBoolean();
    }

    /** Whether it can only hold what the form itself says: a tick or a fixed choice. */
    boolean fixed() {
        return type().equals("checkbox") || CHOICES.contains(type()) && node.has("values");
    }

    /** The FEEL expression by which it is hidden; empty if it never is. */
    String hiddenIf() {
        String expression = node.path("conditional").path("hide").asText("");
        return expression.isEmpty() ? "" : expression.substring(1);
    }

    /** @param view what the form was filled with, which may hold the choices */
    JsonNode choices(JsonNode view) {
        return node.has("valuesKey") ? view.path(node.path("valuesKey").asText()) : node.path("values");
    }

    /** What it holds when nothing was entered. */
    Object nothing() {
        return LISTS.contains(type()) ? List.of() : type().equals("checkbox") ? false : null;
    }
}
