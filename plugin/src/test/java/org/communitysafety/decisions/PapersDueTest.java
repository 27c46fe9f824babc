package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PapersDueTest {

    @ParameterizedTest(name = "{0}, {1}: {2} {3} days")
    @DisplayName("G10: each kind of body has one row, those without a rule too")
    @CsvSource({
        "charnwood, board, 7, calendar, true",
        "charnwood, performance-group,, none, false",
        "charnwood, delivery-group,, none, false",
        "haringey, board, 5, working, true",
        "bcp, executive,, none, false",
        "bcp, strategy-group, 5, working, true",
        "bcp, task-and-finish-group,, none, false",
        "cannock-chase, hub,, none, false"
    })
    void due(String tenant, String body, Integer days, String dayType, boolean clearDays) {
        var row = Decisions.of(tenant, "papersDue").evaluate(Map.of("body", body));

        assertThat(row).hasSize(1);
        assertThat(row.get(0).<Object>getEntry("days")).isEqualTo(days);
        assertThat(row.get(0).<Object>getEntry("dayType")).isEqualTo(dayType);
        assertThat(row.get(0).<Object>getEntry("clearDays")).isEqualTo(clearDays);
    }

    @ParameterizedTest(name = "{0} does not know the kind {1}")
    @DisplayName("G10: a kind of body that the table does not name has no row")
    @CsvSource({"charnwood, executive", "charnwood, Board", "haringey, hub", "bcp, board", "cannock-chase, board"})
    void unknown(String tenant, String body) {
        assertThat(Decisions.of(tenant, "papersDue").evaluate(Map.of("body", body)))
                .isEmpty();
    }
}
