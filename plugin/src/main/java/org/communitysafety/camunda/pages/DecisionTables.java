package org.communitysafety.camunda.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputData;

/** The deployed decision tables in the words of those who wrote them, also in versions that no longer count. */
class DecisionTables {

    private final ProcessEngineConfigurationImpl engine;

    DecisionTables(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /**
     * @param description what the table or the single figure is for; empty if its author left it out
     * @param annotations by rule id
     * @param inputs what the facts that it is asked with are called, by name
     * @param outputs what its outputs are called, by name
     */
    record Table(
            String name,
            String description,
            Map<String, String> annotations,
            Map<String, String> inputs,
            Map<String, String> outputs) {}

    /** The partnership's own table, or the shared one where it had none at that time; empty when it was taken away. */
    Optional<Table> find(String tenant, String key, int version, Instant askedAt) {
        return unchecked(() -> definitions(tenant, key, version).stream()
                .min(Comparator.comparing(
                                (DecisionDefinition one) -> deployedAt(one).isAfter(askedAt))
                        .thenComparing(one -> one.getTenantId() == null))
                .map(this::read));
    }

    private List<DecisionDefinition> definitions(String tenant, String key, int version) {
        var query = repository().createDecisionDefinitionQuery();
        query.decisionDefinitionKey(key).decisionDefinitionVersion(version);
        return query.tenantIdIn(tenant)
                .includeDecisionDefinitionsWithoutTenantId()
                .list();
    }

    private Instant deployedAt(DecisionDefinition definition) {
        return repository()
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getDeploymentTime()
                .toInstant();
    }

    private Table read(DecisionDefinition definition) {
        DmnModelInstance model = repository().getDmnModelInstance(definition.getId());
        Decision decision = model.getModelElementById(definition.getKey());
        Map<String, String> inputs = new HashMap<>();
        model.getModelElementsByType(InputData.class).stream()
                .filter(input -> input.getInformationItem() != null)
                .forEach(input -> inputs.put(input.getInformationItem().getName(), input.getName()));
        Map<String, String> annotations = new HashMap<>();
        Map<String, String> outputs = new HashMap<>();
        if (decision.getExpression() instanceof DecisionTable table) {
            table.getRules().forEach(rule -> annotations.put(rule.getId(), description(rule)));
            table.getOutputs().forEach(output -> outputs.put(output.getName(), output.getLabel()));
        } else if (decision.getVariable() != null) {
            outputs.put(decision.getVariable().getName(), decision.getName());
        }
        return new Table(decision.getName(), description(decision), annotations, inputs, outputs);
    }

    private static String description(DmnElement element) {
        return Stream.ofNullable(element.getDescription())
                .map(description -> description.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private RepositoryService repository() {
        return engine.getRepositoryService();
    }

    /** Whoever may read the audit trail may read what the tables said, without the right to see them in Cockpit. */
    private <T> T unchecked(Callable<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
    }
}
