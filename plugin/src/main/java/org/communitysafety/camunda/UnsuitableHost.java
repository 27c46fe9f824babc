package org.communitysafety.camunda;

import java.util.List;
import java.util.stream.Collectors;

/** The application as it is configured cannot have the plugin; it does not start, and says everything that must change. */
final class UnsuitableHost extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param problem what is wrong @param action what to do about it */
    record Finding(String problem, String action) {}

    UnsuitableHost(List<Finding> findings) {
        super(findings.stream().map(f -> f.problem() + " " + f.action()).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    UnsuitableHost(String problem, String action) {
        this(List.of(new Finding(problem, action)));
    }

    List<Finding> findings() {
        return findings;
    }
}
