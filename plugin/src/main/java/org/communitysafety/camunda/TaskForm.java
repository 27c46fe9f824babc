package org.communitysafety.camunda;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Binds the form of a user task to the domain.
 *
 * @param process key of the process
 * @param element id of the user task
 * @param view what the form shows: a record whose components are the form's variables
 * @param input record whose components are the form's fields
 * @param submit hands the input to the domain and answers what gateways and tables read, never payload
 */
public record TaskForm<V extends Record, I extends Record>(
        String process,
        String element,
        Function<FormContext, V> view,
        Class<I> input,
        BiFunction<FormContext, I, Map<String, Object>> submit) {}
