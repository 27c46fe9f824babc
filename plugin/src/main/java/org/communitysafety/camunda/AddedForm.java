package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.spin.Spin;

/**
 * The form of a task that a process owner added to one of the product's processes: the domain does not know it, so it
 * keeps only what the form itself declares a process variable.
 */
final class AddedForm {

    private final FormSchema schema;
    private final FormValues values;
    private final ObjectMapper json;

    AddedForm(InputStream deployed, FormValues values, ObjectMapper json) {
        this.schema = FormSchema.read(deployed, json);
        this.values = values;
        this.json = json;
    }

    /**
     * On a process about a case: what the case file keeps of the answers, and which of them a gateway may read.
     *
     * @param keep keeps a text in the case file; not called where nothing was said
     * @return the variables: declared ticks and fixed choices
     * @throws FormRefused when the form does not allow what was sent
     */
    Map<String, Object> noted(Map<String, Object> sent, Consumer<String> keep) {
        Map<String, Object> checked = values.checked(schema.aboutACase(), sent, JsonNodeFactory.instance.objectNode());
        Set<String> declared = schema.fixedVariables();
        Map<String, Object> variables = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        checked.forEach((field, value) -> {
            if (declared.contains(field)) {
                variables.put(field, variable(value));
            }
            if (value != null && !value.equals(false) && !value.equals(List.of())) {
                said.add("%s: %s".formatted(schema.label(field), value));
            }
        });
        if (!said.isEmpty()) {
            keep.accept(String.join("\n", said));
        }
        return variables;
    }

    /**
     * @return the variables
     * @throws FormRefused when the form does not allow what was sent, or has no place for it
     */
    Map<String, Object> variables(Map<String, Object> sent) {
        Map<String, Object> checked = values.checked(schema, sent, JsonNodeFactory.instance.objectNode());
        Set<String> declared = schema.variables();
        List<String> nowhere = new ArrayList<>();
        Map<String, Object> variables = new LinkedHashMap<>();
        checked.forEach((field, value) -> {
            if (declared.contains(field)) {
                variables.put(field, variable(value));
            } else if (value != null && !value.equals(false) && !value.equals(List.of())) {
                nowhere.add(field);
            }
        });
        if (!nowhere.isEmpty()) {
            throw new FormRefused(
                    "There is no place to keep %s. Ask the process owner to declare it with the property %s in the form."
                            .formatted(String.join(", ", nowhere), FormSchema.PROCESS_VARIABLE));
        }
        return variables;
    }

    private Object variable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        return value instanceof List<?> list ? Spin.JSON(json.valueToTree(list).toString()) : value;
    }
}
