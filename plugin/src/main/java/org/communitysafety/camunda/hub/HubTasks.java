package org.communitysafety.camunda.hub;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/** Gives a task to others; those whose it was see it no longer (H11, H17). */
class HubTasks {

    private final ProcessEngine engine;

    HubTasks(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Open tasks about this number. */
    List<Task> about(String tenant, String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(tenant)
                .processInstanceBusinessKey(number)
                .list();
    }

    /** From now on the task is this person's alone. */
    void assign(Task task, String login) {
        give(task, login, List.of());
    }

    /** From now on the task is for these groups; whoever has claimed it and is in none of them loses it. */
    void offer(Task task, Collection<String> groups) {
        String claimed = task.getAssignee();
        boolean keeps = claimed != null
                && engine.getIdentityService().createGroupQuery().groupMember(claimed).list().stream()
                        .anyMatch(group -> groups.contains(group.getId()));
        give(task, keeps ? claimed : null, groups);
    }

    private void give(Task task, String assignee, Collection<String> groups) {
        Set<String> candidates = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
        candidates.stream().filter(group -> !groups.contains(group)).forEach(group -> engine.getTaskService()
                .deleteCandidateGroup(task.getId(), group));
        groups.stream().filter(group -> !candidates.contains(group)).forEach(group -> engine.getTaskService()
                .addCandidateGroup(task.getId(), group));
        if (!Objects.equals(task.getAssignee(), assignee)) {
            engine.getTaskService().setAssignee(task.getId(), assignee);
        }
    }
}
