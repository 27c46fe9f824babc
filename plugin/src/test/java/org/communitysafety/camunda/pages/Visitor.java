package org.communitysafety.camunda.pages;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Somebody who talks to the REST API with a login of the demo. */
record Visitor(int port, String login) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, JsonNode json) {}

    /** One of the pages. */
    Answer page(String path) {
        return send("GET", "/community-safety/" + path, null);
    }

    Answer withdraw(String number, String reason) {
        Object body = reason == null ? Map.of() : Map.of("reason", reason);
        return send("POST", "/community-safety/applications/" + number + "/withdrawal", body);
    }

    Answer resend(String message) {
        return send("POST", "/community-safety/messages/" + message + "/resend", Map.of());
    }

    /** Applies for a project of today at the Anti Social Behaviour Group; the answer is the application's number. */
    String apply(String title, String amount) {
        Map<String, Object> form = new HashMap<>(application(title, amount));
        form.put("deliveryGroup", "charnwood.asb-group");
        return send("POST", "/process-definition/key/fundingApplication/submit-form", variables(form))
                .json()
                .path("businessKey")
                .asText();
    }

    /** Fills in a start form; the answer is the number of what was started. */
    String start(String process, Map<String, Object> form) {
        Answer started = send("POST", "/process-definition/key/" + process + "/submit-form", variables(form));
        if (started.status() != 200) {
            throw new AssertionError("%s by %s: %s".formatted(process, login, started));
        }
        return started.json().path("businessKey").asText();
    }

    static Map<String, Object> application(String title, String amount) {
        String today = LocalDate.now().toString();
        return Map.of(
                "title", title,
                "purpose", "Fewer incidents",
                "startsOn", today,
                "endsOn", today,
                "amount", amount,
                "priority", "charnwood.priority.asb",
                "evaluation", "A survey");
    }

    /** Completes the task about this application. */
    void complete(String task, String number, Map<String, Object> form) {
        String query = "/task?maxResults=1&taskDefinitionKey=%s&processInstanceBusinessKey=%s".formatted(task, number);
        JsonNode mine = await().until(() -> send("GET", query, null).json().path(0), JsonNode::isObject);
        String path = "/task/" + mine.path("id").asText() + "/submit-form";
        Answer done = send("POST", path, variables(form));
        if (done.status() != 204) {
            throw new AssertionError("%s of %s by %s: %s".formatted(task, number, login, done));
        }
    }

    /** What the open tasks of this element are about: numbers. */
    List<String> tasks(String element) {
        JsonNode open = send("GET", "/task?maxResults=50&taskDefinitionKey=" + element, null)
                .json();
        return StreamSupport.stream(open.spliterator(), false)
                .map(task -> task.path("name").asText())
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .toList();
    }

    /** This day or the next: the boards of the samples meet on Wednesdays, and a body meets once a day. */
    static LocalDate noWednesday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.WEDNESDAY ? day.plusDays(1) : day;
    }

    private static ObjectNode variables(Map<String, Object> form) {
        ObjectNode variables = JSON.createObjectNode();
        form.forEach((name, value) -> {
            ObjectNode variable = variables.putObject(name);
            if (value instanceof List<?> list) {
                variable.put("type", "Json").put("value", JSON.valueToTree(list).toString());
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        return JSON.createObjectNode().set("variables", variables);
    }

    private Answer send(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JSON.valueToTree(body).toString()));
        if (login != null) {
            byte[] credentials = (login + ":demo").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The values of one field of a list. */
    static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }
}
