package org.communitysafety.rest;

import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Votes at the same second, on H2")
class FifteenVotesTest extends ServerTest {

    /** Far from the days of other tests on this server. */
    private static final int DAYS = 500;

    @Autowired
    private ProcessEngine engine;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("G7, G9: fifteen votes at the same second all count, once each, and nobody sees an error")
    void allCount() throws Exception {
        new FifteenVotes(people, engine, database)
                .atTheSameSecond(LocalDate.now().plusDays(DAYS));
    }

    @Test
    @DisplayName("G9: three browsers of one person cast one vote")
    void threeBrowsers() throws Exception {
        new FifteenVotes(people, engine, database)
                .fromThreeBrowsers(LocalDate.now().plusDays(DAYS + 1));
    }
}
