package org.communitysafety.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.communitysafety.camunda.UnsuitableHost.Finding;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys the shared models without a tenant and each partnership's own ones for its tenant: those of the jar, and over
 * them those of the operator's folder. Resource names are the same from classes, jar and nested jar, so that a restart
 * deploys nothing new.
 */
final class Models {

    private static final Set<String> FOLDERS = Set.of("processes", "decisions", "forms");
    static final List<String> KINDS = List.of("bpmn", "dmn", "form");
    private static final String SHARED = "";

    /** Shared tables that integrators ask by partnership: REST finds no shared one there, so each gets it for its own. */
    private static final Set<String> ASKED_BY_PARTNERSHIP = Set.of("criticalIncident.dmn");

    /** Where our deployments come from, by the engine's records. */
    static final String SOURCE = "community-safety";

    private final Shipped shipped;
    private final String ownModels;

    /** @param ownModels folder with the partnerships' own models, for example {@code file:/etc/models/}; null if none */
    Models(Shipped shipped, String ownModels) {
        this.shipped = shipped;
        this.ownModels = ownModels == null || ownModels.endsWith("/") ? ownModels : ownModels + "/";
    }

    /** Deploys what has changed since the last start, the whole of a source in one deployment. */
    void deploy(ProcessEngine engine) {
        RepositoryService repository = engine.getRepositoryService();
        refuseOthersWithOurKeys(repository);
        Map<String, Map<String, Resource>> sources = new TreeMap<>();
        shipped.models().forEach((name, model) -> put(sources, model, name));
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
        sources.forEach(
                (tenant, models) -> deploy(repository, tenant, withTables(tenant, withForms(models, shared), shared)));
        letJobsRun(repository, engine.getManagementService());
    }

    /** Deploying ours over them would be a new version of the application's own. */
    private void refuseOthersWithOurKeys(RepositoryService repository) {
        Stream<ProcessDefinition> processes =
                repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                        .filter(process -> shipped.sharedProcesses().contains(process.getKey()));
        Stream<DecisionDefinition> decisions =
                repository.createDecisionDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                        .filter(decision -> shipped.sharedDecisions().contains(decision.getKey()));
        List<Finding> others = Stream.concat(processes, decisions)
                .filter(definition -> !Shipped.named(definition))
                .map(definition -> new Finding(
                        "The application has a \"%s\" of its own, deployed from %s; the plugin's would replace it."
                                .formatted(definition.getKey(), definition.getResourceName()),
                        "Give the application's another id, and delete the definitions of the old one when nothing runs"
                                + " on them any more."))
                .toList();
        if (!others.isEmpty()) {
            throw new UnsuitableHost(others);
        }
    }

    /** A job executor may be told to run only what was deployed since the start: then it is told of earlier versions. */
    private static void letJobsRun(RepositoryService repository, ManagementService management) {
        repository
                .createDeploymentQuery()
                .deploymentSource(SOURCE)
                .list()
                .forEach(deployment -> management.registerDeploymentForJobExecutor(deployment.getId()));
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

    private static Map<String, Resource> withTables(
            String tenant, Map<String, Resource> models, Map<String, Resource> shared) {
        Map<String, Resource> all = new TreeMap<>(models);
        if (!tenant.equals(SHARED)) {
            shared.forEach((name, table) -> {
                if (ASKED_BY_PARTNERSHIP.contains(file(name))) {
                    all.putIfAbsent(Shipped.ROOT + "decisions/" + tenant + "/" + file(name), table);
                }
            });
        }
        return all;
    }

    private static void deploy(RepositoryService repository, String tenant, Map<String, Resource> models) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(tenant.equals(SHARED) ? "community-safety" : Shipped.ROOT + tenant)
                .source(SOURCE)
                .enableDuplicateFiltering(false);
        if (!tenant.equals(SHARED)) {
            deployment.tenantId(tenant);
        }
        models.forEach((name, model) -> add(deployment, name, model));
        deployment.deploy();
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
        put(sources, model, Shipped.ROOT + parts[last - 2] + "/" + parts[last - 1] + "/" + parts[last]);
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
