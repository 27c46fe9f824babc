package org.communitysafety.camunda.guard;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.SpinList;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;

/** What the expressions of a model may reach: plain values, what the product offers, and which instance it is. */
public final class Members {

    /** The one bean that models may name. */
    public static final String PRODUCT = "communitySafety";

    /** Names of the engine that are always there. */
    public static final Set<String> ENGINE = Set.of("execution", "task", "authenticatedUserId");

    /** Properties of an execution or a task, and the methods that read them. */
    public static final Set<String> OF_INSTANCE = Set.of(
            "processBusinessKey",
            "businessKey",
            "tenantId",
            "processInstanceId",
            "getProcessBusinessKey",
            "getBusinessKey",
            "getTenantId",
            "getProcessInstanceId",
            "getVariable",
            "hasVariable");

    private static final Set<String> REFLECTION = Set.of("class", "getClass");
    private static final String OWN = "org.communitysafety.";

    private Members() {}

    /** Leads from a value to the classes of the program, in whatever model. */
    static boolean reflective(Object base, Object member) {
        return REFLECTION.contains(String.valueOf(member))
                || base instanceof Class<?>
                || base instanceof ClassLoader
                || base instanceof Module
                || base.getClass().getPackageName().startsWith("java.lang.reflect");
    }

    /** Whether a guarded model may read this property, or call this method. */
    static boolean reachable(Object base, Object member) {
        if (base instanceof DelegateExecution || base instanceof DelegateTask) {
            return OF_INSTANCE.contains(String.valueOf(member));
        }
        return base instanceof CharSequence
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Date
                || base instanceof Temporal
                || base instanceof DateTime
                || base instanceof Collection<?>
                || base instanceof Map<?, ?>
                || base instanceof SpinJsonNode
                || base instanceof SpinList<?>
                || base.getClass().isArray()
                || base.getClass().getName().startsWith(OWN);
    }
}
