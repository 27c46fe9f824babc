package org.communitysafety.camunda.feel;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * Camunda's own FEEL engine, with its value mappers and the application's functions; only that expressions are parsed
 * once and the built-in functions made once, and that {@code now()} and {@code today()} follow a given clock.
 */
public final class ParsedOnceFeelFactory implements FeelEngineFactory {

    private final List<FeelCustomFunctionProvider> functions;
    private final Clock clock;

    /**
     * @param functions the application's own, null for none
     * @param clock with the time zone that {@code now()} answers in
     */
    public ParsedOnceFeelFactory(List<FeelCustomFunctionProvider> functions, Clock clock) {
        this.functions = functions == null ? List.of() : functions;
        this.clock = clock;
    }

    @Override
    public FeelEngine createInstance() {
        // the superclass builds the engine in its constructor, before fields of an own class would be there
        Clock time = clock;
        return new ScalaFeelEngine(functions) {
            @Override
            protected org.camunda.feel.FeelEngine buildFeelEngine(
                    CustomFunctionTransformer functions, CompositeValueMapper values) {
                return new ParsedOnceFeel(functions, values, () -> ZonedDateTime.now(time));
            }
        };
    }
}
