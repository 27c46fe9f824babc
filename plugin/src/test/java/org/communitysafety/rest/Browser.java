package org.communitysafety.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at Tasklist's login page: it keeps cookies, sends the token against forged requests, and runs no script. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> always = new LinkedHashMap<>();
    private int port;

    Browser(int port) {
        this.port = port;
    }

    /** Another window of the same browser. */
    Browser(int port, Browser sameCookies) {
        this(port);
        cookies.putAll(sameCookies.cookies);
        always.putAll(sameCookies.always);
    }

    /** Sends this header with every request. */
    Browser with(String header, String value) {
        always.put(header, value);
        return this;
    }

    /** Goes on at another node. */
    void goTo(int otherPort) {
        port = otherPort;
    }

    HttpResponse<String> open(String path) {
        return send(request(path));
    }

    /** @param body JSON; null for none */
    HttpResponse<String> call(String path, String method, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** @return status of the answer */
    int logIn(String user, String password) {
        return tryToLogIn(user, password).statusCode();
    }

    HttpResponse<String> tryToLogIn(String user, String password) {
        open("/camunda/app/tasklist/default/");
        return send(request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + encoded(user) + "&password=" + encoded(password))));
    }

    int logOut() {
        return post("/camunda/api/admin/auth/user/default/logout", "").statusCode();
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Login of the session; null if it has none. */
    String user() {
        HttpResponse<String> answer = open("/camunda/api/admin/auth/user/default");
        return answer.statusCode() == 200 ? json(answer).path("userId").asText() : null;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return Rest.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        always.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (cookies.containsKey("XSRF-TOKEN") && !always.containsKey("X-XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            });
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
