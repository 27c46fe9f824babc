package org.communitysafety.camunda.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.communitysafety.partnership.Person;

/** Minutes as JSON and as PDF (G17). */
@Produces(MediaType.APPLICATION_JSON)
public class MinutesResource {

    private static final String PDF = "application/pdf";

    private final MinutesPage minutes;
    private final Function<Function<Person, Optional<?>>, Response> page;

    /** @param page answers for the person who is logged in, if the page is open to them */
    MinutesResource(MinutesPage minutes, Function<Function<Person, Optional<?>>, Response> page) {
        this.minutes = minutes;
        this.page = page;
    }

    @GET
    public Response list() {
        return page.apply(person -> Optional.of(minutes.list(person)));
    }

    @GET
    @Path("{meeting}")
    public Response one(@PathParam("meeting") String meeting) {
        return page.apply(person -> minutes.of(person, meeting));
    }

    @GET
    @Path("{meeting}/pdf")
    @Produces({PDF, MediaType.APPLICATION_JSON})
    public Response pdf(@PathParam("meeting") String meeting) {
        return page.apply(person -> minutes.pdf(person, meeting).map(file -> Response.ok(file.content(), PDF)
                .cacheControl(PagesResource.never())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file.name()))
                .build()));
    }
}
