package org.communitysafety.server.login;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** The members of Camunda's administrator group. */
public class Administrators {

    private final IdentityService identities;
    private final AuthorizationService authorizations;

    public Administrators(IdentityService identities, AuthorizationService authorizations) {
        this.identities = identities;
        this.authorizations = authorizations;
    }

    /** Whether there is any. */
    public boolean exist() {
        return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }

    boolean include(String login) {
        return identities
                        .createUserQuery()
                        .userId(login)
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0;
    }

    /** Makes a user who may do everything; the engine checks the password against its policy, if one is on. */
    public void create(User user) {
        identities.saveUser(user);
        if (identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            group();
        }
        identities.createMembership(user.getId(), Groups.CAMUNDA_ADMIN);
        for (Resources resource : Resources.values()) {
            if (authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(Groups.CAMUNDA_ADMIN)
                            .resourceType(resource)
                            .resourceId(Authorization.ANY)
                            .count()
                    == 0) {
                grantEverything(resource);
            }
        }
    }

    private void group() {
        Group group = identities.newGroup(Groups.CAMUNDA_ADMIN);
        group.setName("Camunda administrators");
        group.setType(Groups.GROUP_TYPE_SYSTEM);
        identities.saveGroup(group);
    }

    private void grantEverything(Resources resource) {
        Authorization everything = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        everything.setGroupId(Groups.CAMUNDA_ADMIN);
        everything.setResource(resource);
        everything.setResourceId(Authorization.ANY);
        everything.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(everything);
    }
}
