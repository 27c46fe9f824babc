package org.communitysafety.camunda.pages;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Adds the pages to Tasklist; found by the web application's service loader. */
public class TasklistPlugin extends AbstractTasklistPlugin {

    static final String ID = "community-safety";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(TasklistPages.class);
    }
}
