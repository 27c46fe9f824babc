package org.communitysafety.camunda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;

/** A value as browsers and REST clients send it, brought to text, number, true, false or a list of these. */
final class SentValue {

    private SentValue() {}

    /**
     * @return null for nothing, and for what looks like nothing
     * @throws FormRefused for a kind of value that no form has, without the field's name
     */
    static Object read(Map<String, Object> sent, String key, ObjectMapper json) {
        Object value;
        try {
            value = normal(sent.get(key), json);
        } catch (RuntimeException | JsonProcessingException e) {
            // clients may send values that nothing can be read from
            throw new FormRefused("has a value of an unknown kind. Send text, a number, true, false or a list.", e);
        }
        boolean empty = value instanceof String text && text.codePoints().noneMatch(SentValue::visible)
                || List.of().equals(value);
        return empty ? null : value;
    }

    private static boolean visible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT;
    }

    private static Object normal(Object value, ObjectMapper json) throws JsonProcessingException {
        if (value instanceof SpinJsonNode node) {
            return normal(json.readValue(node.toString(), Object.class), json);
        }
        if (value instanceof String text) {
            return text.strip();
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (Object one : list) {
                all.add(normal(one, json));
            }
            return all;
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException("No value of a form: " + value.getClass());
    }
}
