package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.TakenFlows;
import org.communitysafety.support.ToldStories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every element of every process that we ship is passed by some story. Among all tests this one comes last; stories that
 * have not been told by then, as when it runs alone, it tells itself.
 */
@EngineTest
@Order(Integer.MAX_VALUE)
class ModelCoverageTest {

    @Autowired
    TakenFlows taken;

    @Test
    @DisplayName("Every flow and every flow node of every process is passed by some story")
    void everyElementIsPassed() throws IOException {
        everyStoryIsTold();

        Set<String> missed = new TreeSet<>();
        for (Resource file : models()) {
            BpmnModelInstance model = Bpmn.readModelFromStream(file.getInputStream());
            model.getModelElementsByType(Process.class)
                    .forEach(process -> missed.addAll(missed(process.getId(), model, taken.of(process.getId()))));
        }
        assertThat(missed).as("elements that no story passes").isEmpty();
    }

    private static void everyStoryIsTold() {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(ModelCoverageTest.class.getPackageName()))
                .filters(includeClassNamePatterns(".*StoryTest"), includeEngines("junit-jupiter"), notYetTold())
                .build();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        var failures = new StringWriter();
        summary.printFailuresTo(new PrintWriter(failures));
        assertThat(failures.toString()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(summary.getTestsFoundCount());
    }

    private static ClassNameFilter notYetTold() {
        return name -> FilterResult.includedIf(!ToldStories.have(name));
    }

    private static Resource[] models() throws IOException {
        Resource[] models = new PathMatchingResourcePatternResolver()
                .getResources("classpath:community-safety/processes/**/*.bpmn");
        assertThat(models).isNotEmpty();
        return models;
    }

    /** A node is passed when a flow that leads to it was taken, or one that leaves it. */
    private static Set<String> missed(String process, BpmnModelInstance model, Set<String> taken) {
        Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
        Set<String> missed = flows.stream()
                .map(SequenceFlow::getId)
                .filter(flow -> !taken.contains(flow))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> passed = new HashSet<>();
        flows.stream().filter(flow -> taken.contains(flow.getId())).forEach(flow -> {
            passed.add(flow.getSource().getId());
            passed.add(flow.getTarget().getId());
        });
        model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess part && part.triggeredByEvent()))
                .map(FlowNode::getId)
                .filter(node -> !passed.contains(node))
                .forEach(missed::add);
        return missed.stream().map(id -> process + ": " + id).collect(Collectors.toSet());
    }
}
