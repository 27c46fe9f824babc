package org.communitysafety.camunda.feel;

import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asJava;
import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asScala;

import camundajar.impl.scala.util.Either;
import java.util.List;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.util.ConcurrentLruCache;

/**
 * The stock engine parses a cell each time it is evaluated and makes the registry of built-in functions anew each time.
 * This one keeps both. What is not a plain success is left to the stock engine, whose messages stay as they are.
 */
final class ParsedOnceFeel extends FeelEngine {

    /** Expressions of each kind that are kept; equal cells of different tables are one. */
    private static final int KEPT = 10_000;

    private final ConcurrentLruCache<String, Either<Failure, ParsedExpression>> expressions =
            new ConcurrentLruCache<>(KEPT, super::parseExpression);
    private final ConcurrentLruCache<String, Either<Failure, ParsedExpression>> unaryTests =
            new ConcurrentLruCache<>(KEPT, super::parseUnaryTests);
    private final FeelInterpreter interpreter;
    private final FunctionProvider functions;

    ParsedOnceFeel(FunctionProvider own, ValueMapper values, FeelEngineClock clock) {
        super(own, values, FeelEngine.defaultConfiguration(), clock);
        this.interpreter = new FeelInterpreter(values);
        this.functions = new CompositeFunctionProvider(
                asScala(List.of(new BuiltinFunctions(clock, values), own)).toList());
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String expression) {
        return expressions.get(expression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String expression) {
        return unaryTests.get(expression);
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression expression, Context context) {
        EvalContext all = EvalContext.create(valueMapper(), functions).merge(context);
        Val value;
        try {
            value = interpreter.eval(expression.expression(), all);
        } catch (RuntimeException unexpected) {
            return super.evaluate(expression, context);
        }
        return value instanceof ValError || value instanceof ValFatalError || assertionFailed(all)
                ? super.evaluate(expression, context)
                : new SuccessfulEvaluationResult(
                        valueMapper().unpackVal(value), all.failureCollector().failures());
    }

    private static boolean assertionFailed(EvalContext context) {
        return asJava(context.failureCollector().failures()).stream()
                .anyMatch(failure -> failure.failureType().toString().equals("ASSERT_FAILURE"));
    }
}
