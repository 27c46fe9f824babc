package org.communitysafety.camunda.guard.models;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.w3c.dom.Element;

/** The processes and decisions that a model may refer to: those of its deployment, and those that are there. */
final class Deployed {

    private final String tenant;
    private final Set<String> processes = new HashSet<>();
    private final Set<String> decisions = new HashSet<>();

    Deployed(String tenant) {
        this.tenant = tenant;
    }

    void addFrom(Element root) {
        for (Element element : SafeXml.descendants(root)) {
            if (element.getLocalName().equals("process")) {
                processes.add(element.getAttribute("id"));
            } else if (element.getLocalName().equals("decision")) {
                decisions.add(element.getAttribute("id"));
            }
        }
    }

    Set<String> processes() {
        return processes;
    }

    boolean hasProcess(String key) {
        if (processes.contains(key)) {
            return true;
        }
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            var query = Context.getProcessEngineConfiguration()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key);
            return (tenant == null ? query : query.tenantIdIn(tenant).includeProcessDefinitionsWithoutTenantId())
                            .count()
                    > 0;
        });
    }

    /** A shared process may ask a table that only the partnerships have. */
    boolean hasDecision(String key) {
        if (decisions.contains(key)) {
            return true;
        }
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            var query = Context.getProcessEngineConfiguration()
                    .getRepositoryService()
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key);
            return (tenant == null ? query : query.tenantIdIn(tenant).includeDecisionDefinitionsWithoutTenantId())
                            .count()
                    > 0;
        });
    }
}
