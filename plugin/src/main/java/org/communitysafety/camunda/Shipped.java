package org.communitysafety.camunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models in the jar. By their names they are told apart from the application's own, which are none of our business:
 * by location they cannot, because an executable jar shows each file under several.
 */
final class Shipped {

    /** All our resources are called {@code community-safety/…}, in the jar and in deployments. */
    static final String ROOT = "community-safety/";

    private static final String SHARED_PROCESS = ROOT + "processes/\\w+\\.bpmn";
    private static final String SHARED_DECISION = ROOT + "decisions/\\w+\\.dmn";

    private final Map<String, Resource> models;
    private final Set<String> sharedProcesses;
    private final Set<String> sharedDecisions;

    private Shipped(Map<String, Resource> models) {
        this.models = models;
        this.sharedProcesses = keys(SHARED_PROCESS);
        this.sharedDecisions = keys(SHARED_DECISION);
    }

    static Shipped onClassPath() {
        Map<String, Resource> models = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String kind : Models.KINDS) {
            try {
                for (Resource model : resolver.getResources("classpath*:" + ROOT + "**/*." + kind)) {
                    models.put(name(model.getURL().toString()), model);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The models in the product's jar cannot be read", e);
            }
        }
        return new Shipped(models);
    }

    /** By name, such as {@code community-safety/decisions/charnwood/quorum.dmn}. */
    Map<String, Resource> models() {
        return models;
    }

    /** Whether a resource that somebody else's scan of the class path found is one of these. */
    boolean contains(Resource found) {
        try {
            return models.containsKey(name(found.getURL().toString()));
        } catch (IOException e) {
            return false; // ours all have an address
        }
    }

    /** The same from classes, jar and nested jar. */
    private static String name(String address) {
        return address.substring(address.lastIndexOf("/" + ROOT) + 1);
    }

    /** Whether a process is the product's or a partnership's version of one of the product's. */
    boolean runs(ProcessDefinition definition) {
        return definition != null && (named(definition) || sharedProcesses.contains(definition.getKey()));
    }

    /** Whether the plugin deployed it, from the jar or from the partnerships' folder. */
    static boolean named(ResourceDefinition definition) {
        return definition.getResourceName().startsWith(ROOT);
    }

    /** Keys of the processes that all partnerships share. */
    Set<String> sharedProcesses() {
        return sharedProcesses;
    }

    /** Keys of the decisions that all partnerships share. */
    Set<String> sharedDecisions() {
        return sharedDecisions;
    }

    /** A file is called like its process or decision. */
    private Set<String> keys(String kind) {
        return models.keySet().stream()
                .filter(name -> name.matches(kind))
                .map(name -> name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.')))
                .collect(Collectors.toUnmodifiableSet());
    }
}
