package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Notes each value of the wrong type with what is expected there, and reads on. */
final class UnreadableValues extends DeserializationProblemHandler {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            BigDecimal.class, "an amount in pounds such as 2500.00, without currency sign or commas",
            LocalTime.class, "a time such as \"10:00\"",
            LocalDate.class, "a date such as 2026-04-01",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            Integer.class, "a whole number",
            String.class, "text");

    private final FileFindings findings;

    UnreadableValues(FileFindings findings) {
        this.findings = findings;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String failure) {
        return note(context.getParser(), type, "\"" + value + "\"");
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String failure) {
        return note(context.getParser(), type, value.toString());
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String failure)
            throws IOException {
        Object nothing = note(parser, type.getRawClass(), "This");
        parser.skipChildren();
        return nothing;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator how, JsonParser parser, String failure)
            throws IOException {
        Object nothing = note(parser, type, "This");
        parser.skipChildren();
        return nothing;
    }

    /** What Jackson does not read past. */
    void note(JsonMappingException e) {
        JsonPointer at = JsonPointer.empty();
        for (JsonMappingException.Reference step : e.getPath()) {
            at = step.getFieldName() == null
                    ? at.appendIndex(Math.max(step.getIndex(), 0))
                    : at.appendProperty(step.getFieldName());
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            findings.unreadable(at, "This is not %s. Correct it.", expected(mismatch.getTargetType()));
        } else {
            findings.unreadable(at, "This cannot be read. %s", e.getOriginalMessage());
        }
    }

    private Object note(JsonParser parser, Class<?> type, String value) {
        findings.unreadable(
                parser.getParsingContext().pathAsPointer(), "%s is not %s. Correct it.", value, expected(type));
        return null;
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(UnreadableValues::spelling)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord()
                ? "an entry with: " + String.join(", ", YamlShape.names(type))
                : EXPECTED.getOrDefault(type, "what belongs here");
    }

    private static String spelling(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
