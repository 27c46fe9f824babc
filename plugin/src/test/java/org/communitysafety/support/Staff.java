package org.communitysafety.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.communitysafety.partnership.Register;

/** People at work: each acts through the engine's forms with their own groups and tenants, as in Tasklist. */
public final class Staff {

    private final FormService forms;
    private final IdentityService identities;
    private final ProcessEngine engine;
    private final Register register;

    public Staff(ProcessEngine engine, Register register) {
        this.forms = engine.getFormService();
        this.identities = engine.getIdentityService();
        this.engine = engine;
        this.register = register;
    }

    /** Does the work as this person. */
    public <T> T as(String login, Supplier<T> work) {
        identities.setAuthentication(login, groups(login), tenants(login));
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Does the work as this person. */
    public void does(String login, Runnable work) {
        as(login, () -> {
            work.run();
            return null;
        });
    }

    /** Fills in the start form of the shared process; answers the number, which is the business key. */
    public String starts(String login, String process, Map<String, ?> form) {
        String definition = definition(process);
        return as(login, () -> forms.submitStartForm(definition, sent(form)).getBusinessKey());
    }

    /** What Tasklist offers this person to start, in the order of the names. */
    public List<ProcessDefinition> startList(String login) {
        return as(login, () -> engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .startableInTasklist()
                .startablePermissionCheck()
                .orderByProcessDefinitionName()
                .asc()
                .listPage(0, 15));
    }

    /** What the start form shows this person, as JSON. */
    public String startForm(String login, String process) {
        String definition = definition(process);
        return as(login, () -> {
            try (var form = forms.getDeployedStartForm(definition)) {
                return new String(form.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Fills in a task's form. */
    public void submits(String login, Task task, Map<String, ?> form) {
        does(login, () -> forms.submitTaskForm(task.getId(), sent(form)));
    }

    /** What a task's form shows this person. */
    public VariableMap sees(String login, Task task) {
        return as(login, () -> forms.getTaskFormVariables(task.getId()));
    }

    /** The tasks about this number that this person finds in Tasklist. */
    public List<Task> tasks(String login, String number) {
        return as(login, () -> engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .listPage(0, 100));
    }

    /** Values of the choices in a form's list, for example all seats of a meeting. */
    public static List<String> values(VariableMap form, String options) {
        return Spin.JSON(form.get(options).toString()).elements().stream()
                .map(option -> option.prop("value").stringValue())
                .toList();
    }

    /** A list that a form is filled with, for example the seats ticked so far. */
    public static List<String> texts(VariableMap form, String list) {
        return Spin.JSON(form.get(list).toString()).elements().stream()
                .map(text -> text.stringValue())
                .toList();
    }

    /**
     * Whom the task waits for: its assignee, or somebody of its candidate groups who is not of this organisation.
     *
     * @param organisation whose people take no part
     */
    public String whoWorksOn(Task task, String organisation) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .flatMap(this::people)
                .sorted()
                .filter(login -> !register.person(login).belongsTo(organisation))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody may work on " + task.getName()));
    }

    private Stream<String> people(IdentityLink candidate) {
        return candidate.getUserId() != null
                ? Stream.of(candidate.getUserId())
                : identities.createUserQuery().memberOfGroup(candidate.getGroupId()).list().stream()
                        .map(User::getId);
    }

    /** Looked up by nobody in particular, so that it is the start itself that is refused. */
    private String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult()
                .getId();
    }

    private List<String> groups(String login) {
        return identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenants(String login) {
        return identities.createTenantQuery().userMember(login).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    /** Lists go as JSON, as Tasklist sends them. */
    private static Map<String, Object> sent(Map<String, ?> form) {
        Map<String, Object> sent = new LinkedHashMap<>();
        form.forEach((key, value) -> sent.put(
                key,
                value instanceof List<?> list
                        ? SpinValues.jsonValue(Spin.JSON(list)).create().getValue()
                        : value));
        return sent;
    }
}
