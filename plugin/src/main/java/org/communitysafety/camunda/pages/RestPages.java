package org.communitysafety.camunda.pages;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The REST API's door to the pages, with its login. */
@Path(RestPages.PATH)
public class RestPages {

    static final String PATH = "community-safety";

    @Context
    private ServletContext servletContext;

    /** The same resource as Tasklist's; asked for late, because REST is set up before the engine. */
    @Path("")
    public PagesResource pages() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(PagesResource.class);
    }
}
