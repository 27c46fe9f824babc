package org.communitysafety.rest;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.communitysafety.rest.AccessMatrix.Check;
import org.communitysafety.rest.AccessMatrix.Route;
import org.communitysafety.rest.AccessScene.Thing;
import org.communitysafety.rest.Rest.Answer;

/** Calls a route as somebody: REST with a password, the web applications with a session. */
final class AccessCalls {

    /** Is there for nobody. */
    static final Thing UNKNOWN = new Thing("unknown", "no-such-thing", "noSuchKey", "charnwood", "\"no-such-thing\"");

    private static final Set<Check> PAGED = Set.of(Check.LIST, Check.WITHIN, Check.EMPTY);
    /** The longest list that the server gives. */
    static final int ALL = 2000;

    private static final String PAGE_OF_ALL = "?firstResult=0&maxResults=" + ALL;

    private final Function<String, Rest> rest;
    private final Function<String, Browser> browsers;
    private final Supplier<Browser> stranger;
    private final String door;
    private final Map<String, Browser> sessions = new ConcurrentHashMap<>();

    /**
     * @param stranger a browser with nobody logged in
     * @param door what stands before the routes of REST: its own address, or that of the web applications
     */
    AccessCalls(
            Function<String, Rest> rest, Function<String, Browser> browsers, Supplier<Browser> stranger, String door) {
        this.rest = rest;
        this.browsers = browsers;
        this.stranger = stranger;
        this.door = door;
    }

    Answer call(String login, Route route, Thing thing) {
        String page = PAGED.contains(route.check()) ? PAGE_OF_ALL : "";
        String path = filled(route.path(), thing) + page;
        if (route.check() == Check.PUBLIC || route.check() == Check.SHUT) {
            HttpResponse<String> answer = stranger.get().call(path, route.method(), body(route, login));
            return new Answer(answer.statusCode(), answer.body());
        }
        return send(login, route.method(), path, body(route, login));
    }

    /** The list that belongs to a count. */
    Answer listOf(String login, Route count) {
        String path = count.path().replaceFirst("/count$", "") + PAGE_OF_ALL;
        return send(login, "GET", filled(path, UNKNOWN), null);
    }

    private Answer send(String login, String method, String path, String body) {
        if (!path.startsWith("/camunda/") && door.equals(Doors.REST)) {
            return rest.apply(login).send(door + path, method, body);
        }
        Browser browser = sessions.computeIfAbsent(String.valueOf(login), name -> browsers.apply(login));
        HttpResponse<String> answer = browser.call(path.startsWith("/camunda/") ? path : door + path, method, body);
        return new Answer(answer.statusCode(), answer.body());
    }

    private static String filled(String path, Thing thing) {
        return path.replace("{id}", thing.id())
                .replace("{number}", thing.id())
                .replace("{key}", thing.key())
                .replace("{tenantId}", thing.tenant())
                .replace("{tenant-id}", thing.tenant())
                .replace("{varId}", "application")
                .replace("{messageName}", "applicationWithdrawn")
                .replace("{userId}", "bcp-voluntary")
                .replace("{groupId}", "camunda-admin")
                .replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replace("{appName}", "tasklist")
                .replace("{file}", "app/plugin.js")
                .replaceAll("\\{[^}]*}", "nothing");
    }

    /** Something that the route would take from whoever may. */
    private static String body(Route route, String login) {
        if (route.reads() || route.method().equals("DELETE") || route.method().equals("OPTIONS")) {
            return null;
        }
        String path = route.path();
        Map<String, ?> body = Map.of();
        if (path.endsWith("/suspended")) {
            body = Map.of("suspended", true);
        } else if (path.endsWith("history-time-to-live")) {
            body = Map.of("historyTimeToLive", 1);
        } else if (path.endsWith("/{varId}")) {
            body = Map.of("value", "x", "type", "String");
        } else if (path.endsWith("ariables")) {
            body = Map.of("modifications", Map.of("x", Map.of("value", "x")));
        } else if (path.contains("identity-links")) {
            body = Map.of("userId", String.valueOf(login), "type", "candidate");
        } else if (path.equals("/user/create")) {
            body = Map.of(
                    "profile",
                    Map.of("id", "mallory", "firstName", "M", "lastName", "M"),
                    "credentials",
                    Map.of("password", "mallory"));
        } else if (path.endsWith("/create") && path.split("/").length == 3) {
            body = Map.of("id", "mallory", "name", "Mallory", "resourceType", "Task", "query", Map.of());
        } else if (path.endsWith("/profile")) {
            body = Map.of("id", String.valueOf(login), "firstName", "Mallory", "lastName", "M");
        } else if (path.endsWith("/hub/search")) {
            body = Map.of("street", "3 Nowhere Row", "reason", "To see whether I may");
        } else if (route.method().equals("PUT")) {
            body = Map.of("id", "mallory", "name", "Mallory", "retries", 1, "resourceType", "Task", "query", Map.of());
        }
        return Rest.text(body);
    }
}
