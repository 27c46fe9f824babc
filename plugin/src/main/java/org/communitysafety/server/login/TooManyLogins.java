package org.communitysafety.server.login;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;

/** Too many wrong passwords: status 429, and when to try again. */
class TooManyLogins extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    TooManyLogins(Duration wait) {
        super(answer(wait.plusSeconds(1).toSeconds()));
    }

    private static Response answer(long seconds) {
        String message = "There were too many failed logins. Try again in " + seconds
                + (seconds == 1 ? " second." : " seconds.");
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("type", TooManyLogins.class.getSimpleName(), "message", message))
                .build();
    }
}
