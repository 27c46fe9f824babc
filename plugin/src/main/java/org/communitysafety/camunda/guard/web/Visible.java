package org.communitysafety.camunda.guard.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;

/**
 * Whether somebody would find a thing in a list: then, and only then, its id leads anywhere. Names that stand where an
 * id could, such as {@code count}, belong to the list.
 */
final class Visible {

    private static final Set<String> OF_LISTS = Set.of(
            "",
            "candidate-group-count",
            "check",
            "cleanable-batch-report",
            "cleanable-case-instance-report",
            "cleanable-decision-instance-report",
            "cleanable-process-instance-report",
            "cleanup",
            "count",
            "create",
            "delete",
            "delete-historic-query-based",
            "fetchAndLock",
            "job-retries",
            "job-retries-historic-query-based",
            "message-async",
            "registered",
            "report",
            "retries",
            "retries-async",
            "set-removal-time",
            "statistics",
            "statistics-count",
            "suspended",
            "suspended-async",
            "topic-names",
            "variables-async");

    private final Map<String, Predicate<String>> kinds = new HashMap<>();
    private final RepositoryService repository;

    Visible(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
        running(engine.getRuntimeService());
        kinds.put(
                "task",
                id -> engine.getTaskService().createTaskQuery().taskId(id).count() > 0);
        kinds.put(
                "external-task",
                id -> engine.getExternalTaskService()
                                .createExternalTaskQuery()
                                .externalTaskId(id)
                                .count()
                        > 0);
        kinds.put(
                "filter",
                id -> engine.getFilterService().createFilterQuery().filterId(id).count() > 0);
        kinds.put(
                "authorization",
                id -> engine.getAuthorizationService()
                                .createAuthorizationQuery()
                                .authorizationId(id)
                                .count()
                        > 0);
        managed(engine.getManagementService());
        deployed();
        past(engine.getHistoryService());
        people(engine.getIdentityService());
        cases(engine);
    }

    /** Of CMMN, where Camunda asks for no permission at all. */
    private void cases(ProcessEngine engine) {
        kinds.put(
                "case-definition",
                id -> repository
                                .createCaseDefinitionQuery()
                                .caseDefinitionId(id)
                                .count()
                        > 0);
        kinds.put(
                "case-instance",
                id -> engine.getCaseService()
                                .createCaseInstanceQuery()
                                .caseInstanceId(id)
                                .count()
                        > 0);
        kinds.put(
                "case-execution",
                id -> engine.getCaseService()
                                .createCaseExecutionQuery()
                                .caseExecutionId(id)
                                .count()
                        > 0);
    }

    private void running(RuntimeService runtime) {
        kinds.put(
                "process-instance",
                id -> runtime.createProcessInstanceQuery().processInstanceId(id).count() > 0);
        kinds.put(
                "execution",
                id -> runtime.createExecutionQuery().executionId(id).count() > 0);
        kinds.put(
                "variable-instance",
                id -> ((VariableInstanceQueryImpl) runtime.createVariableInstanceQuery())
                                .variableId(id)
                                .count()
                        > 0);
        kinds.put("incident", id -> runtime.createIncidentQuery().incidentId(id).count() > 0);
    }

    private void managed(ManagementService management) {
        kinds.put("job", id -> management.createJobQuery().jobId(id).count() > 0);
        kinds.put(
                "job-definition",
                id -> management.createJobDefinitionQuery().jobDefinitionId(id).count() > 0);
        kinds.put("batch", id -> management.createBatchQuery().batchId(id).count() > 0);
    }

    private void deployed() {
        kinds.put(
                "process-definition",
                id -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionId(id)
                                .count()
                        > 0);
        kinds.put(
                "decision-definition",
                id -> repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionId(id)
                                .count()
                        > 0);
        kinds.put(
                "decision-requirements-definition",
                id -> repository
                                .createDecisionRequirementsDefinitionQuery()
                                .decisionRequirementsDefinitionId(id)
                                .count()
                        > 0);
        kinds.put(
                "deployment",
                id -> repository.createDeploymentQuery().deploymentId(id).count() > 0);
    }

    private void past(HistoryService history) {
        kinds.put(
                "history/process-instance",
                id -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(id)
                                .count()
                        > 0);
        kinds.put(
                "history/activity-instance",
                id -> history.createHistoricActivityInstanceQuery()
                                .activityInstanceId(id)
                                .count()
                        > 0);
        kinds.put(
                "history/variable-instance",
                id -> history.createHistoricVariableInstanceQuery()
                                .variableId(id)
                                .count()
                        > 0);
        kinds.put(
                "history/detail",
                id -> history.createHistoricDetailQuery().detailId(id).count() > 0);
        kinds.put(
                "history/decision-instance",
                id -> history.createHistoricDecisionInstanceQuery()
                                .decisionInstanceId(id)
                                .count()
                        > 0);
        kinds.put(
                "history/job-log",
                id -> history.createHistoricJobLogQuery().logId(id).count() > 0);
        kinds.put(
                "history/external-task-log",
                id -> history.createHistoricExternalTaskLogQuery().logId(id).count() > 0);
        kinds.put(
                "history/batch",
                id -> history.createHistoricBatchQuery().batchId(id).count() > 0);
        kinds.put("history/process-definition", kinds.get("process-definition"));
        kinds.put("history/decision-requirements-definition", kinds.get("decision-requirements-definition"));
    }

    private void people(IdentityService identities) {
        kinds.put(
                "user",
                id -> id.equals(identities.getCurrentAuthentication().getUserId())
                        || identities.createUserQuery().userId(id).count() > 0);
        kinds.put("group", id -> identities.createGroupQuery().groupId(id).count() > 0);
        kinds.put("tenant", id -> identities.createTenantQuery().tenantId(id).count() > 0);
    }

    /** Whether what the path names by id or key, if it names anything, is there for whoever is logged in. */
    boolean leadsSomewhere(RestPath path) {
        if (path.segment(1).equals("key")) {
            return byKey(
                    path.segment(0), path.segment(2), path.segment(3).equals("tenant-id") ? path.segment(4) : null);
        }
        String kind = kinds.containsKey(path.first(2)) ? path.first(2) : path.first(1);
        Predicate<String> find = kinds.get(kind);
        String id = path.after(kind);
        return find == null || OF_LISTS.contains(id) || find.test(id);
    }

    /** @param tenant null for whatever partnership's */
    private boolean byKey(String kind, String key, String tenant) {
        String[] tenants = {tenant};
        return switch (kind) {
            case "process-definition" -> {
                var query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
                yield (tenant == null ? query : query.tenantIdIn(tenants)).count() > 0;
            }
            case "decision-definition" -> {
                var query = repository.createDecisionDefinitionQuery().decisionDefinitionKey(key);
                yield (tenant == null ? query : query.tenantIdIn(tenants)).count() > 0;
            }
            case "decision-requirements-definition" -> {
                var query =
                        repository.createDecisionRequirementsDefinitionQuery().decisionRequirementsDefinitionKey(key);
                yield (tenant == null ? query : query.tenantIdIn(tenants)).count() > 0;
            }
            case "case-definition" -> {
                var query = repository.createCaseDefinitionQuery().caseDefinitionKey(key);
                yield (tenant == null ? query : query.tenantIdIn(tenants)).count() > 0;
            }
            default -> true;
        };
    }
}
