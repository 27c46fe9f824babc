package org.communitysafety.camunda.guard.models;

import org.communitysafety.camunda.guard.ModelExpression;
import org.w3c.dom.Element;

/** What a process calls or asks is there. */
final class ReferenceCheck {

    private ReferenceCheck() {}

    static void check(String resource, Element root, Deployed deployed, Findings findings) {
        for (Element element : SafeXml.descendants(root)) {
            String decision = SafeXml.attribute(element, "decisionRef");
            if (named(decision) && !deployed.hasDecision(decision)) {
                findings.add(
                        resource,
                        element,
                        "asks the decision \"%s\", which is not there. Deploy the table first, or with it.",
                        decision);
            }
            String process = SafeXml.attribute(element, "calledElement");
            if (named(process) && !deployed.hasProcess(process)) {
                findings.add(
                        resource,
                        element,
                        "calls the process \"%s\", which is not there. Deploy it first, or with it.",
                        process);
            }
        }
    }

    private static boolean named(String reference) {
        return reference != null && !ModelExpression.in(reference);
    }
}
