package org.communitysafety.camunda;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Who opens or submits a form about what.
 *
 * @param user login
 * @param number the domain's own number; null on a start form
 * @param task null on a start form
 */
public record FormContext(String user, String number, TaskEntity task) {

    public String local(String variable) {
        return (String) task.getVariable(variable);
    }
}
