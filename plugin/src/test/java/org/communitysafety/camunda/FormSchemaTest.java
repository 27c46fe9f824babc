package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form's own rules let through. */
class FormSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FORM =
            """
            {"components": [
              {"type": "text", "text": "=intro"},
              {"type": "textfield", "key": "title", "label": "Title", "validate": {"required": true, "maxLength": 5}},
              {"type": "group", "components": [
                {"type": "textarea", "key": "notes", "label": "Notes", "validate": {"maxLength": 10}}]},
              {"type": "number", "key": "amount", "label": "Amount", "decimalDigits": 2,
               "validate": {"min": 0.01, "max": 100}},
              {"type": "number", "key": "count", "label": "Count"},
              {"type": "datetime", "key": "day", "label": "Day"},
              {"type": "checkbox", "key": "agreed", "label": "Agreed"},
              {"type": "radio", "key": "answer", "label": "Answer", "values": [{"value": "yes"}, {"value": "no"}]},
              {"type": "select", "key": "line", "label": "Line", "valuesKey": "lines"},
              {"type": "checklist", "key": "seats", "label": "Seats", "valuesKey": "seatOptions"},
              {"type": "textfield", "key": "why", "label": "Why", "validate": {"required": true, "maxLength": 5},
               "conditional": {"hide": "=answer != no"}}
            ]}
            """;

    /** Stands for the expression language: "why" is asked for with the answer "no" alone. */
    private static final BiPredicate<String, Map<String, Object>> UNLESS_NO = (expression, values) -> {
        assertThat(expression).isEqualTo("answer != no");
        return !"no".equals(values.get("answer"));
    };

    private static final FormSchema SCHEMA =
            FormSchema.read(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)), JSON);

    private static JsonNode view() {
        try {
            return JSON.readTree(
                    """
                    {"intro": "Hello", "lines": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}],
                     "seatOptions": [{"label": "1", "value": "s1"}, {"label": "2", "value": "s2"}]}
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> check(Object... keysAndValues) {
        Map<String, Object> sent = new HashMap<>(Map.of("title", "Club"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            sent.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return SCHEMA.check(sent, view(), UNLESS_NO);
    }

    private static void refused(String sentence, Object... keysAndValues) {
        assertThatThrownBy(() -> check(keysAndValues))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsLeftOutIsNothing() {
        Map<String, Object> checked = check();

        assertThat(checked)
                .containsEntry("title", "Club")
                .containsEntry("agreed", false)
                .containsEntry("seats", List.of())
                .containsEntry("amount", null)
                .doesNotContainKey("why")
                .hasSize(9);
    }

    @Test
    void everyFindingIsNamedAtOnce() {
        assertThatThrownBy(() -> check("title", "", "amount", "x", "answer", "no", "extra", 1))
                .hasMessage("\"extra\": this form has no such field. Leave it out."
                        + " \"Title\" (title) is missing. Fill it in."
                        + " \"Amount\" (amount) must be a number, for example 1250.50."
                        + " \"Why\" (why) is missing. Fill it in.");
    }

    @Test
    void aHiddenFieldIsNeitherAskedForNorTaken() {
        assertThat(check("answer", "yes", "why", "much too long and \u0000")).doesNotContainKey("why");
        assertThat(check("answer", "no", "why", "so")).containsEntry("why", "so");
        refused("\"Why\" (why) is missing", "answer", "no");
        refused("\"Why\" (why) is too long", "answer", "no", "why", "longer");
    }

    /** A wrong answer is no reason to ask for more, nor to trip over the condition. */
    @Test
    void aConditionNeverSeesAWrongValue() {
        assertThatThrownBy(() -> check("answer", List.of("no")))
                .hasMessage("\"Answer\" (answer) has no choice \"[no]\". Choose one from the list.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b\u200d", "\u2003"})
    void invisibleIsMissing(String title) {
        refused("\"Title\" (title) is missing. Fill it in.", "title", title);
    }

    @Test
    void lengthsCountAsTheBrowserCounts() {
        assertThat(check("title", "12345")).containsEntry("title", "12345");
        assertThat(check("title", "  12345  ")).containsEntry("title", "12345");
        assertThat(check("title", "😀😀")).containsEntry("title", "😀😀");
        refused("(title) is too long: at most 5 characters, it has 6. Shorten it.", "title", "123456");
        refused("(title) is too long: at most 5 characters, it has 6.", "title", "😀😀😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud800", "\udc00b", "a\ufffe", "a\ufdd0"})
    void whatCannotBeStoredIsRefused(String text) {
        refused("(title) contains characters that cannot be stored.", "title", text);
        refused("(notes) contains characters that cannot be stored.", "notes", text);
    }

    @Test
    void onlyALongTextHasLines() {
        assertThat(check("notes", "a\r\nb\tc")).containsEntry("notes", "a\r\nb\tc");
        refused("(title) must be one line.", "title", "a\r\nb");
        refused("(title) must be one line.", "title", "a\nb");
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "100, 100", "1e1, 10", "5.500, 5.5", "+7, 7", "99.99, 99.99"})
    void numbersAreExact(String sent, BigDecimal exact) {
        assertThat((BigDecimal) check("amount", sent).get("amount")).isEqualByComparingTo(exact);
        assertThat((BigDecimal) check("amount", exact.doubleValue()).get("amount"))
                .isEqualByComparingTo(exact);
    }

    @ParameterizedTest
    @CsvSource({
        "0, must be at least 0.01.",
        "-1, must be at least 0.01.",
        "100.01, must be at most 100.",
        "1.001, has more than 2 decimals.",
        "1e-3, has more than 2 decimals.",
        "1e2147483647, is out of range.",
        "1e-99999, is out of range.",
        "NaN, must be a number",
        "Infinity, must be a number",
        "'1,000', must be a number",
        "1 0, must be a number",
        "0x1F, must be a number",
        "ten, must be a number"
    })
    void numbersOutsideTheRulesAreRefused(String sent, String sentence) {
        refused("\"Amount\" (amount) " + sentence, "amount", sent);
    }

    @Test
    void numbersThatAreNoneOrEndlessAreRefused() {
        refused("(amount) must be a number", "amount", Double.NaN);
        refused("(amount) must be a number", "amount", Double.POSITIVE_INFINITY);
        refused("(amount) must be a number", "amount", true);
        refused("(amount) must be a number", "amount", List.of(1));
        refused("(amount) is out of range.", "amount", "0".repeat(200) + "1");
        refused("(count) has more than 0 decimals.", "count", "1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2028-02-29", "1999-12-31", "2999-12-31"})
    void daysPass(String day) {
        assertThat(check("day", day)).containsEntry("day", day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-29",
                "2027-04-31",
                "2027-4-1",
                "01/04/2027",
                "2027-04-01T10:00",
                "99999-01-01",
                "+99999-01-01",
                "-2027-01-01",
                "0001-01-01",
                "٢٠٢٧-٠٤-٠١",
                "today"
            })
    void whatIsNoDayIsRefused(String day) {
        refused("\"Day\" (day) must be a date such as 2026-04-01.", "day", day);
    }

    @Test
    void choicesComeFromTheList() {
        assertThat(check("line", "a")).containsEntry("line", "a");
        assertThat(check("seats", List.of("s1", "s2"))).containsEntry("seats", List.of("s1", "s2"));
        refused("(line) has no choice \"c\". Choose one from the list.", "line", "c");
        refused("(line) has no choice \"1\".", "line", 1);
        refused("(answer) has no choice \"YES\".", "answer", "YES");
        refused("(seats) has no choice \"s3\".", "seats", List.of("s1", "s3"));
        refused("(seats) has no choice \"null\".", "seats", Arrays.asList((Object) null));
        refused("(seats) has no choice \"[s1]\".", "seats", List.of(List.of("s1")));
        refused("(seats) names a choice twice. Tick each once.", "seats", List.of("s1", "s1"));
        refused("(seats) must be a list of choices.", "seats", "s1");
    }

    @Test
    void anAnswerIsQuotedShort() {
        assertThatThrownBy(() -> check("line", "x".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).contains("xxx…\""));
    }

    @Test
    void aTickIsTrueOrFalse() {
        assertThat(check("agreed", true)).containsEntry("agreed", true);
        assertThat(check("agreed", false)).containsEntry("agreed", false);
        refused("(agreed) must be true or false.", "agreed", "true");
        refused("(agreed) must be true or false.", "agreed", 1);
    }

    @Test
    void textIsText() {
        refused("(title) must be text.", "title", 1);
        refused("(title) must be text.", "title", List.of("Club"));
        refused("(title) has a value of an unknown kind.", "title", new Date());
        refused("(title) has a value of an unknown kind.", "title", new byte[] {1});
        refused("(title) has a value of an unknown kind.", "title", Map.of("a", 1));
    }

    @Test
    void aStartFormIsFilledWithItsChoices() throws IOException {
        JsonNode filled = JSON.readTree(SCHEMA.filledWith(view()));

        assertThat(filled.path("components").get(0).path("text").asText()).isEqualTo("Hello");
        JsonNode line = filled.path("components").get(8);
        assertThat(line.has("valuesKey")).isFalse();
        assertThat(line.path("values")).hasSize(2);
        assertThat(SCHEMA.keys()).contains("notes", "why").hasSize(10);
    }

    private static FormSchema form(String components) {
        return FormSchema.read(
                new ByteArrayInputStream("{\"id\": \"f\", \"components\": [%s]}"
                        .formatted(components)
                        .getBytes(StandardCharsets.UTF_8)),
                JSON);
    }

    @Test
    void textsThatNameNothingShownStayAsTheyAre() throws IOException {
        FormSchema schema =
                form("{\"type\": \"text\", \"text\": \"intro\"}, {\"type\": \"text\", \"text\": \"=other\"}");

        JsonNode filled = JSON.readTree(schema.filledWith(view()));

        assertThat(filled.path("components").findValuesAsText("text")).containsExactly("intro", "=other");
    }

    @Test
    void aFormMaySayNothingButWhyItCannotBeUsed() throws IOException {
        JsonNode only = JSON.readTree(SCHEMA.saying("You cannot apply."));

        assertThat(only.path("components")).hasSize(1);
        assertThat(only.path("components").get(0).path("text").asText()).isEqualTo("You cannot apply.");
        assertThat(SCHEMA.keys()).hasSize(10);
    }

    @Test
    void aFormDeclaresItsVariables() {
        FormSchema schema = form(
                """
                {"type": "textfield", "key": "text", "label": "Text", "properties": {"processVariable": "true"}},
                {"type": "checkbox", "key": "tick", "properties": {"processVariable": "true"}},
                {"type": "radio", "key": "own", "values": [], "properties": {"processVariable": "true"}},
                {"type": "radio", "key": "shown", "valuesKey": "lines", "properties": {"processVariable": "true"}},
                {"type": "radio", "key": "undeclared", "values": []}
                """);

        assertThat(schema.variables()).containsExactlyInAnyOrder("text", "tick", "own", "shown");
        assertThat(schema.fixedVariables()).containsExactlyInAnyOrder("tick", "own");
        assertThat(schema.label("text")).isEqualTo("Text");
        assertThat(schema.label("tick")).isEqualTo("tick");
        assertThat(schema.label("elsewhere")).isEqualTo("elsewhere");
    }

    @Test
    void personalAnswersAreNeverRepeated() {
        FormSchema declared = form(
                """
                {"type": "select", "key": "line", "label": "Line", "valuesKey": "lines"},
                {"type": "textfield", "key": "name", "properties": {"personal": "true"}}
                """);

        for (FormSchema schema : List.of(declared, SCHEMA.aboutACase())) {
            assertThatThrownBy(() -> schema.check(
                            Map.of("line", "Jo Bloggs", "Jo Bloggs", 1, "title", "Club"), view(), UNLESS_NO))
                    .isInstanceOf(FormRefused.class)
                    .hasMessageContaining("The form has no such field as one of those sent.")
                    .hasMessageContaining("\"Line\" (line) has no such choice as the one sent.")
                    .hasMessageNotContaining("Bloggs");
        }
    }

    @ParameterizedTest
    @CsvSource({"'£1,800', 1800", "'1,234,567.89', 1234567.89", "£ 5, 5", "5.5, 5.5"})
    void poundsAreReadAsPeopleWriteThem(String sent, BigDecimal exact) {
        FormSchema schema = form(
                "{\"type\": \"textfield\", \"key\": \"sum\", \"decimalDigits\": 2, \"properties\": {\"amountIn\": \"pounds\"}}");

        assertThat((BigDecimal)
                        schema.check(Map.of("sum", sent), view(), UNLESS_NO).get("sum"))
                .isEqualByComparingTo(exact);
    }

    @Test
    void listsComeAsJsonToo() {
        assertThat(check("seats", Spin.JSON("[\"s1\", \"s2\"]"))).containsEntry("seats", List.of("s1", "s2"));
        assertThat(check("seats", Spin.JSON("[]"))).containsEntry("seats", List.of());
        refused("(seats) has a value of an unknown kind.", "seats", Spin.JSON("{\"s1\": true}"));
    }

    @Test
    void aFormThatIsNoJsonIsAFault() {
        assertThatThrownBy(() -> FormSchema.read(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), JSON))
                .isInstanceOf(IllegalStateException.class);
    }
}
