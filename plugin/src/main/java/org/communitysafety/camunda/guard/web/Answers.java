package org.communitysafety.camunda.guard.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a door answers itself, in the shape of Camunda's own. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NOTHING =
            "There is nothing like this here for you. It may have been completed already; reload the list.";

    private Answers() {}

    /** One and the same for what is not theirs and what is not there. */
    static void nothing(HttpServletResponse response) throws IOException {
        problem(response, HttpServletResponse.SC_NOT_FOUND, "NotFound", NOTHING);
    }

    static void refused(HttpServletResponse response, String reason) throws IOException {
        problem(response, HttpServletResponse.SC_FORBIDDEN, "Refused", reason);
    }

    private static void problem(HttpServletResponse response, int status, String type, String message)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        body.put("code", null);
        json(response, status, body);
    }

    static void json(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
