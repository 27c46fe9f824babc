package org.communitysafety.camunda.guard;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Notes which variables a model names: in its expressions, as the result of a table, in a loop, or where it passes
 * something on. That is the list of what may become a variable.
 */
final class VariableNames extends AbstractBpmnParseListener {

    private static final String PROPERTY = "communitySafetyVariables";

    /** The engine's own, in loops over several instances. */
    private static final Set<String> LOOPS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Set<String> NAMING = Set.of(
            "resultVariable",
            "elementVariable",
            "source",
            "target",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");
    private static final Set<String> PARAMETERS = Set.of("inputParameter", "outputParameter");

    @SuppressWarnings("unchecked")
    static Set<String> of(ProcessDefinitionEntity definition) {
        return (Set<String>) definition.getProperty(PROPERTY);
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        Set<String> names = new HashSet<>(LOOPS);
        collect(process, names);
        definition.setProperty(PROPERTY, Set.copyOf(names));
    }

    private static void collect(Element element, Set<String> names) {
        for (String attribute : element.attributes()) {
            String value = element.attribute(attribute);
            String local = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (NAMING.contains(local) || local.equals("name") && PARAMETERS.contains(element.getTagName())) {
                names.add(value);
            }
            names.addAll(ModelExpression.identifiers(value));
        }
        names.addAll(ModelExpression.identifiers(element.getText()));
        element.elements().forEach(child -> collect(child, names));
    }
}
