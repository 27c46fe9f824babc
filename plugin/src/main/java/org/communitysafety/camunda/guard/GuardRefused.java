package org.communitysafety.camunda.guard;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;

/** Something that nobody may do, whatever their permissions: REST answers 403 and its sentence, by whichever route. */
public class GuardRefused extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    GuardRefused(String reason) {
        super(reason);
    }

    /** @throws GuardRefused unless the condition holds; the reason says what is wrong and what to do */
    static void unless(boolean condition, String reason, Object... details) {
        if (!condition) {
            throw new GuardRefused(reason.formatted(details));
        }
    }

    /** The refusal that a listener or expression wrapped. */
    static Optional<GuardRefused> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
