package org.communitysafety.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;

/**
 * Lists the processes that somebody can start: each once, in their partnership's own version where it has one, and none
 * that would be refused in any case (F20). Processes of the application and all other queries pass untouched.
 */
class StartList extends RepositoryServiceImpl {

    private final List<StartForm<?, ?>> starts;
    private final Shipped shipped;

    StartList(List<StartForm<?, ?>> starts, Shipped shipped) {
        this.starts = starts;
        this.shipped = shipped;
    }

    @Override
    public ProcessDefinitionQuery createProcessDefinitionQuery() {
        return new Query(commandExecutor);
    }

    private boolean offered(CommandContext context, ProcessDefinition definition) {
        return !replaced(context, definition)
                && starts.stream()
                        .filter(form -> form.process().equals(definition.getKey()))
                        .allMatch(form -> form.offered(new FormContext(Actor.current(), null, null)));
    }

    private boolean replaced(CommandContext context, ProcessDefinition definition) {
        var user = context.getAuthentication();
        if (!shipped.runs(definition)
                || definition.getTenantId() != null
                || user == null
                || user.getTenantIds() == null) {
            return false;
        }
        return user.getTenantIds().stream()
                .anyMatch(tenant -> context.getProcessDefinitionManager()
                                .findLatestProcessDefinitionByKeyAndTenantId(definition.getKey(), tenant)
                        != null);
    }

    /** There are few processes to start, so they are counted and paged after those that nobody is offered are gone. */
    private final class Query extends ProcessDefinitionQueryImpl {

        private static final long serialVersionUID = 1L;

        Query(CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext context) {
            return startablePermissionCheck ? offered(context).size() : super.executeCount(context);
        }

        @Override
        public List<ProcessDefinition> executeList(CommandContext context, Page page) {
            if (!startablePermissionCheck) {
                return super.executeList(context, page);
            }
            List<ProcessDefinition> offered = offered(context);
            return page == null
                    ? offered
                    : offered.stream()
                            .skip(page.getFirstResult())
                            .limit(page.getMaxResults())
                            .toList();
        }

        private List<ProcessDefinition> offered(CommandContext context) {
            return super.executeList(context, null).stream()
                    .filter(definition -> StartList.this.offered(context, definition))
                    .toList();
        }
    }
}
