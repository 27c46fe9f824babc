package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherDecidersTest {

    private static final Decisions TABLE = Decisions.shared("otherDeciders");

    @ParameterizedTest(name = "instead of {0}: {1}")
    @DisplayName("F5, F16: what a body can never be quorate for goes to the next larger one")
    @CsvSource({"performanceGroup, board", "board, nobody"})
    void others(String route, String others) {
        String said = TABLE.evaluate(Map.of("route", route)).getSingleResult().getSingleEntry();

        assertThat(said).isEqualTo(others);
    }

    @Test
    @DisplayName("F5: office-holders are no meeting, so the table has no row for them")
    void noRow() {
        assertThat(TABLE.evaluate(Map.of("route", "officeHolders"))).isEmpty();
    }
}
