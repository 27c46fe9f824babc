package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsenceActionTest {

    private static final Decisions CHARNWOOD = Decisions.of("charnwood", "absenceAction");
    private static final Decisions HARINGEY = Decisions.of("haringey", "absenceAction");
    private static final Decisions BCP = Decisions.of("bcp", "absenceAction");

    @ParameterizedTest(name = "{0} missed in a row: {1}")
    @DisplayName("G13: Charnwood's Chair writes after more than two consecutive meetings")
    @CsvSource({"0, none", "1, none", "2, none", "3, chairLetter", "4, chairLetter", "200, chairLetter"})
    void charnwood(int consecutive, String action) {
        assertThat(action(CHARNWOOD, facts("board", consecutive, 0, 0, true))).isEqualTo(action);
        assertThat(action(CHARNWOOD, facts("board", consecutive, consecutive, consecutive, false)))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @DisplayName("G13: nothing follows in Charnwood's groups, for which no document states a rule")
    @ValueSource(strings = {"performance-group", "delivery-group"})
    void charnwoodGroups(String body) {
        assertThat(IntStream.of(0, 2, 3, 50))
                .allSatisfy(missed -> assertThat(action(CHARNWOOD, facts(body, missed, missed, missed, true)))
                        .isEqualTo("none"));
    }

    @ParameterizedTest(name = "{0} missed in a row, responsible authority {1}: {2}")
    @DisplayName(
            "G13: Haringey asks a statutory agency for a substitute, and after three meetings everybody to confirm")
    @CsvSource({
        "0, true, none",
        "0, false, none",
        "1, true, requestSubstitute",
        "1, false, none",
        "2, true, requestSubstitute",
        "2, false, none",
        "3, true, confirmCommitment",
        "3, false, confirmCommitment",
        "9, true, confirmCommitment",
        "9, false, confirmCommitment"
    })
    void haringey(int consecutive, boolean responsibleAuthority, String action) {
        assertThat(action(HARINGEY, facts("board", consecutive, 0, 0, responsibleAuthority)))
                .isEqualTo(action);
    }

    @ParameterizedTest(name = "{0} unexplained in a row, {1} in twelve months: {2}")
    @DisplayName(
            "G13: BCP tells Executive and agency at three unexplained in a row or more than three in twelve months")
    @CsvSource({
        "0, 0, none",
        "1, 1, none",
        "2, 2, none",
        "2, 3, none",
        "0, 3, none",
        "0, 4, reportToExecutiveAndAgency",
        "1, 4, reportToExecutiveAndAgency",
        "2, 4, reportToExecutiveAndAgency",
        "3, 3, reportToExecutiveAndAgency",
        "3, 4, reportToExecutiveAndAgency",
        "12, 12, reportToExecutiveAndAgency"
    })
    void bcp(int consecutiveUnexplained, int unexplainedInYear, String action) {
        for (String body : new String[] {"executive", "strategy-group", "task-and-finish-group"}) {
            assertThat(action(BCP, facts(body, 20, consecutiveUnexplained, unexplainedInYear, true)))
                    .isEqualTo(action);
        }
    }

    @Test
    @DisplayName("G13: each limit stands in one cell, and all rows follow it")
    void limitsStandInOneCell() {
        var patient = CHARNWOOD.withCell("meetingsMissedWithoutLetter_cell", "5");
        assertThat(action(patient, facts("board", 5, 0, 0, true))).isEqualTo("none");
        assertThat(action(patient, facts("board", 6, 0, 0, true))).isEqualTo("chairLetter");

        var strict = HARINGEY.withCell("meetingsUntilConfirmation_cell", "2");
        assertThat(action(strict, facts("board", 1, 0, 0, true))).isEqualTo("requestSubstitute");
        assertThat(action(strict, facts("board", 2, 0, 0, true))).isEqualTo("confirmCommitment");

        var row = BCP.withCell("unexplainedInARow_cell", "2");
        assertThat(action(row, facts("executive", 2, 2, 2, true))).isEqualTo("reportToExecutiveAndAgency");
        var year = BCP.withCell("unexplainedTolerated_cell", "1");
        assertThat(action(year, facts("executive", 1, 1, 1, true))).isEqualTo("none");
        assertThat(action(year, facts("executive", 1, 1, 2, true))).isEqualTo("reportToExecutiveAndAgency");
    }

    @Test
    @DisplayName("G13: a body that the table does not name, or a count that is missing, gives no action")
    void missingAnswers() {
        assertThat(action(CHARNWOOD, facts("executive", 3, 3, 3, true))).isNull();
        assertThat(action(HARINGEY, facts("hub", 3, 3, 3, true))).isNull();
        assertThat(action(BCP, facts("board", 3, 3, 3, true))).isNull();
        assertThat(action(CHARNWOOD, Map.of("body", "board"))).isNull();
        assertThat(action(HARINGEY, Map.of("body", "board", "responsibleAuthority", true)))
                .isNull();
        assertThat(action(HARINGEY, Map.of("body", "board", "consecutiveAbsences", 1)))
                .isNull();
        assertThat(action(BCP, Map.of("body", "executive", "consecutiveUnexplained", 1)))
                .isNull();
        assertThat(action(CHARNWOOD, facts("board", -1, 0, 0, true))).isNull();
        assertThat(action(CHARNWOOD, Map.of())).isNull();
    }

    private static Map<String, Object> facts(
            String body,
            int consecutive,
            int consecutiveUnexplained,
            int unexplainedInYear,
            boolean responsibleAuthority) {
        return Map.of(
                "body", body,
                "consecutiveAbsences", consecutive,
                "consecutiveUnexplained", consecutiveUnexplained,
                "unexplainedInYear", unexplainedInYear,
                "responsibleAuthority", responsibleAuthority);
    }

    private static String action(Decisions decision, Map<String, Object> facts) {
        Map<String, Object> inputs = new HashMap<>(facts);
        for (String name : new String[] {
            "body", "consecutiveAbsences", "consecutiveUnexplained", "unexplainedInYear", "responsibleAuthority"
        }) {
            inputs.putIfAbsent(name, null);
        }
        var result = decision.evaluate(inputs);
        return result.isEmpty() ? null : result.getSingleResult().getEntry("action");
    }
}
