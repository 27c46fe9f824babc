package org.communitysafety.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a login in front of the REST API. */
final class Rest {

    /** Escapes, so that characters that UTF-8 does not have can be sent too. */
    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final String user;
    private final String password;
    private final Map<String, String> headers;

    Rest(int port, String user, String password) {
        this(port, user, password, Map.of());
    }

    private Rest(int port, String user, String password, Map<String, String> headers) {
        this.port = port;
        this.user = user;
        this.password = password;
        this.headers = headers;
    }

    /** With a header more. */
    Rest by(String header, String value) {
        return new Rest(port, user, password, Map.of(header, value));
    }

    /** The same person behind a proxy, which says that they are at this address. */
    Rest from(String itsAddress) {
        return by("X-Forwarded-For", itsAddress);
    }

    /** What the server said. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(status + " " + body, e);
            }
        }

        /** The sentence that people read. */
        String message() {
            return json().path("message").asText();
        }
    }

    Answer get(String path) {
        return send(path, "GET", null);
    }

    Answer post(String path, Object body) {
        return send(path, "POST", body instanceof String text ? text : text(body));
    }

    Answer put(String path, Object body) {
        return send(path, "PUT", text(body));
    }

    Answer delete(String path) {
        return send(path, "DELETE", null);
    }

    /** One file and its name, as a browser sends them. */
    Answer upload(String path, Map<String, String> parts) {
        var body = new StringBuilder();
        parts.forEach((name, content) -> body.append("--part\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.contains(".") ? "\"; filename=\"" + name : "")
                .append("\"\r\n\r\n")
                .append(content)
                .append("\r\n"));
        return send(path, "POST", body.append("--part--\r\n").toString(), "multipart/form-data; boundary=part");
    }

    /** With its headers. */
    HttpResponse<String> answer(String path) {
        return exchange(path, "GET", null, "application/json");
    }

    Answer send(String path, String method, String body) {
        return send(path, method, body, "application/json");
    }

    private Answer send(String path, String method, String body, String type) {
        var response = exchange(path, method, body, type);
        return new Answer(response.statusCode(), response.body());
    }

    private HttpResponse<String> exchange(String path, String method, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (user != null) {
            String login = user + ":" + password;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of a submit: lists as JSON, as Tasklist sends them; a {@link Typed} as it is. */
    static Map<String, Object> form(Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Map<String, Object> variable = new LinkedHashMap<>();
            if (value instanceof Typed typed) {
                variable.put("value", typed.value());
                variable.put("type", typed.type());
                variable.put("valueInfo", typed.info());
            } else if (value instanceof List<?>) {
                variable.put("value", text(value));
                variable.put("type", "Json");
            } else {
                variable.put("value", value);
            }
            variables.put(key, variable);
        });
        return Map.of("variables", variables);
    }

    /** A variable with a type that a client claims. */
    record Typed(Object value, String type, Map<String, Object> info) {
        Typed(Object value, String type) {
            this(value, type, Map.of());
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
