package org.communitysafety.camunda;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Binds the start form of a process to the domain.
 *
 * @param process key of the process
 * @param view what the form shows, mostly its choices: a record whose components are the form's variables
 * @param input record whose components are the form's fields
 * @param submit hands the input to the domain and answers its number and what gateways and tables read
 */
record StartForm<V extends Record, I extends Record>(
        String process, Function<FormContext, V> view, Class<I> input, BiFunction<FormContext, I, Started> submit) {

    /** @param number the domain's own number, the business key of the instance */
    record Started(String tenant, String number, Map<String, Object> variables) {}
}
