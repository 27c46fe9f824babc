package org.communitysafety.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.guard.Guards;
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
    private final FormSubjects subjects;
    private final Guards guards;
    private final ObjectMapper json;

    Forms(
            List<StartForm<?, ?>> starts,
            List<TaskForm<?, ?>> tasks,
            Tenants tenants,
            Shipped shipped,
            Guards guards,
            ObjectMapper json) {
        this.starts = starts;
        this.tasks = tasks;
        this.tenants = tenants;
        this.subjects = new FormSubjects(shipped);
        this.guards = guards;
        this.json = json;
        this.values = new FormValues(json);
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        return Refusals.reading(() ->
                        subjects.ofDefinition(commandExecutor, definitionId, context -> startForm(context, definitionId)
                                .map(form -> filled(context, definitionId, form))
                                .orElseGet(() -> super.getDeployedStartForm(definitionId))))
                .or(() -> super.getDeployedStartForm(definitionId));
    }

    private InputStream filled(CommandContext context, String definitionId, StartForm<?, ?> form) {
        InputStream deployed = super.getDeployedStartForm(
                FormSubjects.definition(context, definitionId).getId());
        return new ByteArrayInputStream(filled(FormSchema.read(deployed, json), form));
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
        return Refusals.reading(() ->
                        subjects.ofTask(commandExecutor, taskId, (context, task) -> super.getDeployedTaskForm(taskId)))
                .or(() -> super.getDeployedTaskForm(taskId));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        return Refusals.reading(() -> subjects.ofTask(commandExecutor, taskId, (context, task) -> {
                    VariableMap variables = super.getTaskFormVariables(taskId, names, deserialize);
                    taskForm(task).ifPresent(form -> values.put(variables, names, view(form, about(task))));
                    return variables;
                }))
                .or(() -> super.getTaskFormVariables(taskId, names, deserialize));
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> properties) {
        return submitStartForm(definitionId, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, String key, Map<String, Object> properties) {
        return Refusals.retried(() ->
                        subjects.ofDefinition(commandExecutor, definitionId, context -> startForm(context, definitionId)
                                .map(form -> start(
                                        context, FormSubjects.definition(context, definitionId), form, key, properties))
                                .orElseThrow(() ->
                                        new FormRefused("This process is started by another one, never by hand. Start"
                                                + " the one that people are offered."))))
                .or(() -> super.submitStartForm(definitionId, key, properties));
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
        guards.work().declare(started.variables().keySet());
        return tenants.starting(
                started.tenant(),
                () -> super.submitStartForm(definition.getId(), started.number(), started.variables()));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        Refusals.retried(() -> subjects.ofTask(commandExecutor, taskId, (context, task) -> {
                    super.submitTaskForm(taskId, handedOn(context, task, properties));
                    return null;
                }))
                .or(() -> {
                    super.submitTaskForm(taskId, properties);
                    return null;
                });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserialize) {
        return Refusals.retried(() -> subjects.ofTask(
                        commandExecutor,
                        taskId,
                        (context, task) -> super.submitTaskFormWithVariablesInReturn(
                                taskId, handedOn(context, task, properties), deserialize)))
                .or(() -> super.submitTaskFormWithVariablesInReturn(taskId, properties, deserialize));
    }

    /** What the process gets to know of the answers to a form. */
    private Map<String, Object> handedOn(CommandContext context, TaskEntity task, Map<String, Object> properties) {
        Optional<TaskForm<?, ?>> form = taskForm(task);
        Map<String, Object> variables =
                form.isPresent() ? submit(context, task, form.get(), properties) : passed(context, task, properties);
        guards.work().declare(variables == null ? Set.of() : variables.keySet());
        return variables;
    }

    private <V extends Record, I extends Record> Map<String, Object> submit(
            CommandContext context, TaskEntity task, TaskForm<V, I> form, Map<String, Object> properties) {
        checkers(context).forEach(checker -> checker.checkTaskWork(task));
        refuseUnlessFree(context, task);
        FormSchema schema = FormSchema.read(super.getDeployedTaskForm(task.getId()), json);
        I input = values.checked(schema, properties, view(form, about(task)), form.input());
        return form.submit().apply(about(task), input);
    }

    /** A colleague who has claimed the task may be at it. */
    private static void refuseUnlessFree(CommandContext context, TaskEntity task) {
        String holder = task.getAssignee();
        if (holder != null && !holder.equals(context.getAuthenticatedUserId())) {
            throw new FormRefused(
                    ("%s has claimed this task and may be working on it. Ask them to complete it, or to give"
                                    + " it back with the × beside their name.")
                            .formatted(name(context, holder)));
        }
    }

    private static String name(CommandContext context, String login) {
        User user = context.runWithoutAuthorization(
                () -> context.getReadOnlyIdentityProvider().findUserById(login));
        return user == null ? login : (user.getFirstName() + " " + user.getLastName()).strip();
    }

    /** A form that somebody added to one of our processes hands on what it declares. */
    private Map<String, Object> passed(CommandContext context, TaskEntity task, Map<String, Object> properties) {
        checkers(context).forEach(checker -> checker.checkTaskWork(task));
        return new AddedForm(super.getDeployedTaskForm(task.getId()), values, json).variables(properties);
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

    private static List<CommandChecker> checkers(CommandContext context) {
        return context.getProcessEngineConfiguration().getCommandCheckers();
    }
}
