package org.communitysafety.camunda.guard.web;

import java.util.Optional;
import java.util.Set;

/** What of REST is for administrators, because Camunda asks for no permission there, and what is for nobody. */
final class Reserved {

    /** Resources that nobody but an administrator has any business with. */
    private static final Set<String> ADMINISTRATORS = Set.of(
            "condition",
            "event-subscription",
            "external-task",
            "history/cleanup",
            "history/external-task-log",
            "history/job-log",
            "history/user-operation",
            "identity/verify",
            "job",
            "message",
            "metrics",
            "migration",
            "modification",
            "optimize",
            "schema",
            "signal",
            "telemetry");

    private static final Set<String> PAPERS = Set.of("attachment", "comment");

    private final boolean papers;

    /** @param papers whether comments and attachments are shut */
    Reserved(boolean papers) {
        this.papers = papers;
    }

    /** Why this may not be done; empty if it may be tried. */
    Optional<String> reason(RestPath path, boolean administrator) {
        if (papers && !path.reads() && PAPERS.contains(path.segment(2))) {
            return Optional.of(
                    "Comments and attachments are not kept here. Say it in the form of the task, and refer to"
                            + " documents there; nothing was saved.");
        }
        boolean reserved = ADMINISTRATORS.contains(path.first(1)) || ADMINISTRATORS.contains(path.first(2));
        return reserved && !administrator
                ? Optional.of("This is for administrators. Ask one to do it, or use Tasklist and its pages.")
                : Optional.empty();
    }
}
