package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.communitysafety.partnership.Refused;

/** Turns what the domain shows into form variables, and what a form sent into a record. */
final class FormValues {

    private final ObjectMapper json;

    FormValues(ObjectMapper json) {
        this.json = json;
    }

    /** Adds what the form shows; lists as JSON, which is what form-js reads choices and tables from. */
    void put(VariableMap variables, Collection<String> names, JsonNode view) {
        view.properties().forEach(field -> {
            if (names == null || names.contains(field.getKey())) {
                variables.putValueTyped(
                        field.getKey(),
                        switch (field.getValue().getNodeType()) {
                            case ARRAY, OBJECT ->
                                SpinValues.jsonValue(field.getValue().toString())
                                        .create();
                            case BOOLEAN ->
                                Variables.booleanValue(field.getValue().asBoolean());
                            case NULL -> Variables.untypedNullValue();
                            default -> Variables.stringValue(field.getValue().asText());
                        });
            }
        });
    }

    /**
     * @throws FormRefused when the form does not allow what was sent
     */
    <I> I checked(FormSchema schema, Map<String, Object> sent, JsonNode view, Class<I> input) {
        Map<String, Object> checked = checked(schema, sent, view);
        try {
            return json.convertValue(checked, input);
        } catch (IllegalArgumentException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    throw refused;
                }
            }
            throw e;
        }
    }

    /** @throws FormRefused likewise */
    Map<String, Object> checked(FormSchema schema, Map<String, Object> sent, JsonNode view) {
        return schema.check(sent == null ? Map.of() : sent, view, this::holds);
    }

    private boolean holds(String expression, Map<String, Object> values) {
        try {
            return Boolean.TRUE.equals(Context.getProcessEngineConfiguration()
                    .getDmnEngineConfiguration()
                    .getFeelEngine()
                    .evaluateSimpleExpression(
                            expression, Variables.fromMap(values).asVariableContext()));
        } catch (FeelException e) {
            throw new IllegalStateException("The form's condition \"" + expression + "\" cannot be evaluated", e);
        }
    }
}
