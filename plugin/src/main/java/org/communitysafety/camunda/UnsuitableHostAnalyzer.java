package org.communitysafety.camunda;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitysafety.camunda.UnsuitableHost.Finding;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say what an application must change instead of showing a stack trace. */
class UnsuitableHostAnalyzer extends AbstractFailureAnalyzer<UnsuitableHost> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnsuitableHost unsuitable) {
        return new FailureAnalysis(
                "Community Safety for Camunda cannot work in this application:\n" + list(unsuitable, Finding::problem),
                list(unsuitable, Finding::action),
                failure);
    }

    private static String list(UnsuitableHost unsuitable, Function<Finding, String> text) {
        return unsuitable.findings().stream()
                .map(finding -> "- " + text.apply(finding))
                .collect(Collectors.joining("\n"));
    }
}
