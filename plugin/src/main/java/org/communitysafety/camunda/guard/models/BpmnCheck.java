package org.communitysafety.camunda.guard.models;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.communitysafety.camunda.guard.ModelExpression;
import org.communitysafety.camunda.guard.models.FormCheck.Form;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * No code and no beans of the application in a process, no start that belongs to no partnership, and nothing missing
 * that it needs when it runs. Names count in whatever namespace: Camunda reads those of its predecessor, too.
 */
final class BpmnCheck {

    private static final String SCRIPT = "is a script. Use a decision table, or what \"communitySafety\" offers.";
    private static final String CODE =
            "names code of the application. Use a delegate expression of \"communitySafety\".";
    private static final String OUTSIDE =
            "is done outside of the engine. Use a user task, or what \"communitySafety\"" + " offers.";
    private static final String NO_CAMUNDA_FORM = "has a form that is no Camunda Form. Make one in Modeler, and name it"
            + " with the binding \"deployment\".";

    private static final Map<String, String> ELEMENTS = Map.of(
            "script",
            SCRIPT,
            "scriptTask",
            SCRIPT,
            "connector",
            "is a connector. Use what \"communitySafety\" offers.",
            "formData",
            NO_CAMUNDA_FORM,
            "signalEventDefinition",
            "is a signal, which would reach every partnership. Use a message.");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class",
            CODE,
            "resource",
            CODE,
            "scriptFormat",
            SCRIPT,
            "type",
            OUTSIDE,
            "topic",
            OUTSIDE,
            "formKey",
            NO_CAMUNDA_FORM,
            "formHandlerClass",
            CODE,
            "variableMappingClass",
            CODE,
            "connectorId",
            CODE);

    private static final Set<String> LANGUAGES = Set.of("language", "expressionLanguage");

    private static final Set<String> STARTS_BY_ITSELF = Set.of(
            "timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    /** What people read is never evaluated. */
    private static final Set<String> TEXTS = Set.of("documentation", "text");

    private final ExpressionCheck expressions;
    private final BiPredicate<String, String> bound;

    /**
     * @param expressions what expressions may name
     * @param bound whether the product knows the form of this task of this process
     */
    BpmnCheck(ExpressionCheck expressions, BiPredicate<String, String> bound) {
        this.expressions = expressions;
        this.bound = bound;
    }

    /** @param forms those of the deployment, by id */
    void check(String resource, Element root, Map<String, Form> forms, Findings findings) {
        for (Element element : SafeXml.descendants(root)) {
            String kind = element.getLocalName();
            if (ELEMENTS.containsKey(kind)) {
                findings.add(resource, element, ELEMENTS.get(kind));
            }
            SafeXml.attributes(element).forEach(attribute -> attribute(resource, element, attribute, findings));
            if (!TEXTS.contains(kind)) {
                expression(resource, element, SafeXml.text(element), findings);
            }
            switch (kind) {
                case "process" -> process(resource, element, findings);
                case "userTask" -> userTask(resource, element, forms, findings);
                case "startEvent" -> startEvent(resource, element, forms, findings);
                default -> {
                    // nothing more to say about it
                }
            }
        }
    }

    private void attribute(String resource, Element element, Attr attribute, Findings findings) {
        String name = attribute.getLocalName();
        boolean camundas = attribute.getNamespaceURI() != null;
        if (camundas && ATTRIBUTES.containsKey(name) && !(name.equals("type") && plainType(attribute))) {
            findings.add(resource, element, ATTRIBUTES.get(name));
        } else if (!camundas && name.equals("class")) {
            findings.add(resource, element, CODE);
        } else if (LANGUAGES.contains(name)) {
            findings.add(resource, element, "is written in \"%s\". Write it as ${…}.", attribute.getValue());
        } else if (name.equals("delegateExpression") && !attribute.getValue().contains("communitySafety.")) {
            findings.add(resource, element, CODE);
        }
        expression(resource, element, attribute.getValue(), findings);
    }

    /** {@code xsi:type} says which kind of element it is. */
    private static boolean plainType(Attr type) {
        return type.getNamespaceURI().equals("http://www.w3.org/2001/XMLSchema-instance");
    }

    private void expression(String resource, Element element, String text, Findings findings) {
        if (ModelExpression.in(text)) {
            expressions.problems(text).forEach(problem -> findings.add(resource, element, "%s", problem));
        }
    }

    private static void process(String resource, Element process, Findings findings) {
        String timeToLive = SafeXml.attribute(process, "historyTimeToLive");
        if (timeToLive == null || timeToLive.isBlank()) {
            findings.add(
                    resource,
                    process,
                    "has no time to live. Say in Modeler how long its history is kept, for example P3650D.");
        }
    }

    private void startEvent(String resource, Element start, Map<String, Form> forms, Findings findings) {
        boolean top = ((Element) start.getParentNode()).getLocalName().equals("process");
        if (top) {
            SafeXml.children(start).stream()
                    .filter(child -> STARTS_BY_ITSELF.contains(child.getLocalName()))
                    .forEach(child -> findings.add(
                            resource,
                            start,
                            "starts by itself and would belong to no partnership. Start it with a form, or call it."));
            if (SafeXml.attribute(start, "formRef") != null) {
                form(resource, start, forms, findings);
            }
        }
    }

    private void userTask(String resource, Element task, Map<String, Form> forms, Findings findings) {
        if (SafeXml.attribute(task, "formRef") == null) {
            findings.add(resource, task, "has no form, so nobody could complete it. Make one in Modeler, and name it.");
            return;
        }
        Form form = form(resource, task, forms, findings);
        if (form != null && !bound.test(processOf(task), task.getAttribute("id"))) {
            List<String> lost = form.undeclared();
            if (!lost.isEmpty()) {
                findings.add(
                        resource,
                        task,
                        "has fields in its form that nothing keeps: %s. Give each the property processVariable with the"
                                + " value true, or remove it.",
                        String.join(", ", lost));
            }
        }
    }

    private static String processOf(Element element) {
        Element process = element;
        while (!process.getLocalName().equals("process") && process.getParentNode() instanceof Element parent) {
            process = parent;
        }
        return process.getAttribute("id");
    }

    private static Form form(String resource, Element element, Map<String, Form> forms, Findings findings) {
        String id = SafeXml.attribute(element, "formRef");
        if (!"deployment".equals(SafeXml.attribute(element, "formRefBinding"))) {
            findings.add(resource, element, "names the form \"%s\" without the binding \"deployment\". Choose it.", id);
        } else if (!forms.containsKey(id)) {
            findings.add(resource, element, "names the form \"%s\", which is not deployed with it. Add the form.", id);
        }
        return forms.get(id);
    }
}
