package org.communitysafety.camunda;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts the domain's number into the names of our tasks, so that people can tell them apart in a list. */
class NumberedTasks extends AbstractBpmnParseListener {

    private final Set<String> processes;

    /** @param processes keys of the processes whose tasks are about something with a number */
    NumberedTasks(Set<String> processes) {
        this.processes = processes;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (processes.contains(key(activity))) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, NumberedTasks::number);
        }
    }

    private static String key(ActivityImpl activity) {
        return ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
    }

    private static void number(DelegateTask task) {
        task.setName(task.getName() + " " + task.getExecution().getProcessBusinessKey());
    }
}
