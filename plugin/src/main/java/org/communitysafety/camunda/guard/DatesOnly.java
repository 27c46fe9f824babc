package org.communitysafety.camunda.guard;

import java.util.Date;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.joda.time.DateTime;

/**
 * For the expressions of filters, which belong to no model: the engine's functions, and dates to reckon with, such as
 * {@code ${dateTime().plusDays(7)}}.
 */
final class DatesOnly extends BeanELResolver {

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        check(base, property);
        return super.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        check(base, method);
        return super.invoke(context, base, method, types, arguments);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        check(null, property);
    }

    private static void check(Object base, Object member) {
        boolean date = base instanceof DateTime || base instanceof Date;
        GuardRefused.unless(
                date && !Members.reflective(base, member),
                "The expression of a filter may not reach \"%s\". It may use currentUser(), currentUserGroups(), now()"
                        + " and dateTime(); correct the filter.",
                member);
    }
}
