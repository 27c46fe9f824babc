package com.example.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.rooms.RoomsApplication.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application that takes the plugin's protections for its whole engine goes on with its own work. */
class RoomsWithGuardsIT {

    private static Rooms rooms;

    @BeforeAll
    static void theApplicationStartsWithTheGuards() {
        List<String> settings = new ArrayList<>(Rooms.PARTNERSHIPS);
        settings.add("spring.datasource.url=jdbc:h2:mem:rooms-guards;DB_CLOSE_DELAY=-1");
        settings.add("spring.sql.init.schema-locations=classpath:rooms-schema.sql");
        settings.add("spring.jersey.application-path=/engine-rest");
        for (String guard : List.of("answers", "broadcasts", "expressions", "jobs", "papers", "setup")) {
            settings.add("community-safety.guard." + guard + "=true");
        }
        rooms = Rooms.start(settings);
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @Test
    @DisplayName("With the guards the application's models still use its own beans, and its process runs to the end")
    void ownWork() throws Exception {
        ProcessInstance booking = rooms.bookUpToInspection("Town hall", 2);
        assertThat(rooms.get(Register.class).entries()).contains("Town hall for 90");
        assertThat(rooms.get(RuntimeService.class).getVariable(booking.getId(), "told"))
                .isEqualTo(true);

        rooms.get(RuntimeService.class).setVariable(booking.getId(), "note", "their own");
        rooms.get(TaskService.class).complete(rooms.task(booking).getId(), Map.of("state", "clean"));

        assertThat(rooms.ended(booking)).isTrue();
        assertThat(rooms.rest("GET", "/engine-rest/process-definition/key/roomBooking", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("With papers, comments and tasks of people's own are refused everywhere")
    void papers() {
        ProcessInstance booking = rooms.book("Town hall", 2);
        String task = rooms.task(booking).getId();
        TaskService tasks = rooms.get(TaskService.class);

        assertThatThrownBy(() -> tasks.createComment(task, booking.getId(), "Key is at the desk"))
                .hasMessageContaining("Comments are not kept here");
        assertThatThrownBy(() -> tasks.saveTask(tasks.newTask("own")))
                .hasMessageContaining("Tasks come from the processes");
    }

    @Test
    @DisplayName("With broadcasts, signals are refused everywhere")
    void broadcasts() {
        assertThatThrownBy(() -> rooms.get(RuntimeService.class).signalEventReceived("whoever listens"))
                .hasMessageContaining("Signals and conditions would reach every partnership");
    }

    @Test
    @DisplayName("With expressions, queries carry none")
    void expressions() {
        assertThatThrownBy(() -> rooms.get(TaskService.class)
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${'caretaker'}")
                        .endOr()
                        .count())
                .hasMessageContaining("A query takes no expressions");
    }

    @Test
    @DisplayName("With setup, Camunda's page for a first administrator is shut")
    void setup() throws Exception {
        assertThat(rooms.rest("POST", "/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(404);
    }
}
