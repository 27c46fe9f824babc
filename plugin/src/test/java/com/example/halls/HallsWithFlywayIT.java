package com.example.halls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** The plugin in an application with JPA and Flyway, with the library's jar and what it brings, and no more. */
@org.junit.jupiter.api.Tag("processes")
class HallsWithFlywayIT {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext halls;

    @BeforeAll
    static void theApplicationStartsWithThePlugin() {
        halls = start();
    }

    @AfterAll
    static void stop() {
        halls.close();
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                HallsApplication.class,
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("halls"),
                "--community-safety.samples=true",
                "--community-safety.case-files.master-keys.halls=XRSzlg+hsUXb1SZlZlveYjqMoy3FySimf9mrmN/IO4g=");
    }

    private static JdbcTemplate database() {
        return halls.getBean(JdbcTemplate.class);
    }

    private static List<String> deployed() {
        return halls
                .getBean(RepositoryService.class)
                .createDeploymentQuery()
                .orderByDeploymentName()
                .asc()
                .list()
                .stream()
                .map(Deployment::getName)
                .toList();
    }

    private static ProcessInstance apply() {
        IdentityService identities = halls.getBean(IdentityService.class);
        identities.setAuthentication(
                "charnwood-voluntary", List.of("charnwood.people", "charnwood.member"), List.of("charnwood"));
        try {
            return halls.getBean(FormService.class)
                    .submitStartForm(
                            halls.getBean(RepositoryService.class)
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey("fundingApplication")
                                    .singleResult()
                                    .getId(),
                            Map.of(
                                    "title", "Boxing",
                                    "purpose", "Fewer young people in trouble",
                                    "startsOn", "2030-12-01",
                                    "endsOn", "2031-03-15",
                                    "amount", "240.00",
                                    "priority", "charnwood.priority.asb",
                                    "deliveryGroup", "charnwood.asb-group",
                                    "evaluation", "Incidents before and after"));
        } finally {
            identities.clearAuthentication();
        }
    }

    private static long applications() {
        return database().queryForObject("select count(*) from cs_application", Long.class);
    }

    @Test
    @DisplayName("The library brings no web application, no REST, no driver and no server")
    void bringsNoMoreThanItNeeds() {
        for (String type : List.of(
                "org.camunda.bpm.tasklist.Tasklist",
                "org.camunda.bpm.engine.rest.impl.CamundaRestResources",
                "org.springframework.web.servlet.DispatcherServlet",
                "org.apache.catalina.startup.Tomcat",
                "org.springframework.boot.actuate.health.HealthIndicator")) {
            assertThat(ClassUtils.isPresent(type, null)).as(type).isFalse();
        }
        assertThat(ClassUtils.isPresent("org.hibernate.SessionFactory", null)).isTrue();
    }

    @Test
    @DisplayName("Flyway begins with an empty database, and each tool keeps its own book")
    void migrations() {
        assertThat(database()
                        .queryForList(
                                "select \"version\" from \"flyway_schema_history\" where \"version\" is not null",
                                String.class))
                .containsExactly("1");
        assertThat(database().queryForObject("select count(*) from cs_databasechangelog", Long.class))
                .isPositive();
    }

    @Test
    @DisplayName("The application's JPA repository works")
    void repositories() {
        HallRepository repository = halls.getBean(HallRepository.class);
        repository.save(new Hall("Drill hall"));

        assertThat(repository.findAll()).extracting(Hall::name).contains("Corn exchange", "Drill hall");
    }

    @Test
    @DisplayName("What the plugin and JPA write together is kept or undone together")
    void oneTransaction() {
        var transaction = new TransactionTemplate(halls.getBean(PlatformTransactionManager.class));
        long before = applications();
        int rooms = halls.getBean(HallRepository.class).findAll().size();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    halls.getBean(HallRepository.class).save(new Hall("Never built"));
                    apply();
                    assertThat(applications()).isEqualTo(before + 1);
                    throw new IllegalStateException("after all not");
                }))
                .hasMessage("after all not");

        assertThat(applications()).isEqualTo(before);
        assertThat(halls.getBean(HallRepository.class).findAll()).hasSize(rooms);
        assertThat(halls.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .tenantIdIn("charnwood")
                        .count())
                .isEqualTo(before);
        assertThat(apply().getTenantId()).isEqualTo("charnwood");
        assertThat(applications()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("The process application deploys its own models, the plugin its own, and a restart nothing")
    void deployments() throws Exception {
        List<String> first = deployed();
        assertThat(first)
                .containsExactlyInAnyOrder(
                        "halls",
                        "community-safety",
                        "community-safety/bcp",
                        "community-safety/cannock-chase",
                        "community-safety/charnwood",
                        "community-safety/haringey");
        ProcessInstance cleaning = halls.getBean(RuntimeService.class).startProcessInstanceByKey("hallCleaning");
        assertThat(cleaning.getTenantId()).isNull();

        halls.close();
        halls = start();

        assertThat(deployed()).isEqualTo(first);
    }
}
