package org.communitysafety.camunda.guard;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Task queries from outside carry no expressions, not even nested where the engine does not look for them. */
final class Queries {

    private final boolean refused;

    Queries(boolean refused) {
        this.refused = refused;
    }

    /** @param command what came from outside, not what a filter runs */
    void check(Command<?> command) {
        if (refused
                && command instanceof TaskQueryImpl query
                && query.getQueries().stream()
                        .anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw new BadUserRequestException(
                    "A query takes no expressions. Send values, or use one of Tasklist's filters.");
        }
    }
}
