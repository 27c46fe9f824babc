package com.example.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;

/** The plugin comes into an application that has been at work for a while, without a migration tool. */
class RoomsWithSchemaUpdateIT {

    @TempDir
    Path folder;

    private Rooms start(List<String> plugin, String... more) {
        List<String> settings = new ArrayList<>(plugin);
        settings.addAll(List.of(
                "spring.datasource.url=jdbc:h2:file:" + folder.resolve("rooms"),
                "spring.sql.init.mode=always",
                "spring.sql.init.schema-locations=classpath:rooms-schema.sql"));
        settings.addAll(Arrays.asList(more));
        return Rooms.start(settings);
    }

    private static Set<String> ids(List<Deployment> deployments) {
        return deployments.stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    private static Set<String> ours(Rooms rooms) {
        Set<String> ours = ids(rooms.deployments());
        ours.removeAll(ids(rooms.ownDeployments()));
        return ours;
    }

    @Test
    @DisplayName(
            "What runs goes on, what is deployed stays, what is added is deployed once, and older versions' jobs run")
    void comesIntoAnApplicationAtWork() throws IOException {
        ProcessInstance confirmed;
        ProcessInstance waiting;
        Set<String> own;
        try (Rooms rooms = start(List.of("community-safety.enabled=false"))) {
            assertThat(rooms.tables("CS_")).isZero();
            assertThat(rooms.ownDeployments()).hasSize(1);
            assertThat(rooms.deployments()).hasSize(1);
            assertThat(rooms.get(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .list())
                    .extracting(ProcessDefinition::getKey)
                    .containsExactlyInAnyOrder("roomBooking", "roomCleaning");
            rooms.get(RoomRepository.class).save(new Room(null, "Town hall"));
            waiting = rooms.book("Town hall", 2);
            confirmed = rooms.book("Annexe", 5);
            rooms.forms().submitTaskForm(rooms.task(confirmed).getId(), Map.of());
            own = ids(rooms.ownDeployments());
        }

        Set<String> first;
        try (Rooms rooms = start(Rooms.PARTNERSHIPS)) {
            assertThat(rooms.context().getBeanNamesForType(LiquibaseAutoConfiguration.class))
                    .as("Liquibase came with the plugin, and stays out of the application's way")
                    .isEmpty();
            assertThat(rooms.tables("CS_")).isPositive();
            assertThat(ids(rooms.ownDeployments())).isEqualTo(own);
            first = ours(rooms);
            assertThat(first).hasSize(5);
            assertThat(rooms.get(RoomRepository.class).findAll()).hasSize(1);

            rooms.forms().submitTaskForm(rooms.task(waiting).getId(), Map.of());
            rooms.runJobOf(waiting);
            rooms.forms().submitTaskForm(rooms.task(waiting).getId(), Map.of("state", "clean"));
            assertThat(rooms.ended(waiting)).isTrue();
            assertThat(rooms.get(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .processInstanceId(confirmed.getId())
                            .singleResult()
                            .getTenantId())
                    .isNull();
        }

        Path models = Files.createDirectories(folder.resolve("models/decisions/charnwood"));
        Files.writeString(
                models.resolve("fundingRoute.dmn"),
                Files.readString(Path.of("decisions/charnwood/fundingRoute.dmn"))
                        .replace("<text>1000</text>", "<text>2500</text>"));
        try (Rooms rooms = start(
                Rooms.PARTNERSHIPS,
                "community-safety.models=" + folder.resolve("models").toUri(),
                "camunda.bpm.job-execution.deployment-aware=true")) {
            assertThat(ids(rooms.ownDeployments())).isEqualTo(own);
            assertThat(ours(rooms)).hasSize(6).containsAll(first);
            assertThat(rooms.get(ManagementService.class).getRegisteredDeployments())
                    .as("deployments that a job executor which looks at them works for")
                    .containsAll(ours(rooms));
            rooms.runJobOf(confirmed);
            assertThat(rooms.task(confirmed).getName()).isEqualTo("Inspect room");
        }
    }
}
