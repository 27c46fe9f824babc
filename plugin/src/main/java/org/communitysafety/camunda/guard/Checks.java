package org.communitysafety.camunda.guard;

import java.lang.reflect.Proxy;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Refuses before the engine starts what would fail in it, or would leave no row to look at. */
final class Checks {

    private static final Set<String> JOBS = Set.of("checkReadJob", "checkUpdateJob", "checkUpdateRetriesJob");

    private final OwnWork work;
    private final OurProcesses processes;
    private final boolean everyJob;

    /** @param everyJob whether all jobs that belong to no process are the administrators', and not only the product's */
    Checks(OwnWork work, OurProcesses processes, boolean everyJob) {
        this.work = work;
        this.processes = processes;
        this.everyJob = everyJob;
    }

    /** The engine's interface has a method for each kind of permission; a few of them matter here. */
    CommandChecker asChecker() {
        return (CommandChecker) Proxy.newProxyInstance(
                Checks.class.getClassLoader(), new Class<?>[] {CommandChecker.class}, (checker, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    check(method.getName(), arguments == null ? null : arguments[0]);
                    return null;
                });
    }

    private void check(String what, Object subject) {
        if (work.underWay()) {
            return;
        }
        if (what.equals("checkTaskWork")) {
            ended((TaskEntity) subject);
        } else if (what.equals("checkMigrateProcessInstance")) {
            migrated((ExecutionEntity) subject);
        } else if (what.equals("checkUpdateProcessInstanceVariables")) {
            kept(((ExecutionEntity) subject).getProcessDefinitionId());
        } else if (what.equals("checkUpdateTaskVariable")) {
            kept(((TaskEntity) subject).getProcessDefinitionId());
        } else if (JOBS.contains(what)) {
            administered((JobEntity) subject);
        }
    }

    private void ended(TaskEntity task) {
        boolean thrown =
                work.command() instanceof HandleTaskBpmnErrorCmd || work.command() instanceof HandleTaskEscalationCmd;
        GuardRefused.unless(
                !thrown || !processes.ours(task.getProcessDefinitionId()),
                "\"%s\" ends with its form, not with an error or an escalation. Send its form (submit-form); nothing was"
                        + " changed.",
                task.getName());
    }

    /** A variable that is removed keeps nothing that says whose it was. */
    private void kept(String definition) {
        GuardRefused.unless(!processes.ours(definition), ForeignRows.VARIABLES);
    }

    private void migrated(ExecutionEntity instance) {
        GuardRefused.unless(
                !processes.ours(instance.getProcessDefinitionId()),
                "What is under way finishes with the version that it began with. New work takes the new version; nothing"
                        + " was changed.");
    }

    private void administered(JobEntity job) {
        boolean free = job.getProcessInstanceId() == null && job.getProcessDefinitionId() == null;
        GuardRefused.unless(
                !free || !(everyJob || OwnWork.ownType(job)) || administrator(),
                "This job belongs to no process and is for administrators. Send messages again under Messages.");
    }

    /** Code without a login sees all, as everywhere in the engine. */
    private static boolean administrator() {
        Authentication user = Context.getCommandContext().getAuthentication();
        return user == null
                || user.getUserId() == null
                || Context.getCommandContext().getAuthorizationManager().isCamundaAdmin(user);
    }
}
