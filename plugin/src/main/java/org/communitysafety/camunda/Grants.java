package org.communitysafety.camunda;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.communitysafety.partnership.Keys;

/**
 * What a partnership's people may do. Grants only, by group; the tenant check narrows each of them to the own
 * partnership. Tasks need none: Camunda lets a task's candidates work on it.
 */
public class Grants {

    private static final List<String> FUNDING = List.of(
            FundingApplicationProcess.KEY,
            OfficeHolderDecisionProcess.KEY,
            MoneyCommitmentProcess.KEY,
            OtherDecidersProcess.KEY,
            AgencyAgreementProcess.KEY);

    private final AuthorizationService authorizations;

    public Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /**
     * Grants a partnership's groups what they need; offices that its file does not have simply get nobody.
     *
     * @param keepersOfOffices keys of the offices whose holders may change offices
     * @param fundsManager key of the office that opens funds (F18); null if there is none
     */
    void grant(String tenant, List<String> keepersOfOffices, String fundsManager) {
        everybody(Keys.people(tenant));
        members(Keys.members(tenant));
        managers(Keys.manager(tenant));
        processOwners(Keys.processOwner(tenant));
        keepersOfOffices.forEach(office -> starters(office, OfficeChangeProcess.KEY));
        if (fundsManager != null) {
            starters(fundsManager, FundOpeningProcess.KEY);
        }
    }

    private void everybody(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        FUNDING.forEach(key -> grant(group, Resources.PROCESS_DEFINITION, key, ProcessDefinitionPermissions.READ));
    }

    /** F1: only members apply. */
    private void members(String group) {
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                FundingApplicationProcess.KEY,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }

    private void starters(String group, String process) {
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                process,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }

    private void managers(String group) {
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        FUNDING.forEach(key -> grant(
                group,
                Resources.PROCESS_DEFINITION,
                key,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_HISTORY));
        readDecisions(group, Permissions.READ);
    }

    private void processOwners(String group) {
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        readDecisions(group, Permissions.READ, Permissions.CREATE_INSTANCE);
    }

    private void readDecisions(String group, Permission... permissions) {
        grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, permissions);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
    }

    /** Adds to what the group may do already. */
    public void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }
}
