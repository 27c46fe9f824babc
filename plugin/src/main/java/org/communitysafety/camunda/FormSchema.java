package org.communitysafety.camunda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.spin.json.SpinJsonNode;

/**
 * A Camunda Form with its rules. Camunda checks nothing on the server, so that whatever a browser or REST client sends
 * is checked here against the same form that people see.
 */
final class FormSchema {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "select", "radio", "checkbox", "checklist", "taglist", "datetime");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");

    private final ObjectMapper json;
    private final ObjectNode form;

    private FormSchema(ObjectMapper json, ObjectNode form) {
        this.json = json;
        this.form = form;
    }

    static FormSchema read(InputStream source, ObjectMapper json) {
        try (source) {
            return new FormSchema(json, (ObjectNode) json.readTree(source));
        } catch (IOException e) {
            throw new IllegalStateException("The form cannot be read: it is no JSON object", e);
        }
    }

    /** The form with its choices filled in: a start form gets no variables of its own from Tasklist. */
    byte[] filledWith(JsonNode view) {
        ObjectNode filled = form.deepCopy();
        fields(filled).forEach(field -> {
            String key = field.path("valuesKey").asText("");
            if (!key.isEmpty()) {
                field.remove("valuesKey");
                field.set("values", view.path(key));
            } else if (field.path("type").asText().equals("text")
                    && view.has(field.path("text").asText().replaceFirst("^=", ""))) {
                field.put(
                        "text",
                        view.path(field.path("text").asText().substring(1)).asText());
            }
        });
        return filled.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Keys of the fields that people fill in. */
    Set<String> keys() {
        return fields(form).stream()
                .filter(FormSchema::input)
                .map(f -> f.path("key").asText())
                .collect(Collectors.toUnmodifiableSet());
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
        List<String> wrong = new ArrayList<>();
        Set<String> keys = keys();
        sent.keySet().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .forEach(key -> wrong.add("\"%s\": this form has no such field. Leave it out.".formatted(key)));
        Map<String, Object> values = new LinkedHashMap<>();
        for (ObjectNode field : fields(form)) {
            if (input(field)) {
                String key = field.path("key").asText();
                values.put(key, normal(sent.get(key)));
            }
        }
        Map<String, Object> checked = new LinkedHashMap<>();
        for (ObjectNode field : fields(form)) {
            if (input(field) && !hidden(field, values, hidden)) {
                check(field, values.get(field.path("key").asText()), view, checked, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new FormRefused(String.join(" ", wrong));
        }
        return checked;
    }

    private static boolean hidden(
            ObjectNode field, Map<String, Object> values, BiPredicate<String, Map<String, Object>> rule) {
        String expression = field.path("conditional").path("hide").asText("");
        return !expression.isEmpty() && rule.test(expression.substring(1), values);
    }

    private void check(ObjectNode field, Object value, JsonNode view, Map<String, Object> checked, List<String> wrong) {
        String key = field.path("key").asText();
        String name = "\"%s\" (%s)".formatted(field.path("label").asText(key), key);
        boolean empty = value == null || value.equals("") || value.equals(List.of());
        if (empty) {
            if (field.path("validate").path("required").asBoolean()) {
                wrong.add(name + " is missing. Fill it in.");
            }
            checked.put(key, LISTS.contains(field.path("type").asText()) ? List.of() : null);
            return;
        }
        String problem = problem(field, value, view);
        if (problem != null) {
            wrong.add(name + " " + problem);
        }
        checked.put(key, value);
    }

    private String problem(ObjectNode field, Object value, JsonNode view) {
        return switch (field.path("type").asText()) {
            case "textfield", "textarea" -> text(field, value);
            case "number" -> number(field, value);
            case "datetime" -> date(value);
            case "checkbox" -> value instanceof Boolean ? null : "must be true or false.";
            case "checklist", "taglist" -> choices(field, value, view);
            default -> choice(field, value, view);
        };
    }

    private static String text(ObjectNode field, Object value) {
        if (!(value instanceof String text)) {
            return "must be text.";
        }
        int longest = field.path("validate").path("maxLength").asInt();
        if (text.length() > longest) {
            return "is too long: at most %d characters, it has %d. Shorten it.".formatted(longest, text.length());
        }
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        return control ? "contains characters that cannot be stored. Remove them." : null;
    }

    private static String number(ObjectNode field, Object value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return "must be a number, for example 1250.50.";
        }
        int decimals = field.path("decimalDigits").asInt(0);
        if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) {
            return "is out of range.";
        }
        if (number.stripTrailingZeros().scale() > decimals) {
            return "has more than %d decimals. Give pounds and pence.".formatted(decimals);
        }
        JsonNode rules = field.path("validate");
        if (rules.has("min") && number.compareTo(rules.path("min").decimalValue()) < 0) {
            return "must be at least %s.".formatted(rules.path("min").asText());
        }
        if (rules.has("max") && number.compareTo(rules.path("max").decimalValue()) > 0) {
            return "must be at most %s.".formatted(rules.path("max").asText());
        }
        return null;
    }

    private static String date(Object value) {
        try {
            LocalDate.parse(value.toString());
            return null;
        } catch (DateTimeParseException e) {
            return "must be a date such as 2026-04-01.";
        }
    }

    private String choices(ObjectNode field, Object value, JsonNode view) {
        if (!(value instanceof List<?> list)) {
            return "must be a list of choices.";
        }
        if (Set.copyOf(list).size() != list.size()) {
            return "names a choice twice. Tick each once.";
        }
        return list.stream()
                .map(one -> choice(field, one, view))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String choice(ObjectNode field, Object value, JsonNode view) {
        JsonNode values =
                field.has("valuesKey") ? view.path(field.path("valuesKey").asText()) : field.path("values");
        boolean known = StreamSupport.stream(values.spliterator(), false)
                .anyMatch(option -> option.path("value").asText().equals(value));
        return known ? null : "has no choice \"%s\". Choose one from the list.".formatted(value);
    }

    private Object normal(Object value) {
        if (value instanceof SpinJsonNode node) {
            try {
                return normal(json.readValue(node.toString(), Object.class));
            } catch (JsonProcessingException e) {
                throw new FormRefused("A value is no valid JSON. Send text, a number, true, false or a list.", e);
            }
        }
        if (value instanceof String text) {
            return text.strip();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::normal).toList();
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        throw new FormRefused("A value has a type that forms do not know. Send text, a number, true, false or a list.");
    }

    private static boolean input(ObjectNode field) {
        return INPUTS.contains(field.path("type").asText());
    }

    private static List<ObjectNode> fields(ObjectNode parent) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode child : parent.path("components")) {
            all.add((ObjectNode) child);
            all.addAll(fields((ObjectNode) child));
        }
        return all;
    }
}
