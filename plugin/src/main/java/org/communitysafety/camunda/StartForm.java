package org.communitysafety.camunda;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communitysafety.partnership.Refused;

/**
 * Binds the start form of a process to the domain.
 *
 * @param process key of the process
 * @param refuse refuses whoever cannot start it whatever they fill in; the list of processes to start leaves it out
 * @param view what the form shows, mostly its choices: a record whose components are the form's variables
 * @param input record whose components are the form's fields
 * @param submit hands the input to the domain and answers its number and what gateways and tables read
 */
public record StartForm<V extends Record, I extends Record>(
        String process,
        Consumer<FormContext> refuse,
        Function<FormContext, V> view,
        Class<I> input,
        BiFunction<FormContext, I, Started> submit) {

    /** For whoever has the permission. */
    public StartForm(
            String process, Function<FormContext, V> view, Class<I> input, BiFunction<FormContext, I, Started> submit) {
        this(process, context -> {}, view, input, submit);
    }

    /** @param number the domain's own number, the business key of the instance */
    public record Started(String tenant, String number, Map<String, Object> variables) {}

    /** @throws Refused for somebody who cannot start it, so that nobody fills in a form that is refused in any case */
    V shown(FormContext context) {
        refuse.accept(context);
        return view.apply(context);
    }

    boolean offered(FormContext context) {
        try {
            refuse.accept(context);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }
}
