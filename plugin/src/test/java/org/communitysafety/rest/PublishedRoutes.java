package org.communitysafety.rest;

import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Every route that a set of JAX-RS classes publishes, as {@code GET /task/{id}/form}, sub-resources included. */
final class PublishedRoutes {

    private final Set<String> routes = new TreeSet<>();

    private PublishedRoutes() {}

    static Set<String> of(Class<?>... roots) {
        var published = new PublishedRoutes();
        for (Class<?> root : roots) {
            Resource resource = Resource.from(root, true);
            published.add(joined("", resource.getPath()), resource);
        }
        return published.routes;
    }

    private void add(String path, Resource resource) {
        resource.getResourceMethods().forEach(method -> routes.add(method.getHttpMethod() + " " + path));
        ResourceMethod locator = resource.getResourceLocator();
        if (locator != null) {
            Class<?> type = locator.getInvocable().getHandlingMethod().getReturnType();
            Resource located = Resource.from(type, true);
            if (located != null) {
                add(path, located); // the path of a sub-resource's class counts for nothing
            }
        }
        resource.getChildResources().forEach(child -> add(joined(path, child.getPath()), child));
    }

    /** Patterns of path parameters say nothing to a reader. */
    private static String joined(String parent, String path) {
        String own = path == null ? "" : path.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*?}(?=/|$)", "{$1}");
        String all = (parent + "/" + own).replaceAll("/+", "/");
        return all.length() > 1 && all.endsWith("/") ? all.substring(0, all.length() - 1) : all;
    }
}
