package org.communitysafety.camunda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.audit.AuditTrail.Evaluation;

/** Writes every decision that our processes evaluate to the audit trail: which table, which version, which rules, with what. */
class DecisionAudit implements DmnDecisionEvaluationListener {

    private static final int LONGEST = 4000;

    /** Stands for what is only tried out. */
    private static final Subject NOTHING = new Subject(null, null, null);

    /** @param asked what was asked with, where the tables' own inputs are only derived from it; null otherwise */
    private record Subject(String tenant, String number, Map<String, Object> asked) {}

    private final AuditTrail audit;
    private final Shipped shipped;
    private final ObjectMapper json;
    private final ThreadLocal<Subject> current = new ThreadLocal<>();

    DecisionAudit(AuditTrail audit, Shipped shipped, ObjectMapper json) {
        this.audit = audit;
        this.shipped = shipped;
        this.json = json;
    }

    /** Evaluates something about this subject; the facts asked with are kept, so that the answer can be replayed. */
    <T> T about(String tenant, String number, Map<String, Object> asked, Supplier<T> evaluation) {
        current.set(new Subject(tenant, number, asked));
        try {
            return evaluation.get();
        } finally {
            current.remove();
        }
    }

    /** Evaluates something that nothing follows from; nothing is kept. */
    <T> T about(Supplier<T> trial) {
        current.set(NOTHING);
        try {
            return trial.get();
        } finally {
            current.remove();
        }
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        Subject subject = subject();
        if (subject == null || subject == NOTHING) {
            return; // somebody tries a table out, or it is the application's own; nothing of ours is decided by that
        }
        event.getRequiredDecisionResults().forEach(required -> record(subject, required, null));
        record(subject, event.getDecisionResult(), subject.asked());
    }

    private void record(Subject subject, DmnDecisionLogicEvaluationEvent decision, Map<String, Object> asked) {
        audit.recordDecision(subject.tenant(), Actor.current(), subject.number(), evaluation(decision, asked));
    }

    private Subject subject() {
        if (current.get() != null) {
            return current.get();
        }
        var running = Context.getBpmnExecutionContext();
        if (running == null) {
            return null;
        }
        ExecutionEntity execution = running.getExecution();
        return shipped.runs(execution.getProcessDefinition())
                ? new Subject(execution.getTenantId(), execution.getProcessBusinessKey(), null)
                : null;
    }

    private Evaluation evaluation(DmnDecisionLogicEvaluationEvent decision, Map<String, Object> asked) {
        var definition = (DecisionDefinition) decision.getDecision();
        if (decision instanceof DmnDecisionLiteralExpressionEvaluationEvent expression) {
            Object value = expression.getOutputValue().getValue();
            return evaluation(definition, "", Map.of(), Collections.singletonMap(expression.getOutputName(), value));
        }
        var table = (DmnDecisionTableEvaluationEvent) decision;
        Map<String, Object> inputs = new LinkedHashMap<>();
        table.getInputs()
                .forEach(input -> inputs.put(input.getName(), input.getValue().getValue()));
        String rules = table.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .collect(Collectors.joining(","));
        return evaluation(
                definition,
                rules,
                asked == null ? inputs : asked,
                table.getMatchingRules().stream().map(DecisionAudit::row).toList());
    }

    private Evaluation evaluation(DecisionDefinition decision, String rules, Object inputs, Object outputs) {
        return new Evaluation(decision.getKey(), decision.getVersion(), rules, json(inputs), json(outputs));
    }

    private static Map<String, Object> row(DmnEvaluatedDecisionRule rule) {
        Map<String, Object> row = new LinkedHashMap<>();
        rule.getOutputEntries()
                .forEach((key, output) -> row.put(key, output.getValue().getValue()));
        return row;
    }

    private String json(Object value) {
        try {
            String text = json.writeValueAsString(value);
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision's values cannot be written to the audit trail", e);
        }
    }
}
