package org.communitysafety.camunda.guard.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Map;

/** A body of {@code null} is the client's mistake; Camunda would trip over it and answer 500. */
public class SomethingInBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw new WebApplicationException(Response.status(Status.BAD_REQUEST)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of(
                            "type", "InvalidRequestException",
                            "message", "The body is null. Send a JSON object, {} if there is nothing to say."))
                    .build());
        }
        return body;
    }
}
