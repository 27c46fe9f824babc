package org.communitysafety.camunda;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitysafety.partnership.OfficeChanged;

/** Gives open tasks to those whose they are after an office has changed hands. */
class Reassignment {

    private final TaskService tasks;
    private final Shipped shipped;

    Reassignment(TaskService tasks, Shipped shipped) {
        this.tasks = tasks;
        this.shipped = shipped;
    }

    /** Within the engine's command that changes the office's group. */
    void after(OfficeChanged changed) {
        List<String> left = changed.before().stream()
                .filter(login -> !changed.after().contains(login))
                .toList();
        tasks.createTaskQuery().tenantIdIn(changed.tenant()).list().stream()
                .map(TaskEntity.class::cast)
                .filter(task -> shipped.runs(task.getProcessDefinition()))
                .forEach(task -> {
                    if (left.contains(task.getAssignee()) && groups(task).contains(changed.office())) {
                        task.setAssignee(null);
                    }
                    if (!task.getTaskDefinition()
                            .getCandidateUserIdExpressions()
                            .isEmpty()) {
                        offerAnew(task);
                    }
                });
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
