package org.communitysafety.camunda.register;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.communitysafety.camunda.Grants;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Offices;

/** What a partnership's people may do about memberships; the domain looks at the office, this is the door before it. */
class RegisterGrants {

    private static final List<String> WATCHED = List.of(
            MembershipChangeProcess.KEY, OfficeElectionProcess.KEY, AbsenceReviewProcess.KEY, AbsenceLetterProcess.KEY);

    private final Grants grants;
    private final Offices offices;

    RegisterGrants(Grants grants, Offices offices) {
        this.grants = grants;
        this.offices = offices;
    }

    void grant(String tenant) {
        offices.keepers(tenant).forEach(office -> {
            grants.grant(
                    office,
                    Resources.PROCESS_DEFINITION,
                    MembershipChangeProcess.KEY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
            grants.grant(office, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
        });
        WATCHED.forEach(key -> grants.grant(
                Keys.manager(tenant),
                Resources.PROCESS_DEFINITION,
                key,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_HISTORY));
    }
}
