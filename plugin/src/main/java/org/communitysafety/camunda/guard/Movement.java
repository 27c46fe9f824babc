package org.communitysafety.camunda.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Stops on the way what goes past a form: starting one of the product's processes without the register, completing a
 * task without its form, and giving a task to somebody whose it is not.
 */
final class Movement extends AbstractBpmnParseListener {

    /** What people may arrange about a task; the rest comes from the model. */
    private static final Set<String> ARRANGED =
            Set.of(TaskEntity.ASSIGNEE, TaskEntity.PRIORITY, TaskEntity.DUE_DATE, TaskEntity.FOLLOW_UP_DATE);

    private final OwnWork work;
    private final OurProcesses processes;

    Movement(OwnWork work, OurProcesses processes) {
        this.work = work;
        this.processes = processes;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        if (processes.oursByKey(definition.getKey())) {
            definition.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> GuardRefused.unless(
                            work.underWay(),
                            "\"%s\" is started with its form, which enters it in the register. Send its start form"
                                    + " (submit-form); nothing was started.",
                            definition.getName()));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (processes.oursByKey(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey())) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, this::changed);
        }
    }

    /** Each step, so that what moves an instance in another way stops before it has done anything. */
    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.stream()
                .filter(definition -> processes.oursByKey(definition.getKey()))
                .forEach(definition -> definition.getActivities().forEach(this::guard));
    }

    private void guard(ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> GuardRefused.unless(work.underWay(), ForeignRows.MOVES));
        activity.getActivities().forEach(this::guard);
    }

    private void completed(DelegateTask task) {
        GuardRefused.unless(
                work.underWay(),
                "\"%s\" is completed with its form. Open it in Tasklist, or send its fields (submit-form); nothing was"
                        + " changed.",
                task.getName());
    }

    private void changed(DelegateTask delegate) {
        if (work.underWay()) {
            return;
        }
        TaskEntity task = (TaskEntity) delegate;
        Map<String, PropertyChange> changes = task.getPropertyChanges();
        GuardRefused.unless(
                ARRANGED.containsAll(changes.keySet()),
                "Name, description, owner and delegation of \"%s\" come from the process. Claim it, or give it to"
                        + " somebody else of the same office or body; nothing was changed.",
                task.getName());
        if (changes.containsKey(TaskEntity.ASSIGNEE)) {
            assigned(task);
        }
    }

    private static void assigned(TaskEntity task) {
        Set<String> users = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (IdentityLink candidate : task.getCandidates()) {
            if (candidate.getUserId() != null) {
                users.add(candidate.getUserId());
            } else {
                groups.add(candidate.getGroupId());
            }
        }
        String assignee = task.getAssignee();
        if (assignee == null) {
            GuardRefused.unless(
                    !users.isEmpty() || !groups.isEmpty(),
                    "\"%s\" is for one person alone, and nobody would find it any more. Leave it with them; nothing was"
                            + " changed.",
                    task.getName());
            return;
        }
        GuardRefused.unless(
                users.contains(assignee) || memberOfOne(assignee, groups),
                "\"%s\" is not a task of %s. Give it to somebody of the office or body that it belongs to; nothing was"
                        + " changed.",
                task.getName(),
                assignee);
        if (!assignee.equals(OwnWork.user())) {
            mayAssign(task);
        }
    }

    /** Listeners run without permissions, so they are asked for here. */
    private static void mayAssign(TaskEntity task) {
        CommandContext context = Context.getCommandContext();
        boolean checked = context.isAuthorizationCheckEnabled();
        context.enableAuthorizationCheck();
        try {
            context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskAssign(task));
        } catch (AuthorizationException e) {
            throw new GuardRefused(
                    "\"%s\" may be claimed for oneself only. Let %s claim it, or ask an administrator; nothing was changed."
                            .formatted(task.getName(), task.getAssignee()));
        } finally {
            if (!checked) {
                context.disableAuthorizationCheck();
            }
        }
    }

    private static boolean memberOfOne(String user, Set<String> groups) {
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                        .getIdentityService()
                        .createGroupQuery()
                        .groupMember(user)
                        .list()
                        .stream()
                        .anyMatch(group -> groups.contains(group.getId())));
    }
}
