package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.partnership.Refused;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Fills forms from the domain and writes what comes back to the domain. Tasklist's and REST's form calls all come
 * through here; forms of other processes pass untouched.
 */
class Forms extends FormServiceImpl {

    private static final int TRIES = 3;

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
        return reading(() -> inCommand(context -> {
            Optional<StartForm<?, ?>> form = startForm(definition(context, definitionId));
            InputStream deployed = super.getDeployedStartForm(definitionId);
            return form.isPresent()
                    ? new ByteArrayInputStream(FormSchema.read(deployed, json).filledWith(view(form.get(), start())))
                    : deployed;
        }));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return reading(() -> inCommand(context -> {
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
        return reading(() -> inCommand(context -> {
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
        return retried(() -> inCommand(context -> {
            ProcessDefinitionEntity definition = definition(context, definitionId);
            Optional<StartForm<?, ?>> form = startForm(definition);
            return form.isPresent()
                    ? start(context, definition, form.get(), key, properties)
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
        return retried(() -> inCommand(context -> {
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

    private Optional<StartForm<?, ?>> startForm(ProcessDefinitionEntity definition) {
        return starts.stream()
                .filter(form -> form.process().equals(definition.getKey()))
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
        return json.valueToTree(form.view().apply(context));
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
        return definition;
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

    /** A lost lock is tried again as a whole, a few times: everything has been rolled back. */
    private static <T> T retried(Supplier<T> work) {
        boolean outermost = Context.getCommandContext() == null;
        for (int attempt = 1; ; attempt++) {
            try {
                return translated(work);
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (!outermost || attempt == TRIES) {
                    throw new FormRefused(
                            "Somebody else changed this at the same moment. Nothing was saved; try again.", e);
                }
            }
        }
    }

    /** What is refused while a form is opened: REST answers 400 to this one only. */
    private static <T> T reading(Supplier<T> work) {
        try {
            return translated(work);
        } catch (FormRefused e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }

    /** REST answers 400 or 403 to these two only; a refusal is found however deep it was wrapped. */
    private static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (FormRefused | AuthorizationException e) {
            throw e;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused) {
                    throw new FormRefused(cause.getMessage(), e);
                }
                if (cause instanceof FormRefused refused) {
                    throw refused;
                }
                if (cause instanceof SuspendedEntityInteractionException) {
                    throw new FormRefused(
                            "This work is suspended at the moment. Try again later or ask the manager.", e);
                }
            }
            throw e;
        }
    }
}
