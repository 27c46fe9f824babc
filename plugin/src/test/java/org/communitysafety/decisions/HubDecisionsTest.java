package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubDecisionsTest {

    @ParameterizedTest(name = "in time {0}, attends {1}: {2}")
    @DisplayName("H3: the next meeting takes what is in time or raised in person, the following one the rest")
    @CsvSource({"true, true, next", "true, false, next", "false, true, next", "false, false, following", "true,, next"})
    void meeting(Boolean beforeCutOff, Boolean attendsToRaise, String meeting) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("beforeCutOff", beforeCutOff);
        inputs.put("attendsToRaise", attendsToRaise);

        assertThat(Decisions.of("cannock-chase", "referralMeeting")
                        .evaluate(inputs)
                        .getSingleResult()
                        .<String>getEntry("meeting"))
                .isEqualTo(meeting);
    }

    @Test
    @DisplayName("H3: without knowing whether it is in time nothing is placed")
    void unknown() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("beforeCutOff", null);
        inputs.put("attendsToRaise", null);

        assertThat(Decisions.of("cannock-chase", "referralMeeting").evaluate(inputs))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} months")
    @DisplayName("H19: every way in which a case ends has its period")
    @CsvSource({"RESOLVED, 24", "NO_FURTHER_ACTION, 24", "REMOVED, 24", "DECLINED, 12"})
    void retention(String outcome, int months) {
        assertThat(Decisions.of("cannock-chase", "caseRetention")
                        .evaluate(Map.of("outcome", outcome))
                        .getSingleResult()
                        .<Integer>getEntry("months"))
                .isEqualTo(months);
    }

    @Test
    @DisplayName("H19: an outcome that the table does not name has no period")
    void unknownOutcome() {
        assertThat(Decisions.of("cannock-chase", "caseRetention").evaluate(Map.of("outcome", "FORGOTTEN")))
                .isEmpty();
    }
}
