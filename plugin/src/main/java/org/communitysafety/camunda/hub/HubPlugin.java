package org.communitysafety.camunda.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Every instance about a case is shown to the managers when it starts, unless the case is restricted (H17). */
class HubPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<HubInstances> instances;

    /** @param instances asked for once the engine runs */
    HubPlugin(ObjectProvider<HubInstances> instances) {
        this.instances = instances;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                if (HubGrants.CASES.contains(process.getKey())) {
                    listen(process, ExecutionListener.EVENTNAME_START, HubInstances::started);
                    listen(process, ExecutionListener.EVENTNAME_END, HubInstances::ended);
                }
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void listen(
            ProcessDefinitionEntity process, String event, BiConsumer<HubInstances, DelegateExecution> work) {
        process.addListener(event, (ExecutionListener) execution -> work.accept(instances.getObject(), execution));
    }
}
