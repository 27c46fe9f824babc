package org.communitysafety.camunda.guard.web;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What of REST is for administrators, because Camunda asks for no permission there, and what is for nobody. */
final class Reserved {

    /** Resources that nobody but an administrator has any business with. */
    private static final Set<String> ADMINISTRATORS = Set.of(
            "condition",
            "event-subscription",
            "external-task",
            "history/batch/cleanable-batch-report",
            "history/case-definition",
            "history/cleanup",
            "history/decision-definition",
            "history/decision-requirements-definition",
            "history/external-task-log",
            "history/job-log",
            "history/process-definition",
            "history/process-instance/report",
            "history/task/report",
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
            "task/report",
            "telemetry");

    /** What is done to many at once: the engine works out whom it concerns before it asks for permission. */
    private static final Set<String> TO_MANY = Set.of(
            "history/batch/set-removal-time",
            "history/decision-instance/delete",
            "history/decision-instance/set-removal-time",
            "history/process-instance/delete",
            "history/process-instance/set-removal-time",
            "process-instance/delete",
            "process-instance/delete-historic-query-based",
            "process-instance/job-retries",
            "process-instance/job-retries-historic-query-based",
            "process-instance/message-async",
            "process-instance/suspended",
            "process-instance/suspended-async",
            "process-instance/variables-async");

    /** What moves a single instance without a form. */
    private static final Set<String> MOVES = Set.of(
            "create-incident", "modification", "modification-async", "restart", "restart-async", "signal", "trigger");

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
        if (papers && path.deletes("task")) {
            return Optional.of(
                    "A task ends with its form, or with its process. Send its form (submit-form); nothing was"
                            + " changed.");
        }
        if (!administrator
                && !path.reads()
                && path.isOf("user")
                && !path.segment(2).equals("credentials")) {
            return Optional.of(
                    "Who somebody is stands in the register of the partnership. Ask whoever keeps it to change"
                            + " it; nothing was changed.");
        }
        boolean reserved = starts(path, ADMINISTRATORS)
                || !path.reads() && (starts(path, TO_MANY) || path.length() > 2 && MOVES.contains(path.last()));
        return reserved && !administrator
                ? Optional.of("This is for administrators. Ask one to do it, or use Tasklist and its pages.")
                : Optional.empty();
    }

    private static boolean starts(RestPath path, Set<String> resources) {
        return IntStream.rangeClosed(1, 3).mapToObj(path::first).anyMatch(resources::contains);
    }
}
