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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.spin.json.SpinJsonNode;

/**
 * A Camunda Form with its rules. Camunda checks nothing on the server, so that whatever a browser or REST client sends
 * is checked here against the same form that people see.
 */
final class FormSchema {

    /** Property of a field that becomes a process variable, where the domain does not know the form. */
    static final String PROCESS_VARIABLE = "processVariable";

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "select", "radio", "checkbox", "checklist", "taglist", "datetime");
    private static final Set<String> FIXED = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");
    private static final Pattern POUNDS = Pattern.compile("£?\\s?(\\d{1,3}(,\\d{3})+|\\d{1,12})(\\.\\d{1,20})?");
    private static final Pattern YEARS = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_NAMED = 10;

    private final ObjectMapper json;
    private final ObjectNode form;
    private final boolean personal;

    private FormSchema(ObjectMapper json, ObjectNode form) {
        this(json, form, inputs(form).stream().anyMatch(field -> field.path("properties")
                .has("personal")));
    }

    /**
     * @param personal whether people enter personal data here: a field has the property {@code personal}, or the process
     *     is about a case. What was sent is then never repeated, since a refusal is shown and may be logged
     */
    private FormSchema(ObjectMapper json, ObjectNode form, boolean personal) {
        this.json = json;
        this.form = form;
        this.personal = personal;
    }

    /** The same form, where everything that is entered counts as personal data. */
    FormSchema aboutACase() {
        return new FormSchema(json, form, true);
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
        return inputs().stream().map(f -> f.path("key").asText()).collect(Collectors.toUnmodifiableSet());
    }

    /** Keys of the fields that the form declares process variables. */
    Set<String> variables() {
        return inputs().stream()
                .filter(f -> f.path("properties").path(PROCESS_VARIABLE).asBoolean())
                .map(f -> f.path("key").asText())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of them that can only hold what the form itself says: ticks and fixed choices. */
    Set<String> fixedVariables() {
        Set<String> declared = variables();
        return inputs().stream()
                .filter(f -> f.path("type").asText().equals("checkbox")
                        || FIXED.contains(f.path("type").asText()) && f.has("values"))
                .map(f -> f.path("key").asText())
                .filter(declared::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What people see beside a field. */
    String label(String key) {
        return inputs().stream()
                .filter(f -> f.path("key").asText().equals(key))
                .map(f -> f.path("label").asText(key))
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
        List<String> wrong = new ArrayList<>();
        Set<String> keys = keys();
        sent.keySet().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .limit(MOST_NAMED)
                .forEach(key -> wrong.add(
                        personal
                                ? "The form has no such field as one of those sent. Leave it out."
                                : "%s: this form has no such field. Leave it out.".formatted(quoted(key))));
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> problems = new HashMap<>();
        for (ObjectNode field : inputs()) {
            String key = field.path("key").asText();
            Object value = null;
            try {
                value = read(sent, key);
                if (value != null) {
                    value = checked(field, value, view);
                }
            } catch (FormRefused e) {
                problems.put(key, e.getMessage());
                value = null;
            }
            values.put(key, value);
        }
        Map<String, Object> checked = new LinkedHashMap<>();
        for (ObjectNode field : inputs()) {
            String key = field.path("key").asText();
            if (!hidden(field, values, hidden)) {
                checked.put(key, values.get(key) == null ? nothing(field) : values.get(key));
                String problem = problems.getOrDefault(key, missing(field, values.get(key)));
                if (problem != null) {
                    wrong.add("\"%s\" (%s) %s".formatted(field.path("label").asText(key), key, problem));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new FormRefused(String.join(" ", wrong));
        }
        return checked;
    }

    private static String missing(ObjectNode field, Object value) {
        return value == null && field.path("validate").path("required").asBoolean() ? "is missing. Fill it in." : null;
    }

    private static Object nothing(ObjectNode field) {
        String type = field.path("type").asText();
        return LISTS.contains(type) ? List.of() : type.equals("checkbox") ? false : null;
    }

    private static boolean hidden(
            ObjectNode field, Map<String, Object> values, BiPredicate<String, Map<String, Object>> rule) {
        String expression = field.path("conditional").path("hide").asText("");
        return !expression.isEmpty() && rule.test(expression.substring(1), values);
    }

    /**
     * The value as the field's type has it.
     *
     * @throws FormRefused saying what is wrong with it, without the field's name
     */
    private Object checked(ObjectNode field, Object value, JsonNode view) {
        return switch (field.path("type").asText()) {
            case "textfield", "textarea" ->
                field.path("properties").has("amountIn") ? number(field, ungrouped(value)) : text(field, value);
            case "number" -> number(field, value);
            case "datetime" -> date(value);
            case "checkbox" -> {
                refuseUnless(value instanceof Boolean, "must be true or false.");
                yield value;
            }
            case "checklist", "taglist" -> choices(field, value, view);
            default -> choice(field, value, view);
        };
    }

    /** Lengths are counted as the browser counts them, which is never less than the columns count. */
    private static String text(ObjectNode field, Object value) {
        refuseUnless(value instanceof String, "must be text.");
        String text = (String) value;
        int longest = field.path("validate").path("maxLength").asInt();
        refuseUnless(
                text.length() <= longest,
                "is too long: at most %d characters, it has %d. Shorten it.".formatted(longest, text.length()));
        boolean line = field.path("type").asText().equals("textfield");
        refuseUnless(
                !line || text.chars().noneMatch(c -> c == '\n' || c == '\r'),
                "must be one line. Remove the line breaks.");
        refuseUnless(
                text.codePoints().allMatch(FormSchema::storable),
                "contains characters that cannot be stored. Remove them.");
        return text;
    }

    private static boolean storable(int character) {
        boolean nonCharacter = (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        boolean control =
                Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
        return !control && !nonCharacter && Character.getType(character) != Character.SURROGATE;
    }

    /** People write £1,800.00; a browser's number field would make £1.80 of it. */
    private static Object ungrouped(Object value) {
        boolean asPeopleWrite =
                value instanceof String text && POUNDS.matcher(text).matches();
        return asPeopleWrite ? value.toString().replaceAll("[£,\\s]", "") : value;
    }

    private static BigDecimal number(ObjectNode field, Object value) {
        String text = value.toString();
        refuseUnless(text.length() <= LONGEST_NUMBER, "is out of range.");
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new FormRefused("must be a number, for example 1250.50.", e);
        }
        refuseUnless(number.precision() <= 40 && Math.abs((long) number.scale()) <= 40, "is out of range.");
        int decimals = field.path("decimalDigits").asInt(0);
        refuseUnless(
                number.stripTrailingZeros().scale() <= decimals,
                "has more than %d decimals. Give pounds and pence.".formatted(decimals));
        JsonNode rules = field.path("validate");
        refuseUnless(
                !rules.has("min") || number.compareTo(rules.path("min").decimalValue()) >= 0,
                "must be at least %s.".formatted(rules.path("min").asText()));
        refuseUnless(
                !rules.has("max") || number.compareTo(rules.path("max").decimalValue()) <= 0,
                "must be at most %s.".formatted(rules.path("max").asText()));
        return number;
    }

    private static String date(Object value) {
        String text = value.toString();
        String wrong = "must be a date such as 2026-04-01.";
        refuseUnless(YEARS.matcher(text).matches(), wrong);
        try {
            LocalDate.parse(text);
            return text;
        } catch (DateTimeParseException e) {
            throw new FormRefused(wrong, e);
        }
    }

    private Object choices(ObjectNode field, Object value, JsonNode view) {
        refuseUnless(value instanceof List<?>, "must be a list of choices.");
        List<?> list = (List<?>) value;
        refuseUnless(new HashSet<>(list).size() == list.size(), "names a choice twice. Tick each once.");
        list.forEach(one -> choice(field, one, view));
        return list;
    }

    private Object choice(ObjectNode field, Object value, JsonNode view) {
        JsonNode values =
                field.has("valuesKey") ? view.path(field.path("valuesKey").asText()) : field.path("values");
        boolean known = StreamSupport.stream(values.spliterator(), false)
                .anyMatch(option -> option.path("value").asText().equals(value));
        refuseUnless(
                known,
                personal
                        ? "has no such choice as the one sent. Choose one from the list."
                        : "has no choice %s. Choose one from the list.".formatted(quoted(value)));
        return value;
    }

    private static void refuseUnless(boolean condition, String problem) {
        if (!condition) {
            throw new FormRefused(problem);
        }
    }

    private static String quoted(Object value) {
        String text = String.valueOf(value);
        return '"' + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + '"';
    }

    /** What was sent for a field; null if nothing was. Clients may send values that nothing can be read from. */
    private Object read(Map<String, Object> sent, String key) {
        Object value;
        try {
            value = normal(sent.get(key));
        } catch (RuntimeException | JsonProcessingException e) {
            throw new FormRefused("has a value of an unknown kind. Send text, a number, true, false or a list.", e);
        }
        boolean empty = value instanceof String text && text.codePoints().noneMatch(FormSchema::visible)
                || List.of().equals(value);
        return empty ? null : value;
    }

    private static boolean visible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT;
    }

    private Object normal(Object value) throws JsonProcessingException {
        if (value instanceof SpinJsonNode node) {
            return normal(json.readValue(node.toString(), Object.class));
        }
        if (value instanceof String text) {
            return text.strip();
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (Object one : list) {
                all.add(normal(one));
            }
            return all;
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException("No value of a form: " + value.getClass());
    }

    private List<ObjectNode> inputs() {
        return inputs(form);
    }

    private static List<ObjectNode> inputs(ObjectNode form) {
        return fields(form).stream().filter(FormSchema::input).toList();
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
