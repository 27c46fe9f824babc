package org.communitysafety.camunda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/** Tasklist's filters for the partnerships' people. */
class TaskFilters {

    private static final String MINE = "My tasks";
    private static final String GROUPS = "My groups' tasks";
    private static final String OVERDUE = "Overdue";
    private static final String SOON = "Due this week";

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
        create(MINE, 1, tasks.createTaskQuery().taskAssigneeExpression(ME));
        create(GROUPS, 2, mine().taskUnassigned());
        create(OVERDUE, 3, mine().dueBeforeExpression("${now()}"));
        create(SOON, 4, mine().dueAfterExpression("${now()}").dueBeforeExpression(END_OF_WEEK));
    }

    /** Shows them to a group; to other users of the application they are nothing. */
    void show(String group) {
        for (String name : List.of(MINE, GROUPS, OVERDUE, SOON)) {
            Filter filter = filters.createFilterQuery().filterName(name).list().get(0);
            Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setGroupId(group);
            read.setResource(Resources.FILTER);
            read.setResourceId(filter.getId());
            read.addPermission(Permissions.READ);
            authorizations.saveAuthorization(read);
        }
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
        filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(properties));
    }
}
