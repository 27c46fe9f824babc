package org.communitysafety.camunda.incidents;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.incident.Procedure;
import org.communitysafety.incident.Procedures;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The responsible authorities agree another version of the procedure (C8). */
@Configuration(proxyBeanMethods = false)
class IncidentProcedureProcess {

    static final String KEY = "incidentProcedure";

    static final String SIGN_PROCEDURE = "signProcedure";

    /** Key of the authority of this instance of the task. */
    static final String AUTHORITY = "authority";

    record StartView(String versions) {}

    record StartInput(String version, String title, String changes) {}

    record View(List<Row> details) {}

    record Input(boolean signed) {}

    @Bean
    StartForm<StartView, StartInput> communitySafetyProcedureProposedForm(Procedures procedures, IncidentViews views) {
        return new StartForm<>(
                KEY,
                context -> procedures.proposer(context.user()),
                context -> new StartView(views.procedure(
                        procedures.inForce(procedures.proposer(context.user()).tenant()))),
                StartInput.class,
                (context, input) -> {
                    Procedure procedure =
                            procedures.propose(input.version(), input.title(), input.changes(), context.user());
                    return new Started(procedure.tenant(), procedure.number(), Map.of());
                });
    }

    @Bean
    TaskForm<View, Input> communitySafetySignProcedureForm(Procedures procedures, IncidentViews views) {
        return new TaskForm<>(
                KEY,
                SIGN_PROCEDURE,
                context -> new View(views.signatures(procedures.procedure(context.number()))),
                Input.class,
                (context, input) -> {
                    Refused.unless(input.signed(), "Tick that your authority agrees, or leave the task until it does.");
                    procedures.sign(context.number(), context.local(AUTHORITY), context.user());
                    return Map.of();
                });
    }

    @Bean("communitySafety.bringProcedureIntoForce")
    JavaDelegate bringProcedureIntoForce(Procedures procedures) {
        return execution -> procedures.bringIntoForce(execution.getProcessBusinessKey());
    }
}
