package org.communitysafety.camunda.pages;

import jakarta.ws.rs.Path;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The web application's door to the pages: its script and style sheet, and the JSON for the browser's session. */
@Path("plugin/" + TasklistPlugin.ID)
public class TasklistPages extends AbstractTasklistPluginRootResource {

    /** Made by the web application for each request. */
    public TasklistPages() {
        super(TasklistPlugin.ID);
    }

    /** What the browser may load; Camunda knows of the first two only. */
    @Override
    protected List<String> getAllowedAssets() {
        return List.of("app/plugin.js", "app/plugin.css", "app/hub.js", "app/incidents.js", "app/minutes.js");
    }

    /** The web application has checked that the user is logged in to the engine named in the path. */
    @Path("{engine}")
    public PagesResource pages() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(PagesResource.class);
    }
}
