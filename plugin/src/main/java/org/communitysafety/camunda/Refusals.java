package org.communitysafety.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.context.Context;
import org.communitysafety.partnership.Refused;
import org.springframework.dao.ConcurrencyFailureException;

/** Turns what goes wrong in a form into what REST and Tasklist show people. */
final class Refusals {

    private static final int TRIES = 3;

    private Refusals() {}

    /** A lost lock is tried again as a whole, a few times: everything has been rolled back. */
    static <T> T retried(Supplier<T> work) {
        boolean outermost = Context.getCommandContext() == null;
        for (int attempt = 1; ; attempt++) {
            try {
                return translated(work);
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (!outermost || attempt == TRIES) {
                    throw new FormRefused(
                            "Somebody else changed this at the same moment. Nothing was saved; try again.", e);
                }
            }
        }
    }

    /** What is refused while a form is opened: REST answers 400 to this one only. */
    static <T> T reading(Supplier<T> work) {
        try {
            return translated(work);
        } catch (FormRefused e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }

    /** REST answers 400 or 403 to these two only; a refusal is found however deep it was wrapped. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (FormRefused | AuthorizationException e) {
            throw e;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused) {
                    throw new FormRefused(cause.getMessage(), e);
                }
                if (cause instanceof FormRefused refused) {
                    throw refused;
                }
                if (cause instanceof DmnEngineException) {
                    throw new FormRefused(
                            "A decision table cannot be used as it stands: " + firstLine(cause)
                                    + " Ask the partnership's process owner to correct it; nothing was saved.",
                            e);
                }
                if (cause instanceof SuspendedEntityInteractionException) {
                    throw new FormRefused(
                            "This work is suspended at the moment. Try again later or ask the manager.", e);
                }
            }
            throw e;
        }
    }

    private static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        int rows = message.indexOf("DmnEvaluated");
        return rows < 0 ? message : "more than one row answers, where only one may.";
    }
}
