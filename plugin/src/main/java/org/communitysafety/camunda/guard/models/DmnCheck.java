package org.communitysafety.camunda.guard.models;

import java.util.Locale;
import org.communitysafety.camunda.guard.ModelExpression;
import org.w3c.dom.Element;

/** FEEL only, and a time to live for each decision. */
final class DmnCheck {

    private DmnCheck() {}

    static void check(String resource, Element root, Findings findings) {
        SafeXml.attributes(root).forEach(attribute -> language(resource, root, attribute.getLocalName(), findings));
        for (Element element : SafeXml.descendants(root)) {
            SafeXml.attributes(element)
                    .forEach(attribute -> language(resource, element, attribute.getLocalName(), findings));
            if (ModelExpression.in(SafeXml.text(element))) {
                findings.add(
                        resource, element, "has a Java expression, %s. Tables are written in FEEL.", quoted(element));
            }
            String timeToLive = SafeXml.attribute(element, "historyTimeToLive");
            if (element.getLocalName().equals("decision") && (timeToLive == null || timeToLive.isBlank())) {
                findings.add(
                        resource,
                        element,
                        "has no time to live. Say in Modeler how long its history is kept, for example P1825D.");
            }
        }
    }

    private static void language(String resource, Element element, String attribute, Findings findings) {
        if (attribute.equals("expressionLanguage") || attribute.equals("typeLanguage") || attribute.equals("kind")) {
            String language = SafeXml.attribute(element, attribute);
            if (!language.toLowerCase(Locale.ROOT).contains("feel")) {
                findings.add(resource, element, "is written in \"%s\". Tables are written in FEEL.", language);
            }
        }
    }

    private static String quoted(Element element) {
        return SafeXml.text(element).strip();
    }
}
