package org.communitysafety.camunda.guard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** The path of a request below the address of REST, without the name of the engine, as {@code task/{id}/form}. */
record RestPath(String method, List<String> segments) {

    /** @param root address of REST, for example {@code /engine-rest}; as the server has decoded the rest */
    static RestPath of(HttpServletRequest request, String root) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        List<String> all = Arrays.stream(path.substring(root.length()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        boolean named = all.size() > 1 && all.get(0).equals("engine");
        return new RestPath(request.getMethod(), named ? all.subList(2, all.size()) : all);
    }

    /** The segment at this place; empty beyond the last one. */
    String segment(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    /** The path below so many segments. */
    RestPath below(int count) {
        return new RestPath(method, segments.subList(Math.min(count, segments.size()), segments.size()));
    }

    int length() {
        return segments.size();
    }

    String last() {
        return segment(segments.size() - 1);
    }

    boolean isOf(String... first) {
        return segments.size() >= first.length
                && segments.subList(0, first.length).equals(List.of(first));
    }

    /** As many segments, as text. */
    String first(int count) {
        return String.join("/", segments.subList(0, Math.min(count, segments.size())));
    }

    /** The segment that follows these. */
    String after(String first) {
        return segment(first.split("/").length);
    }

    /** Whether it deletes the thing itself, not something of it. */
    boolean deletes(String kind) {
        return method.equals("DELETE") && segments.size() == 2 && isOf(kind);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
