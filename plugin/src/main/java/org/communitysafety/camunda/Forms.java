package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.partnership.Refused;

/**
 * Fills forms from the domain and writes what comes back to the domain. Tasklist's and REST's form calls all come
 * through here; forms of other processes pass untouched.
 */
class Forms extends FormServiceImpl {

    private final List<StartForm<?, ?>> starts;
    private final List<TaskForm<?, ?>> tasks;
    private final FormValues values;
    private final Tenants tenants;
    private final ObjectMapper json;

    Forms(List<StartForm<?, ?>> starts, List<TaskForm<?, ?>> tasks, Tenants tenants, ObjectMapper json) {
        this.starts = starts;
        this.tasks = tasks;
        this.tenants = tenants;
        this.json = json;
        this.values = new FormValues(json);
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        return Refusals.reading(() -> inCommand(context -> {
            Optional<StartForm<?, ?>> form = startForm(context, definitionId);
            if (form.isEmpty()) {
                return super.getDeployedStartForm(definitionId);
            }
            InputStream deployed =
                    super.getDeployedStartForm(definition(context, definitionId).getId());
            return new ByteArrayInputStream(filled(FormSchema.read(deployed, json), form.get()));
        }));
    }

    /** Tasklist shows no text of an error here, so that a form for somebody who may not start says why instead. */
    private byte[] filled(FormSchema schema, StartForm<?, ?> form) {
        try {
            return schema.filledWith(view(form, start()));
        } catch (Refused refused) {
            return schema.saying(refused.getMessage());
        }
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return Refusals.reading(() -> inCommand(context -> {
            task(context, taskId);
            return super.getDeployedTaskForm(taskId);
        }));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        return Refusals.reading(() -> inCommand(context -> {
            TaskEntity task = task(context, taskId);
            VariableMap variables = super.getTaskFormVariables(taskId, names, deserialize);
            taskForm(task).ifPresent(form -> values.put(variables, names, view(form, about(task))));
            return variables;
        }));
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> properties) {
        return submitStartForm(definitionId, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, String key, Map<String, Object> properties) {
        return Refusals.retried(() -> inCommand(context -> {
            Optional<StartForm<?, ?>> form = startForm(context, definitionId);
            return form.isPresent()
                    ? start(context, definition(context, definitionId), form.get(), key, properties)
                    : super.submitStartForm(definitionId, key, properties);
        }));
    }

    private <V extends Record, I extends Record> ProcessInstance start(
            CommandContext context,
            ProcessDefinitionEntity definition,
            StartForm<V, I> form,
            String key,
            Map<String, Object> properties) {
        checkers(context).forEach(checker -> checker.checkCreateProcessInstance(definition));
        if (key != null && !key.isBlank()) {
            throw new FormRefused("The number is given by the partnership. Leave the business key out.");
        }
        FormSchema schema = FormSchema.read(super.getDeployedStartForm(definition.getId()), json);
        I input = values.checked(schema, properties, view(form, start()), form.input());
        Started started = form.submit().apply(start(), input);
        return tenants.starting(
                started.tenant(),
                () -> super.submitStartForm(definition.getId(), started.number(), started.variables()));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        submitTaskFormWithVariablesInReturn(taskId, properties, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserialize) {
        return Refusals.retried(() -> inCommand(context -> {
            TaskEntity task = task(context, taskId);
            Optional<TaskForm<?, ?>> form = taskForm(task);
            Map<String, Object> variables =
                    form.isPresent() ? submit(context, task, form.get(), properties) : properties;
            return super.submitTaskFormWithVariablesInReturn(taskId, variables, deserialize);
        }));
    }

    private <V extends Record, I extends Record> Map<String, Object> submit(
            CommandContext context, TaskEntity task, TaskForm<V, I> form, Map<String, Object> properties) {
        checkers(context).forEach(checker -> checker.checkTaskWork(task));
        FormSchema schema = FormSchema.read(super.getDeployedTaskForm(task.getId()), json);
        I input = values.checked(schema, properties, view(form, about(task)), form.input());
        return form.submit().apply(about(task), input);
    }

    /** Ours by the key of its process; what is not there at all is refused like another partnership's. */
    private Optional<StartForm<?, ?>> startForm(CommandContext context, String definitionId) {
        ProcessDefinitionEntity definition =
                context.getProcessDefinitionManager().findLatestProcessDefinitionById(definitionId);
        return starts.stream()
                .filter(form -> definition == null || form.process().equals(definition.getKey()))
                .findFirst();
    }

    private Optional<TaskForm<?, ?>> taskForm(TaskEntity task) {
        if (task == null || task.getProcessDefinition() == null) {
            return Optional.empty();
        }
        return tasks.stream()
                .filter(form ->
                        form.process().equals(task.getProcessDefinition().getKey())
                                && form.element().equals(task.getTaskDefinitionKey()))
                .findFirst();
    }

    private <V extends Record> JsonNode view(StartForm<V, ?> form, FormContext context) {
        return json.valueToTree(form.shown(context));
    }

    private <V extends Record> JsonNode view(TaskForm<V, ?> form, FormContext context) {
        return json.valueToTree(form.view().apply(context));
    }

    private static FormContext start() {
        return new FormContext(Actor.current(), null, null);
    }

    private static FormContext about(TaskEntity task) {
        return new FormContext(Actor.current(), task.getExecution().getProcessBusinessKey(), task);
    }

    /** Another partnership's is refused like one that does not exist. */
    private static ProcessDefinitionEntity definition(CommandContext context, String id) {
        ProcessDefinitionEntity definition =
                context.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        if (definition == null || !context.getTenantManager().isAuthenticatedTenant(definition.getTenantId())) {
            throw new FormRefused("There is no such process. Reload the page.");
        }
        checkers(context).forEach(checker -> checker.checkReadProcessDefinition(definition));
        return definition.getTenantId() == null ? ownOf(context, definition) : definition;
    }

    /** Whoever opens or starts a shared process that their partnership has replaced gets the partnership's own. */
    private static ProcessDefinitionEntity ownOf(CommandContext context, ProcessDefinitionEntity shared) {
        var user = context.getAuthentication();
        if (user == null || user.getTenantIds() == null) {
            return shared;
        }
        return user.getTenantIds().stream()
                .map(tenant -> context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(shared.getKey(), tenant))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(shared);
    }

    /** Likewise. */
    private static TaskEntity task(CommandContext context, String id) {
        TaskEntity task = context.getTaskManager().findTaskById(id);
        if (task == null || !context.getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
            throw new FormRefused(
                    "This task has been completed already, or there is none like it. Reload the task list.");
        }
        return task;
    }

    private static List<CommandChecker> checkers(CommandContext context) {
        return context.getProcessEngineConfiguration().getCommandCheckers();
    }

    private <T> T inCommand(Function<CommandContext, T> work) {
        return commandExecutor.execute(work::apply);
    }
}
