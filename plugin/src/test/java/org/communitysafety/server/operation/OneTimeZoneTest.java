package org.communitysafety.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.camunda.bpm.engine.ManagementService;
import org.communitysafety.camunda.StartUpLock;
import org.communitysafety.server.StartRefused;
import org.communitysafety.support.EngineTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** All nodes read the stored times alike. */
@EngineTest
@Transactional
class OneTimeZoneTest {

    @Autowired
    private ManagementService management;

    @Autowired
    private StartUpLock startUp;

    private void start(String zone) {
        new OneTimeZone(management, startUp, ZoneId.of(zone)).afterSingletonsInstantiated();
    }

    @Test
    void theFirstStartNotesIt() {
        assertThat(management.getProperties())
                .containsEntry(OneTimeZone.NOTE, ZoneId.systemDefault().getId());
    }

    @Test
    void anotherZoneIsRefused() {
        management.setProperty(OneTimeZone.NOTE, "Europe/London");

        assertThatThrownBy(() -> start("UTC"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Europe/London")
                .hasMessageContaining("-Duser.timezone=Europe/London");
    }

    @Test
    void theSameUnderAnotherNameIsNot() {
        management.setProperty(OneTimeZone.NOTE, "UTC");

        assertThatCode(() -> start("Etc/UTC")).doesNotThrowAnyException();
    }
}
