package com.example.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application that cannot have the plugin hears why, and what to change. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedRoomsIT {

    /** Camunda's web applications keep the context of a start that failed, and the next one trips over it. */
    @AfterEach
    void forgetTheFailedStart() {
        new LazyInitRegistration().setApplicationContext(null);
    }

    @Test
    @DisplayName("The log says in words what is wrong and what to set, for everything at once")
    void saysWhatToDo(CapturedOutput log) {
        assertThatThrownBy(() -> Rooms.start(List.of(
                        "spring.datasource.url=jdbc:h2:mem:rooms-refused;DB_CLOSE_DELAY=-1",
                        "camunda.bpm.authorization.enabled=false",
                        "camunda.bpm.authorization.tenant-check-enabled=false")))
                .hasStackTraceContaining("Authorizations are off");

        assertThat(log.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("Community Safety for Camunda cannot work in this application")
                .contains("- Set camunda.bpm.authorization.enabled: true")
                .contains("- Set camunda.bpm.authorization.tenant-check-enabled: true");
    }
}
