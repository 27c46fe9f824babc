package org.communitysafety.camunda.incidents;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.communitysafety.camunda.Grants;
import org.communitysafety.partnership.Keys;

/**
 * What people may do with the processes of incidents: everybody sees their diagrams, members report, and nobody reads
 * instances as a whole, since an incident is nobody's business but of those who have to do with it (S1).
 */
class IncidentGrants {

    private static final List<String> STARTED =
            List.of(CriticalIncidentProcess.KEY, IncidentDecisionProcess.KEY, IncidentProcedureProcess.KEY);

    private static final List<String> CALLED = List.of(
            IncidentNoticeProcess.KEY,
            IncidentResponseProcess.KEY,
            IncidentActionProcess.KEY,
            IncidentConfidenceProcess.KEY,
            HomicideReviewProcess.KEY);

    private final Grants grants;

    IncidentGrants(Grants grants) {
        this.grants = grants;
    }

    void grant(String tenant) {
        CALLED.forEach(key -> grants.grant(
                Keys.people(tenant), Resources.PROCESS_DEFINITION, key, ProcessDefinitionPermissions.READ));
        STARTED.forEach(key -> {
            grants.grant(Keys.people(tenant), Resources.PROCESS_DEFINITION, key, ProcessDefinitionPermissions.READ);
            grants.grant(
                    Keys.members(tenant),
                    Resources.PROCESS_DEFINITION,
                    key,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
        });
        grants.grant(
                Keys.members(tenant), Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }
}
