package com.example.rooms;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rooms application while it runs, as its own users and their team know it. */
record Rooms(ConfigurableApplicationContext context) implements AutoCloseable {

    /** The plugin with the sample partnerships, one of which needs a key for its case files. */
    static final List<String> PARTNERSHIPS = List.of(
            "community-safety.samples=true",
            "community-safety.case-files.master-keys.rooms=XRSzlg+hsUXb1SZlZlveYjqMoy3FySimf9mrmN/IO4g=");

    static Rooms start(List<String> settings) {
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

    /** Books a room, confirms it and hands it over to inspection; the task is left to do. */
    ProcessInstance bookUpToInspection(String room, long days) {
        ProcessInstance booking = book(room, days);
        forms().submitTaskForm(task(booking).getId(), Map.of());
        runJobOf(booking);
        return booking;
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

    HttpResponse<String> rest(String method, String path, String body) throws Exception {
        String port = get(Environment.class).getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .header("Content-Type", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
