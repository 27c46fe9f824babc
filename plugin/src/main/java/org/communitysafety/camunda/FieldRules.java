package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.communitysafety.partnership.FreeText;

/**
 * What a field's type and the form's own rules allow. A refusal says what is wrong without the field's name.
 *
 * @param personal whether what was sent is personal data, which a refusal never repeats
 */
record FieldRules(boolean personal) {

    private static final Pattern POUNDS = Pattern.compile("£?\\s?(\\d{1,3}(,\\d{3})+|\\d{1,12})(\\.\\d{1,20})?");
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_QUOTE = 60;

    /**
     * The value as the field's type has it.
     *
     * @param view what the form was filled with, for its choices
     * @throws FormRefused saying what is wrong with it
     */
    Object checked(FormField field, Object value, JsonNode view) {
        return switch (field.type()) {
            case "textfield", "textarea" ->
                field.properties().has("amountIn") ? number(field, ungrouped(value)) : text(field, value);
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
    private static String text(FormField field, Object value) {
        refuseUnless(value instanceof String, "must be text.");
        String text = (String) value;
        int longest = field.rules().path("maxLength").asInt();
        refuseUnless(
                text.length() <= longest,
                "is too long: at most %d characters, it has %d. Shorten it.".formatted(longest, text.length()));
        boolean line = field.type().equals("textfield");
        refuseUnless(
                !line || text.chars().noneMatch(c -> c == '\n' || c == '\r'),
                "must be one line. Remove the line breaks.");
        refuseUnless(FreeText.storable(text), "contains characters that cannot be stored. Remove them.");
        return text;
    }

    /** People write £1,800.00; a browser's number field would make £1.80 of it. */
    private static Object ungrouped(Object value) {
        boolean asPeopleWrite =
                value instanceof String text && POUNDS.matcher(text).matches();
        return asPeopleWrite ? value.toString().replaceAll("[£,\\s]", "") : value;
    }

    private static BigDecimal number(FormField field, Object value) {
        String text = value.toString();
        refuseUnless(text.length() <= LONGEST_NUMBER, "is out of range.");
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new FormRefused("must be a number, for example 1250.50.", e);
        }
        refuseUnless(number.precision() <= 40 && Math.abs((long) number.scale()) <= 40, "is out of range.");
        int decimals = field.node().path("decimalDigits").asInt(0);
        refuseUnless(
                number.stripTrailingZeros().scale() <= decimals,
                "has more than %d decimals. Give pounds and pence.".formatted(decimals));
        JsonNode rules = field.rules();
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
        refuseUnless(DAY.matcher(text).matches(), wrong);
        try {
            LocalDate.parse(text);
            return text;
        } catch (DateTimeParseException e) {
            throw new FormRefused(wrong, e);
        }
    }

    private Object choices(FormField field, Object value, JsonNode view) {
        refuseUnless(value instanceof List<?>, "must be a list of choices.");
        List<?> list = (List<?>) value;
        refuseUnless(new HashSet<>(list).size() == list.size(), "names a choice twice. Tick each once.");
        list.forEach(one -> choice(field, one, view));
        return list;
    }

    private Object choice(FormField field, Object value, JsonNode view) {
        boolean known = StreamSupport.stream(field.choices(view).spliterator(), false)
                .anyMatch(option -> option.path("value").asText().equals(value));
        refuseUnless(
                known,
                personal
                        ? "has no such choice as the one sent. Choose one from the list."
                        : "has no choice %s. Choose one from the list.".formatted(quoted(value)));
        return value;
    }

    /** Why a field that the form does not have is refused. */
    String unknown(String key) {
        return personal
                ? "The form has no such field as one of those sent. Leave it out."
                : "%s: this form has no such field. Leave it out.".formatted(quoted(key));
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
}
