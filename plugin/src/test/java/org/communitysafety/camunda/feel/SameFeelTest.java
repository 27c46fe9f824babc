package org.communitysafety.camunda.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FEEL that is parsed once gives what the stock engine gives")
class SameFeelTest {

    private static final int CONTEXTS_EACH = 60;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** What a column of a table may meet, of every kind that the engine hands on. */
    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            false,
            0,
            1,
            5L,
            33.0,
            999.99,
            1000,
            1000.0,
            1000.01,
            "",
            "board",
            "executive",
            "hub",
            "for",
            "calendar",
            List.of(),
            List.of("police"),
            List.of("localAuthority", "health", "police"),
            LocalDate.of(2026, 3, 29),
            Spin.JSON("[\"police\",\"health\"]"),
            Map.of("amount", 3));

    private final FeelEngine stock = new ScalaFeelEngineFactory().createInstance();
    private final FeelEngine once = new ParsedOnceFeelFactory(null, Clock.systemUTC()).createInstance();

    static Stream<Path> tables() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("decisions"))) {
            return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("for every cell and expression that is shipped, in contexts of all kinds of values")
    void shipped(Path table) {
        var model = Dmn.readModelFromFile(table.toFile());
        List<String> tests = texts(model.getModelElementsByType(UnaryTests.class));
        List<String> expressions = texts(model.getModelElementsByType(LiteralExpression.class));
        assertThat(Stream.concat(tests.stream(), expressions.stream())).isNotEmpty();
        List<Map<String, Object>> contexts =
                contexts(Stream.concat(tests.stream(), expressions.stream()).toList(), table.hashCode());
        for (Map<String, Object> context : contexts) {
            tests.forEach(test -> assertSame(test, engine -> unary(engine, test, context)));
            expressions.forEach(expression -> assertSame(expression, engine -> value(engine, expression, context)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2",
                "0.1 + 0.2 = 0.3",
                "1/0",
                "null + 1",
                "\"a\" + 1",
                "missing",
                "missing.part",
                "if missing then 1 else 2",
                "for i in 1..3 return i * i",
                "some x in [1,2] satisfies x > 1",
                "every x in [] satisfies false",
                "[1,2,3][item > 1]",
                "[1,2,3][4]",
                "{a: 1, b: a + 1}.b",
                "string join([\"a\",\"b\"], \"; \")",
                "date(\"2026-02-30\")",
                "date(\"2026-12-25\") + duration(\"P1D\")",
                "duration(\"PT36H\") > duration(\"P1D\")",
                "date and time(\"2026-03-29T01:30:00@Europe/London\")",
                "contains(\"José\", \"é\")",
                "upper case(\"straße\")",
                "decimal(1.005, 2)",
                "floor(-1.5)",
                "modulo(-7, 3)",
                "number(\"1 000,50\", \" \", \",\")",
                "get value({a: 1}, \"b\")",
                "assert(1, 1 = 2)",
                "no such function(1)",
                "abs(\"x\")",
                "1 in (1..3]",
                "\"x\" in (\"x\", \"y\")",
                "[1,2] instance of list<number>",
                "not(true)",
                "not(null)",
                "function(x) x",
                "sum([])",
                "\"unclosed",
                "1 +",
                "",
                "   ",
                "// nothing",
                "@\"2026-01-01\"",
                "amount > 3",
                "amount between 1 and 3",
                "Spin.unknown",
                "list contains(words, null)",
                "words[1]",
                "count(words)",
                "json[1]"
            })
    @DisplayName("for what is odd or wrong, down to the message")
    void edges(String expression) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("amount", 2.5);
        context.put("words", List.of("a", "b"));
        context.put("json", Spin.JSON("[\"a\"]"));
        assertSame(expression, engine -> value(engine, expression, context));
        for (Object value : VALUES) {
            Map<String, Object> cell = new LinkedHashMap<>(context);
            cell.put("cellInput", value);
            assertSame(expression, engine -> unary(engine, expression, cell));
        }
    }

    @Test
    @DisplayName("for functions of the application's own")
    void functions() {
        var own = new FeelCustomFunctionProvider() {
            @Override
            public java.util.Optional<CustomFunction> resolveFunction(String name) {
                return name.equals("pounds")
                        ? java.util.Optional.of(CustomFunction.create()
                                .setParams("pence")
                                .setFunction(arguments -> ((Number) arguments.get(0)).doubleValue() / 100)
                                .build())
                        : java.util.Optional.empty();
            }

            @Override
            public Collection<String> getFunctionNames() {
                return List.of("pounds");
            }
        };
        FeelEngine with = new ParsedOnceFeelFactory(List.of(own), Clock.systemUTC()).createInstance();
        assertThat(value(with, "pounds(150) * 2", Map.of())).isEqualTo(value(stock, "1.5 * 2", Map.of()));
    }

    @Test
    @DisplayName("but that it follows the engine's clock, also when an expression was evaluated before")
    void clock() {
        var now = new Instant[] {Instant.parse("2026-03-28T23:30:00Z")};
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("Europe/London");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        FeelEngine engine = new ParsedOnceFeelFactory(null, clock).createInstance();
        assertThat(value(engine, "string(today())", Map.of())).isEqualTo("2026-03-28");
        now[0] = Instant.parse("2026-07-01T23:30:00Z");
        assertThat(value(engine, "string(today())", Map.of())).isEqualTo("2026-07-02");
    }

    private void assertSame(String expression, Function<FeelEngine, Object> evaluation) {
        Object expected = evaluation.apply(stock);
        assertThat(evaluation.apply(once)).as(expression).isEqualTo(expected);
        // and once more, from what was kept
        assertThat(evaluation.apply(once)).as(expression).isEqualTo(expected);
    }

    private static Object value(FeelEngine engine, String expression, Map<String, Object> context) {
        try {
            Object value = engine.evaluateSimpleExpression(expression, variables(context));
            return value instanceof ValFunction ? withoutIdentity(value.toString()) : value;
        } catch (FeelException failure) {
            return withoutIdentity(failure.getMessage());
        }
    }

    private static Object unary(FeelEngine engine, String expression, Map<String, Object> context) {
        try {
            return engine.evaluateSimpleUnaryTests(expression, "cellInput", variables(context));
        } catch (FeelException | ClassCastException failure) {
            return failure.getClass() + ": " + withoutIdentity(failure.getMessage());
        }
    }

    /** A function has no equality of its own and is called by where it lies in memory. */
    private static String withoutIdentity(String text) {
        return text.replaceAll("@[0-9a-f]+", "");
    }

    private static VariableContext variables(Map<String, Object> context) {
        return Variables.fromMap(context).asVariableContext();
    }

    private static List<String> texts(Collection<? extends DmnElement> elements) {
        return elements.stream()
                .map(DmnElement::getRawTextContent)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("-"))
                .distinct()
                .toList();
    }

    /** Every word of the expressions is a variable here; most are none, which does no harm. */
    private static List<Map<String, Object>> contexts(List<String> expressions, long seed) {
        var names = expressions.stream()
                .flatMap(text -> NAME.matcher(text).results().map(result -> result.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("cellInput");
        var random = new Random(seed);
        return IntStream.range(0, CONTEXTS_EACH)
                .mapToObj(i -> {
                    Map<String, Object> context = new LinkedHashMap<>();
                    new ArrayList<>(names)
                            .forEach(name -> context.put(name, VALUES.get(random.nextInt(VALUES.size()))));
                    return context;
                })
                .toList();
    }
}
