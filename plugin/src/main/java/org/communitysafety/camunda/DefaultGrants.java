package org.communitysafety.camunda;

import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.partnership.Register;

/**
 * What Camunda grants by itself, narrowed: whoever has a task no longer sees it no longer, and people see their own user
 * and change its password, where Camunda would let them delete it. Users and tasks of others are as they were.
 */
class DefaultGrants extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    private final Register register;
    private final Predicate<String> ours;

    /** @param ours whether a process definition is one of the product's */
    DefaultGrants(Register register, Predicate<String> ours) {
        this.register = register;
        this.ours = ours;
    }

    @Override
    public AuthorizationEntity[] newUser(User user) {
        AuthorizationEntity[] own = super.newUser(user);
        if (register.findPerson(user.getId()).isPresent()) {
            for (AuthorizationEntity grant : own) {
                grant.setPermissions(new Permission[] {Permissions.READ, Permissions.UPDATE});
            }
        }
        return own;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
        boolean stays = before == null
                || before.equals(after)
                || ((TaskEntity) task)
                        .getCandidates().stream().anyMatch(candidate -> before.equals(candidate.getUserId()));
        for (AuthorizationEntity grant : stays ? NONE : granted(task, before, null)) {
            Context.getCommandContext().getDbEntityManager().delete(grant);
        }
        return super.newTaskAssignee(task, before, after);
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
        return user.equals(task.getAssignee()) ? NONE : granted(task, user, null);
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        return granted(task, null, group);
    }

    /** What is there to be taken back. */
    private AuthorizationEntity[] granted(Task task, String user, String group) {
        AuthorizationEntity grant = ours.test(task.getProcessDefinitionId())
                ? getGrantAuthorization(task.getId(), user, group, Resources.TASK)
                : null;
        return grant == null ? NONE : new AuthorizationEntity[] {grant};
    }
}
