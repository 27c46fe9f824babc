package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Camunda Form with its rules. Camunda checks nothing on the server, so that whatever a browser or REST client sends
 * is checked here against the same form that people see.
 */
final class FormSchema {

    /** Property of a field that becomes a process variable, where the domain does not know the form. */
    static final String PROCESS_VARIABLE = "processVariable";

    /** Property of a field of a start form: the part of the view that must be true for the field to be shown. */
    private static final String SHOWN_IF = "shownIf";

    private static final int MOST_NAMED = 10;

    private final ObjectMapper json;
    private final ObjectNode form;
    private final List<FormField> fields;
    private final FieldRules rules;

    /**
     * @param personal whether people enter personal data here: a field has the property {@code personal}, or the process
     *     is about a case. What was sent is then never repeated, since a refusal is shown and may be logged
     */
    private FormSchema(ObjectMapper json, ObjectNode form, boolean personal) {
        this.json = json;
        this.form = form;
        this.fields = FormField.of(form);
        this.rules = new FieldRules(
                personal || fields.stream().anyMatch(field -> field.properties().has("personal")));
    }

    /** The same form, where everything that is entered counts as personal data. */
    FormSchema aboutACase() {
        return new FormSchema(json, form, true);
    }

    static FormSchema read(InputStream source, ObjectMapper json) {
        try (source) {
            return new FormSchema(json, (ObjectNode) json.readTree(source), false);
        } catch (IOException e) {
            throw new IllegalStateException("The form cannot be read: it is no JSON object", e);
        }
    }

    /** The form with its choices filled in: a start form gets no variables of its own from Tasklist. */
    byte[] filledWith(JsonNode view) {
        ObjectNode filled = form.deepCopy();
        withoutHidden(filled, view);
        FormField.components(filled).forEach(component -> {
            String key = component.path("valuesKey").asText("");
            String text = component.path("text").asText();
            if (!key.isEmpty()) {
                component.remove("valuesKey");
                component.set("values", view.path(key));
            } else if (component.path("type").asText().equals("text")
                    && text.startsWith("=")
                    && view.has(text.substring(1))) {
                component.put("text", view.path(text.substring(1)).asText());
            }
        });
        return filled.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Conditions of a start form cannot ask the view, so a field names what of it must be true for it to be there. */
    private static void withoutHidden(ObjectNode parent, JsonNode view) {
        Iterator<JsonNode> children = parent.path("components").elements();
        while (children.hasNext()) {
            String condition = children.next().path("properties").path(SHOWN_IF).asText("");
            if (!condition.isEmpty() && !view.path(condition).asBoolean()) {
                children.remove();
            }
        }
    }

    /** The form with nothing but this sentence. */
    byte[] saying(String sentence) {
        ObjectNode only = form.deepCopy();
        only.putArray("components")
                .addObject()
                .put("type", "text")
                .put("id", "refusal")
                .put("text", sentence);
        return only.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Keys of the fields that people fill in. */
    Set<String> keys() {
        return keys(field -> true);
    }

    /** Keys of the fields that the form declares process variables. */
    Set<String> variables() {
        return keys(FormField::processVariable);
    }

    /** Those of them that can only hold what the form itself says: ticks and fixed choices. */
    Set<String> fixedVariables() {
        return keys(field -> field.processVariable() && field.fixed());
    }

    private Set<String> keys(Predicate<FormField> which) {
        return fields.stream().filter(which).map(FormField::key).collect(Collectors.toUnmodifiableSet());
    }

    /** What people see beside a field. */
    String label(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .map(FormField::label)
                .findFirst()
                .orElse(key);
    }

    /**
     * Checks what was sent, field by field.
     *
     * @param sent field key to value, as it came
     * @param view what the form was filled with, for its choices
     * @param hidden evaluates a field's "hide if" expression with the values sent
     * @return the values of the visible fields
     * @throws FormRefused naming every field that is missing, unknown or wrong
     */
    Map<String, Object> check(
            Map<String, Object> sent, JsonNode view, BiPredicate<String, Map<String, Object>> hidden) {
        List<String> wrong = new ArrayList<>(unknown(sent));
        Map<String, String> problems = new HashMap<>();
        Map<String, Object> values = values(sent, view, problems);
        Map<String, Object> checked = new LinkedHashMap<>();
        for (FormField field : fields) {
            String key = field.key();
            if (field.hiddenIf().isEmpty() || !hidden.test(field.hiddenIf(), values)) {
                Object value = values.get(key);
                checked.put(key, value == null ? field.nothing() : value);
                String missing = value == null && field.required() ? "is missing. Fill it in." : null;
                String problem = problems.getOrDefault(key, missing);
                if (problem != null) {
                    wrong.add("\"%s\" (%s) %s".formatted(field.label(), key, problem));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new FormRefused(String.join(" ", wrong));
        }
        return checked;
    }

    private List<String> unknown(Map<String, Object> sent) {
        Set<String> keys = keys();
        return sent.keySet().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .limit(MOST_NAMED)
                .map(rules::unknown)
                .toList();
    }

    /** Every field's value, null for one that is empty or wrong; what is wrong goes to the problems. */
    private Map<String, Object> values(Map<String, Object> sent, JsonNode view, Map<String, String> problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = null;
            try {
                value = SentValue.read(sent, field.key(), json);
                value = value == null ? null : rules.checked(field, value, view);
            } catch (FormRefused e) {
                problems.put(field.key(), e.getMessage());
                value = null;
            }
            values.put(field.key(), value);
        }
        return values;
    }
}
