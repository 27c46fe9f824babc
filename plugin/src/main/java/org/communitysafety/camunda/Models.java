package org.communitysafety.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys the shared models without a tenant and each partnership's own ones for its tenant: those of the jar, and over
 * them those of the operator's folder. Resource names are the same from classes, jar and nested jar, so that a restart
 * deploys nothing new.
 */
final class Models {

    private static final String ROOT = "community-safety/";
    private static final Set<String> FOLDERS = Set.of("processes", "decisions", "forms");
    private static final List<String> KINDS = List.of("bpmn", "dmn", "form");
    private static final String SHARED = "";

    private final String ownModels;

    /** @param ownModels folder with the partnerships' own models, for example {@code file:/etc/models/}; null if none */
    Models(String ownModels) {
        this.ownModels = ownModels == null || ownModels.endsWith("/") ? ownModels : ownModels + "/";
    }

    /** Deploys what has changed since the last start, the whole of a source in one deployment. */
    void deploy(RepositoryService repository) {
        Map<String, Map<String, Resource>> sources = new TreeMap<>();
        models("classpath*:" + ROOT).forEach(model -> put(sources, model, nameInJar(model)));
        if (ownModels != null) {
            List<Resource> own = models(ownModels);
            if (own.isEmpty()) {
                throw new IllegalStateException(
                        "community-safety.models names \"%s\", but there are no models in it. Correct it or leave it out."
                                .formatted(ownModels));
            }
            own.forEach(model -> putOwn(sources, model));
        }
        Map<String, Resource> shared = sources.getOrDefault(SHARED, Map.of());
        sources.forEach((tenant, models) -> deploy(repository, tenant, withForms(models, shared)));
    }

    /** A form belongs to the deployment of its process, so a partnership's own process brings the shared forms along. */
    private static Map<String, Resource> withForms(Map<String, Resource> models, Map<String, Resource> shared) {
        Map<String, Resource> all = new TreeMap<>(models);
        if (models.keySet().stream().anyMatch(name -> name.endsWith(".bpmn"))) {
            Set<String> own =
                    Set.copyOf(models.keySet().stream().map(Models::file).toList());
            shared.forEach((name, form) -> {
                if (name.endsWith(".form") && !own.contains(file(name))) {
                    all.put(name, form);
                }
            });
        }
        return all;
    }

    private static void deploy(RepositoryService repository, String tenant, Map<String, Resource> models) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(tenant.equals(SHARED) ? "community-safety" : ROOT + tenant)
                .source("community-safety")
                .enableDuplicateFiltering(false);
        if (!tenant.equals(SHARED)) {
            deployment.tenantId(tenant);
        }
        models.forEach((name, model) -> add(deployment, name, model));
        deployment.deploy();
    }

    /** Keys of the processes that the product ships: a file has the name of its process. */
    static Set<String> sharedProcesses() {
        return models("classpath*:" + ROOT).stream()
                .map(Models::nameInJar)
                .filter(name -> name.startsWith(ROOT + "processes/") && name.endsWith(".bpmn"))
                .map(name -> file(name).replace(".bpmn", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a resource found by somebody else's class path scan is one of ours. */
    static boolean ours(Resource resource) {
        return address(resource).contains("/" + ROOT);
    }

    private static String nameInJar(Resource model) {
        String address = address(model);
        return address.substring(address.lastIndexOf("/" + ROOT) + 1);
    }

    private void putOwn(Map<String, Map<String, Resource>> sources, Resource model) {
        String[] parts = address(model).split("/");
        int last = parts.length - 1;
        if (last < 2 || !FOLDERS.contains(parts[last - 2])) {
            throw new IllegalStateException(
                    ("community-safety.models: %s does not lie in processes/<tenant>/, decisions/<tenant>/ or"
                                    + " forms/<tenant>/. Shared models belong to the product; move it to its"
                                    + " partnership's folder.")
                            .formatted(model));
        }
        put(sources, model, ROOT + parts[last - 2] + "/" + parts[last - 1] + "/" + parts[last]);
    }

    /** {@code community-safety/decisions/charnwood/x.dmn} is Charnwood's, {@code community-safety/decisions/x.dmn} shared. */
    private static void put(Map<String, Map<String, Resource>> sources, Resource model, String name) {
        String[] parts = name.split("/");
        String tenant = parts.length == 4 ? parts[2] : SHARED;
        sources.computeIfAbsent(tenant, t -> new TreeMap<>()).put(name, model);
    }

    private static List<Resource> models(String root) {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> all = new ArrayList<>();
        try {
            for (String kind : KINDS) {
                all.addAll(List.of(resolver.getResources(root + "**/*." + kind)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models in " + root + " cannot be read", e);
        }
        return all;
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String address(Resource resource) {
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
