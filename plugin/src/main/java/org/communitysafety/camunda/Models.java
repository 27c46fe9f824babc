package org.communitysafety.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys the shared models without a tenant and each partnership's own ones for its tenant. Resource names are the
 * same from classes, jar and nested jar, so that a restart deploys nothing new.
 */
final class Models {

    private static final String ROOT = "community-safety/";
    private static final String PATTERN = "classpath*:" + ROOT + "**/*.";
    private static final List<String> KINDS = List.of("bpmn", "dmn", "form");
    private static final String SHARED = "";

    /** Deploys what has changed since the last start, the whole of a source in one deployment. */
    void deploy(RepositoryService repository) {
        bySource().forEach((tenant, models) -> {
            DeploymentBuilder deployment = repository
                    .createDeployment()
                    .name(tenant.equals(SHARED) ? "community-safety" : "community-safety/" + tenant)
                    .source("community-safety")
                    .enableDuplicateFiltering(false);
            if (!tenant.equals(SHARED)) {
                deployment.tenantId(tenant);
            }
            models.forEach((name, model) -> add(deployment, name, model));
            deployment.deploy();
        });
    }

    /** Whether a resource name found by somebody else's class path scan is one of ours. */
    static boolean ours(Resource resource) {
        return path(resource).contains("/" + ROOT);
    }

    private static Map<String, Map<String, Resource>> bySource() {
        Map<String, Map<String, Resource>> sources = new TreeMap<>();
        for (Resource model : models()) {
            String path = path(model);
            String name = path.substring(path.lastIndexOf("/" + ROOT) + 1);
            String[] parts = name.split("/");
            String tenant = parts.length == 4 ? parts[2] : SHARED;
            sources.computeIfAbsent(tenant, t -> new TreeMap<>()).put(name, model);
        }
        return sources;
    }

    private static List<Resource> models() {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> all = new ArrayList<>();
        try {
            for (String kind : KINDS) {
                all.addAll(List.of(resolver.getResources(PATTERN + kind)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models in the jar cannot be read", e);
        }
        return all;
    }

    private static String path(Resource resource) {
        try {
            return resource.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The model " + resource + " has no address", e);
        }
    }

    private static void add(DeploymentBuilder deployment, String name, Resource model) {
        try (InputStream content = model.getInputStream()) {
            deployment.addInputStream(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The model " + name + " cannot be read", e);
        }
    }
}
