package org.communitysafety.camunda;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Keeps the product's processes and the application's apart: neither replaces one of the other's by a key that both use. */
class OurKeys extends AbstractBpmnParseListener {

    private final Shipped shipped;

    OurKeys(Shipped shipped) {
        this.shipped = shipped;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        if (definition.getTenantId() != null || !shipped.sharedProcesses().contains(definition.getKey())) {
            return;
        }
        DeploymentEntity deployment =
                Context.getCommandContext().getDeploymentManager().findDeploymentById(definition.getDeploymentId());
        if (deployment.isNew() && !Models.SOURCE.equals(deployment.getSource())) {
            throw new BadUserRequestException(
                    ("The process \"%s\" is the product's and is the same for all partnerships. Deploy a partnership's own"
                                    + " version to its tenant; a process of another kind needs another id.")
                            .formatted(definition.getKey()));
        }
    }
}
