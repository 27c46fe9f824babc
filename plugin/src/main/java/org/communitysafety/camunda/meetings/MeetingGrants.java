package org.communitysafety.camunda.meetings;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.communitysafety.camunda.Grants;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Register;

/** What a partnership's people may do about meetings. The domain looks at the body; this is the door before it. */
class MeetingGrants {

    private static final List<String> WATCHED = List.of(
            MeetingProcess.KEY,
            AgendaItemProcess.KEY,
            MeetingActionProcess.KEY,
            AgendaProposalProcess.KEY,
            InterestDeclarationProcess.KEY,
            CalendarChangeProcess.KEY);

    private final Grants grants;
    private final Register register;

    MeetingGrants(Grants grants, Register register) {
        this.grants = grants;
        this.register = register;
    }

    void grant(String tenant) {
        register.bodies(tenant).forEach(body -> {
            start(body.id(), AgendaProposalProcess.KEY);
            start(body.id(), InterestDeclarationProcess.KEY);
        });
        register.offices(tenant).stream()
                .filter(office -> office.body() != null && office.duty() != Office.Duty.OTHER)
                .forEach(office -> {
                    start(office.id(), AgendaProposalProcess.KEY);
                    start(office.id(), CalendarChangeProcess.KEY);
                    start(office.id(), InterestDeclarationProcess.KEY);
                    start(office.id(), MeetingActionProcess.KEY);
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

    private void start(String group, String process) {
        grants.grant(
                group,
                Resources.PROCESS_DEFINITION,
                process,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grants.grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }
}
