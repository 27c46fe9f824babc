package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundingRouteTest {

    private static final Decisions CHARNWOOD = Decisions.of("charnwood", "fundingRoute");
    private static final Decisions BCP = Decisions.of("bcp", "fundingRoute");

    @ParameterizedTest(name = "£{0}, evaluation overdue {1}, office vacant {2}: {3}")
    @DisplayName("F4, F5, F7, F13: an amount goes to exactly one place")
    @CsvSource({
        "0.01, false, false, officeHolders",
        "999.99, false, false, officeHolders",
        "1000.00, false, false, performanceGroup",
        "1000.01, false, false, performanceGroup",
        "1000000000, false, false, performanceGroup",
        "0.01, false, true, performanceGroup",
        "999.99, false, true, performanceGroup",
        "1000.00, false, true, performanceGroup",
        "1000.01, false, true, performanceGroup",
        "0.01, true, false, performanceGroup",
        "999.99, true, true, performanceGroup",
        "1000.00, true, false, performanceGroup",
        "1000.01, true, true, performanceGroup"
    })
    void routes(BigDecimal amount, boolean evaluationOverdue, boolean officeVacant, String route) {
        assertThat(route(CHARNWOOD, amount, evaluationOverdue, officeVacant)).isEqualTo(route);
    }

    static Stream<Number> justUnder() {
        return Stream.of(999, 999L, 999.99d, new BigDecimal("999.99"));
    }

    static Stream<Number> exactly() {
        return Stream.of(1000, 1000L, 1000.0d, new BigDecimal("1000"), new BigDecimal("1000.00"));
    }

    @ParameterizedTest
    @DisplayName("F5: an amount just under the limit, as any kind of number")
    @MethodSource("justUnder")
    void underTheLimit(Number amount) {
        assertThat(route(CHARNWOOD, amount, false, false)).isEqualTo("officeHolders");
    }

    @ParameterizedTest
    @DisplayName("F7: exactly the limit, as any kind of number, is a row of its own")
    @MethodSource("exactly")
    void exactlyTheLimit(Number amount) {
        assertThat(route(CHARNWOOD, amount, false, false)).isEqualTo("performanceGroup");
        var otherReading = CHARNWOOD.withCell("F7_exactlyTheLimit_route", "\"officeHolders\"");
        assertThat(route(otherReading, amount, false, false)).isEqualTo("officeHolders");
        assertThat(route(otherReading, amount, false, true)).isEqualTo("performanceGroup");
    }

    @ParameterizedTest(name = "limit £2,500, £{0}: {1}")
    @DisplayName("F4, F5, F7: the limit stands in one cell, and all rows follow it")
    @CsvSource({
        "1000.01, officeHolders",
        "2499.99, officeHolders",
        "2500.00, performanceGroup",
        "2500.01, performanceGroup"
    })
    void limitStandsInOneCell(BigDecimal amount, String route) {
        assertThat(CHARNWOOD.model()).containsOnlyOnce("1000");
        assertThat(route(CHARNWOOD.withCell("smallBidLimit_cell", "2500"), amount, false, false))
                .isEqualTo(route);
    }

    @ParameterizedTest
    @DisplayName("F5, F20: no amount to decide on gives no route")
    @ValueSource(strings = {"0", "0.00", "-0.01", "-1000"})
    void nothingToDecide(BigDecimal amount) {
        assertThat(route(CHARNWOOD, amount, false, false)).isNull();
        assertThat(route(CHARNWOOD, amount, true, true)).isNull();
        assertThat(route(BCP, amount, false, false)).isNull();
    }

    @Test
    @DisplayName("F5, F13: a missing answer gives no route to the office-holders")
    void missingAnswers() {
        assertThat(route(CHARNWOOD, null, false, false)).isNull();
        assertThat(route(CHARNWOOD, 500, null, false)).isNull();
        assertThat(route(CHARNWOOD, 500, false, null)).isNull();
        assertThat(route(CHARNWOOD, 500, true, null)).isEqualTo("performanceGroup");
        assertThat(route(BCP, null, false, false)).isNull();
        assertThat(CHARNWOOD.evaluate(Map.of())).isEmpty();
        assertThat(BCP.evaluate(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("F20: BCP sends every application to the board, its Executive")
    @ValueSource(strings = {"0.01", "999.99", "1000", "1000000000"})
    void bcp(BigDecimal amount) {
        assertThat(route(BCP, amount, false, false)).isEqualTo("board");
        assertThat(route(BCP, amount, true, true)).isEqualTo("board");
    }

    private static String route(Decisions decision, Number amount, Boolean evaluationOverdue, Boolean officeVacant) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("amount", amount);
        inputs.put("evaluationOverdue", evaluationOverdue);
        inputs.put("officeVacant", officeVacant);
        var result = decision.evaluate(inputs);
        return result.isEmpty() ? null : result.getSingleResult().getEntry("route");
    }
}
