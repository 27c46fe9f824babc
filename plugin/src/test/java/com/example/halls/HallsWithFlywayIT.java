package com.example.halls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** The plugin in an application with JPA and Flyway, with the library's jar and what it brings, and no more. */
@ExtendWith(OutputCaptureExtension.class)
class HallsWithFlywayIT {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext halls;
    private static String firstLog;

    @BeforeAll
    static void theApplicationStartsWithThePlugin(CapturedOutput log) {
        halls = start();
        firstLog = log.getAll();
    }

    @AfterAll
    static void stop() {
        halls.close();
    }

    /** Without a key for case files, unless one is given. */
    private static ConfigurableApplicationContext start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("halls"), "--community-safety.samples=true"));
        settings.addAll(List.of(more));
        return SpringApplication.run(HallsApplication.class, settings.toArray(String[]::new));
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
        return submit(
                "charnwood-voluntary",
                "charnwood",
                "fundingApplication",
                Map.of(
                        "title", "Boxing",
                        "purpose", "Fewer young people in trouble",
                        "startsOn", "2030-12-01",
                        "endsOn", "2031-03-15",
                        "amount", "240.00",
                        "priority", "charnwood.priority.asb",
                        "deliveryGroup", "charnwood.asb-group",
                        "evaluation", "Incidents before and after"));
    }

    private static ProcessInstance refer() {
        return submit(
                "cannock-police",
                "cannock-chase",
                "hubReferral",
                Map.of(
                        "kind", "person",
                        "firstNames", "Ada",
                        "surname", "Quill",
                        "birthDate", "1984-05-06",
                        "street", "3 Quill Row",
                        "summary", "Neighbours are afraid",
                        "topics", List.of("anti-social-behaviour"),
                        "consent", "no",
                        "lawfulBasis", "crime-prevention",
                        "attends", true));
    }

    private static ProcessInstance submit(String user, String tenant, String process, Map<String, Object> form) {
        IdentityService identities = halls.getBean(IdentityService.class);
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups, List.of(tenant));
        try {
            return halls.getBean(FormService.class)
                    .submitStartForm(
                            halls.getBean(RepositoryService.class)
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey(process)
                                    .singleResult()
                                    .getId(),
                            form);
        } finally {
            identities.clearAuthentication();
        }
    }

    private static long applications() {
        return rows("cs_application");
    }

    private static long rows(String table) {
        return database().queryForObject("select count(*) from " + table, Long.class);
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

    @Test
    @DisplayName("H19: without a key for case files the application works, and only the hub waits and says for what")
    void caseFilesWaitForAKey() {
        String setting = "community-safety.case-files.master-keys.<name>";
        assertThat(firstLog)
                .contains("cannock-chase takes neither referrals nor incidents")
                .contains(setting);
        halls.close();
        halls = start();
        assertThatThrownBy(HallsWithFlywayIT::refer)
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("no master key")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageContaining(setting);
        assertThat(rows("cs_referral")).isZero();
        assertThat(rows("cs_case_file")).isZero();
        assertThat(apply().getTenantId()).isEqualTo("charnwood");

        halls.close();
        halls = start("--community-safety.case-files.master-keys.halls=XRSzlg+hsUXb1SZlZlveYjqMoy3FySimf9mrmN/IO4g=");

        assertThat(refer().getTenantId()).isEqualTo("cannock-chase");
        assertThat(rows("cs_case_file")).isOne();
    }
}
