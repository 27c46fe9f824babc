package org.communitysafety.camunda.hub;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.communitysafety.camunda.Grants;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.hub.Hubs;
import org.communitysafety.partnership.Keys;

/**
 * What a hub's people may do in the engine. No permission covers the instances of a case process as a whole: managers
 * get the ones of unrestricted cases, one by one, and lose them when a case is restricted (H17).
 */
class HubGrants {

    /** Processes about cases. */
    static final List<String> CASES = List.of(
            HubReferralProcess.KEY, CaseDisposalProcess.KEY, HubActionProcess.KEY, ProfessionalsMeetingProcess.KEY);

    private static final List<String> ALL = List.of(
            HubReferralProcess.KEY,
            CaseDisposalProcess.KEY,
            HubActionProcess.KEY,
            ProfessionalsMeetingProcess.KEY,
            HubConcernProcess.KEY,
            HubMembershipProcess.KEY,
            HubMeetingProcess.KEY);

    private final ProcessEngine engine;
    private final Hubs hubs;

    HubGrants(ProcessEngine engine, Hubs hubs) {
        this.engine = engine;
        this.hubs = hubs;
    }

    /** Whether a process definition is one of the hub's. */
    static boolean ofTheHub(String definition) {
        return definition != null && ALL.contains(definition.split(":")[0]);
    }

    /** With the import of a partnership: its people see the hub's diagrams, its members refer, its officers do the rest. */
    void grant(String tenant) {
        ALL.forEach(key ->
                grant(Keys.people(tenant), Resources.PROCESS_DEFINITION, key, ProcessDefinitionPermissions.READ));
        starts(Keys.members(tenant), HubReferralProcess.KEY);
        hubs.chairs(tenant).forEach(chair -> {
            starts(chair, HubConcernProcess.KEY);
            starts(chair, HubMembershipProcess.KEY);
        });
        hubs.team(tenant).forEach(team -> starts(team, HubMembershipProcess.KEY));
    }

    private void starts(String group, String process) {
        grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }

    /** Shows the running instances with this number to the managers, or hides them. */
    void show(CaseFile file, String number) {
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .tenantIdIn(file.tenant())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(instance -> showInstance(file, instance));
    }

    /** Shows one instance about a case to the managers, unless the case is restricted. */
    void showInstance(CaseFile file, String instance) {
        forget(instance);
        if (!file.restricted()) {
            grant(Keys.manager(file.tenant()), Resources.PROCESS_INSTANCE, instance, ProcessInstancePermissions.READ);
        }
    }

    /** Takes back whatever was granted on this instance alone. */
    void forget(String instance) {
        engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.PROCESS_INSTANCE)
                .resourceId(instance)
                .list()
                .stream()
                .map(Authorization::getId)
                .forEach(engine.getAuthorizationService()::deleteAuthorization);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        new Grants(engine.getAuthorizationService()).grant(group, resource, id, permissions);
    }
}
