package org.communitysafety.camunda.guard;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/** What the product itself may write into its processes: variables that a model names, and numbers of the register. */
final class OwnRows {

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{1,10}-[A-Z]-\\d{4}-\\d{4,}");

    private final OurProcesses processes;

    OwnRows(OurProcesses processes) {
        this.processes = processes;
    }

    /** Whether it looks like a number that the product gives, for example {@code CHW-F-2026-0014}. */
    static boolean numbered(ExecutionEntity execution) {
        return execution.getBusinessKey() != null
                && NUMBER.matcher(execution.getBusinessKey()).matches();
    }

    /** @throws GuardRefused for a variable that no model names, or a business key that is no number */
    void check(Frame frame, CachedDbEntity row) {
        DbEntity entity = row.getEntity();
        if (entity instanceof VariableInstanceEntity variable && Net.written(row)) {
            checkName(frame, variable);
        } else if (entity instanceof ExecutionEntity execution && Net.inserted(row)) {
            checkKey(execution);
        }
    }

    private void checkName(Frame frame, VariableInstanceEntity variable) {
        GuardRefused.unless(
                !processes.ours(variable.getProcessDefinitionId())
                        || frame.declares(variable.getName())
                        || processes.declares(variable.getExecution(), variable.getName()),
                "\"%s\" may not become a variable: no model of this process names it. Personal data and long texts"
                        + " belong into the product's tables; a value that a gateway reads is named there.",
                variable.getName());
    }

    /** A called process may be without one. */
    private void checkKey(ExecutionEntity execution) {
        GuardRefused.unless(
                !execution.isProcessInstanceExecution()
                        || execution.getBusinessKey() == null
                        || numbered(execution)
                        || !processes.ours(execution.getProcessDefinitionId()),
                "\"%s\" is no number of a partnership. Take the number that the register gives.",
                execution.getBusinessKey());
    }
}
