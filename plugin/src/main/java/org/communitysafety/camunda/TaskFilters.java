package org.communitysafety.camunda;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/** Tasklist's filters, for everybody. */
class TaskFilters {

    private static final String ME = "${currentUser()}";
    private static final String END_OF_WEEK = "${dateTime().withDayOfWeek(7).plusDays(1).withTimeAtStartOfDay()}";

    private final FilterService filters;
    private final AuthorizationService authorizations;
    private final TaskService tasks;

    TaskFilters(FilterService filters, AuthorizationService authorizations, TaskService tasks) {
        this.filters = filters;
        this.authorizations = authorizations;
        this.tasks = tasks;
    }

    /** Makes those that are not there yet. */
    void create() {
        create("My tasks", 1, tasks.createTaskQuery().taskAssigneeExpression(ME));
        create("My groups' tasks", 2, mine().taskUnassigned());
        create("Overdue", 3, mine().dueBeforeExpression("${now()}"));
        create("Due this week", 4, mine().dueAfterExpression("${now()}").dueBeforeExpression(END_OF_WEEK));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression(ME)
                .taskCandidateUserExpression(ME)
                .endOr();
    }

    private void create(String name, int priority, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", priority);
        properties.put("refresh", true);
        Filter filter = filters.newTaskFilter(name).setQuery(query).setProperties(properties);
        filters.saveFilter(filter);
        Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        authorizations.saveAuthorization(read);
    }
}
