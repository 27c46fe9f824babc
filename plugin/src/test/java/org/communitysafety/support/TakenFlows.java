package org.communitysafety.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Which sequence flows were taken in committed transactions; the engine's history does not say. */
public final class TakenFlows extends AbstractProcessEnginePlugin {

    /** Of every server that tests have started: stories with a clock of their own have a server of their own. */
    private static final Map<String, Set<String>> FLOWS = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) TakenFlows.this::taken);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void taken(DelegateExecution execution) {
        ProcessDefinitionEntity process = ((ExecutionEntity) execution).getProcessDefinition();
        String flow = execution.getCurrentTransitionId();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, committed -> FLOWS.computeIfAbsent(
                                process.getKey(), key -> ConcurrentHashMap.newKeySet())
                        .add(flow));
    }

    /** Ids of the flows of this process that were taken. */
    public Set<String> of(String process) {
        return Set.copyOf(FLOWS.getOrDefault(process, Set.of()));
    }
}
