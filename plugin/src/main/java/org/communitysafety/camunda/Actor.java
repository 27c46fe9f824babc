package org.communitysafety.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.communitysafety.audit.AuditTrail;

/** Who is at work: the engine's authenticated user. */
public final class Actor {

    private Actor() {}

    /** Login, or {@code system} for a job. */
    public static String current() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? AuditTrail.SYSTEM : user;
    }
}
