package com.example.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rooms application while it runs, as its own users and their team know it. */
record Rooms(ConfigurableApplicationContext context) implements AutoCloseable {

    static Rooms start(String... settings) {
        List<String> all = new ArrayList<>();
        for (String setting : settings) {
            all.add("--" + setting);
        }
        return new Rooms(SpringApplication.run(RoomsApplication.class, all.toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    FormService forms() {
        return get(FormService.class);
    }

    /** Books by the generated start form and answers the instance. */
    ProcessInstance book(String room, long days) {
        return forms().submitStartForm(definition("roomBooking"), Map.of("room", room, "days", days));
    }

    String definition(String key) {
        return get(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    Task task(ProcessInstance instance) {
        return get(TaskService.class)
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    void runJobOf(ProcessInstance instance) {
        ManagementService management = get(ManagementService.class);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());
    }

    boolean ended(ProcessInstance instance) {
        return get(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 0;
    }

    /** The application's own. */
    List<Deployment> ownDeployments() {
        return deployments().stream()
                .filter(deployment -> !"community-safety".equals(deployment.getSource()))
                .toList();
    }

    List<Deployment> deployments() {
        return get(RepositoryService.class).createDeploymentQuery().list();
    }

    JdbcTemplate database() {
        return get(JdbcTemplate.class);
    }

    long tables(String prefix) {
        return database()
                .queryForObject(
                        "select count(*) from information_schema.tables where upper(table_name) like ?",
                        Long.class,
                        prefix.replace("_", "\\_") + "%");
    }

    @Override
    public void close() {
        context.close();
    }
}
