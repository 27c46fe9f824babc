package org.communitysafety.camunda.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.communitysafety.camunda.pages.Words.Shown;

/** What went into a table and what came out of it, from the JSON of the audit trail. */
final class TableValues {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TableValues() {}

    /** @param name as the audit trail keeps it; the label is for people */
    record Value(String name, String label, Shown value) {}

    /**
     * Every value; of several rows those of the first come first.
     *
     * @param labels what a value is called, by its name; null for one that the table itself does not ask for, whose name
     *     is put in words
     */
    static List<Value> read(String json, UnaryOperator<String> labels) {
        List<Value> values = new ArrayList<>();
        if (json == null) {
            return values;
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // too long for the trail, which keeps the beginning
            return List.of(new Value("recorded", "As recorded, cut short", new Shown(json, json)));
        }
        for (JsonNode row : tree.isArray() ? tree : JSON.createArrayNode().add(tree)) {
            for (Map.Entry<String, JsonNode> one : row.properties()) {
                String label = labels.apply(one.getKey());
                values.add(new Value(
                        one.getKey(),
                        label == null ? sentence(one.getKey()) : label,
                        new Shown(raw(one.getValue()), text(one.getValue()))));
            }
        }
        return values;
    }

    /** {@code sectorsPresentBesidesChair} becomes "Sectors present besides chair". */
    private static String sentence(String name) {
        String words = words(name);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String raw(JsonNode value) {
        return value.isNull() ? null : value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isTextual() && value.textValue().isBlank() || value.isEmpty() && value.isArray()) {
            return "nothing";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(TableValues::text)
                    .collect(Collectors.joining(", "));
        }
        return value.isTextual() ? words(value.textValue()) : value.toString();
    }

    private static String number(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return new DecimalFormat(whole ? "#,##0" : "#,##0.00##", DecimalFormatSymbols.getInstance(Locale.UK))
                .format(value);
    }

    /** Names such as {@code performanceGroup} and {@code delivery-group} become words, everything else stays. */
    private static String words(String text) {
        return text.matches("[a-z]+([A-Z-][a-z]+)*")
                ? text.replaceAll("([A-Z])", " $1").replace('-', ' ').toLowerCase(Locale.UK)
                : text;
    }
}
