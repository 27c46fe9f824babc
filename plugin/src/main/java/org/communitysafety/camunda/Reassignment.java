package org.communitysafety.camunda;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitysafety.partnership.Register;

/** Gives open tasks to those whose they are after offices or memberships have changed. */
class Reassignment {

    private final TaskService tasks;
    private final Register register;
    private final Shipped shipped;

    Reassignment(TaskService tasks, Register register, Shipped shipped) {
        this.tasks = tasks;
        this.register = register;
        this.shipped = shipped;
    }

    /**
     * Within the engine's command that changes people's groups.
     *
     * @param people logins of those who are in other groups than before, or in none
     */
    void after(String tenant, Collection<String> people) {
        var groupsOf = new Groups(register, tenant);
        tasks.createTaskQuery().tenantIdIn(tenant).list().stream()
                .map(TaskEntity.class::cast)
                .filter(task -> shipped.runs(task.getProcessDefinition()))
                .forEach(task -> {
                    if (!task.getTaskDefinition()
                            .getCandidateUserIdExpressions()
                            .isEmpty()) {
                        offerAnew(task);
                    }
                    if (task.getAssignee() != null
                            && people.contains(task.getAssignee())
                            && offeredToOthers(task, groupsOf)) {
                        task.setAssignee(null);
                    }
                });
    }

    /** Whether it was claimed by somebody to whom it is no longer offered; what is one person's alone stays. */
    private boolean offeredToOthers(TaskEntity task, Groups groupsOf) {
        Set<String> mine = groupsOf.of(register.person(task.getAssignee()));
        return !task.getCandidates().isEmpty()
                && groups(task).stream().noneMatch(mine::contains)
                && !people(task).contains(task.getAssignee());
    }

    /** Where a model names people because of an interest, those are others when the office has another holder. */
    private static void offerAnew(TaskEntity task) {
        Set<String> groups = all(task, task.getTaskDefinition().getCandidateGroupIdExpressions());
        Set<String> people = all(task, task.getTaskDefinition().getCandidateUserIdExpressions());
        groups(task).stream().filter(group -> !groups.contains(group)).forEach(task::deleteCandidateGroup);
        people(task).stream().filter(person -> !people.contains(person)).forEach(task::deleteCandidateUser);
        groups.stream().filter(group -> !groups(task).contains(group)).forEach(task::addCandidateGroup);
        people.stream().filter(person -> !people(task).contains(person)).forEach(task::addCandidateUser);
    }

    private static Set<String> all(TaskEntity task, Set<Expression> expressions) {
        return expressions.stream()
                .map(expression -> expression.getValue(task.getExecution()))
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> groups(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
    }

    private static Set<String> people(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getUserId)
                .filter(person -> person != null)
                .collect(Collectors.toSet());
    }
}
