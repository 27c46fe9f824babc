package org.communitysafety.rest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every route of the running server, with the address that it is found under. */
final class Doors {

    static final String REST = "/engine-rest";
    static final String ENGINE = "/camunda/api/engine";

    private Doors() {}

    /** Routes of REST, as {@code GET /task/{id}}; what is published for a named engine too stands there once. */
    static Set<String> rest(CamundaJerseyResourceConfig config) {
        return routes(config.getClasses()).stream()
                .filter(route -> !route.contains(" /engine/{name}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Routes of the web applications for the session in the browser, as {@code GET /camunda/api/cockpit/plugin/...}. */
    static Set<String> webapps() {
        Set<String> all = new TreeSet<>();
        all.addAll(under("/camunda/api/cockpit", new CockpitApplication()));
        all.addAll(under("/camunda/api/tasklist", new TasklistApplication()));
        all.addAll(under("/camunda/api/admin", new AdminApplication()));
        all.addAll(under("/camunda/api/welcome", new WelcomeApplication()));
        return all;
    }

    /** Routes of the engine for the session in the browser, below the name of the engine. */
    static Set<String> engine() {
        return routes(new EngineRestApplication().getClasses()).stream()
                .map(route -> route.replace(" /engine/{name}", " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the server listens to at all. */
    static Set<String> servlets(ServletContext context) {
        return context.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> under(String address, Application application) {
        return routes(application.getClasses()).stream()
                .map(route -> route.replaceFirst(" ", " " + address))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routes(Set<Class<?>> classes) {
        return PublishedRoutes.of(classes.stream()
                .filter(type -> Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation -> annotation instanceof jakarta.ws.rs.Path))
                .toArray(Class<?>[]::new));
    }
}
