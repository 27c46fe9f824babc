package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.communitysafety.server.CommunitySafetyServer;
import org.communitysafety.server.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that would be unsafe or half set up does not start, and says why. */
@Order(Integer.MAX_VALUE - 1) // its servers take the engine's name from the one that other tests share
class StartUpTest {

    private static final String PASSWORD = "--COMMUNITY_SAFETY_ADMIN_PASSWORD=";

    /** Camunda's web applications keep the context of a start that failed, and the next one trips over it. */
    @AfterEach
    void forgetTheFailedStart() {
        new LazyInitRegistration().setApplicationContext(null);
    }

    private static void start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--spring.datasource.url="))) {
            all.add("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        run(all.toArray(String[]::new)).close();
    }

    private static ConfigurableApplicationContext run(String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0"));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith(PASSWORD))) {
            all.add(PASSWORD + "Rather-Long-Pass-Phrase-7");
        }
        return new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", ""})
    void theDemoListensOnLoopbackOnly(String address) {
        assertThatThrownBy(() -> start("--spring.profiles.active=demo", "--server.address=" + address))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("loopback only")
                .hasMessageContaining("server.address=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/none",
                "jdbc:h2:tcp://localhost:1/~/none",
                "jdbc:h2:ssl://localhost:1/none"
            })
    void theDemoUsesTheEmbeddedDatabaseOnly(String url) {
        assertThatThrownBy(() -> start("--spring.profiles.active=demo", "--spring.datasource.url=" + url))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("embedded H2 database only")
                .hasMessageContaining("spring.datasource.url");
    }

    /** What counts is what is used, not what one of several settings says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--spring.datasource.hikari.jdbc-url=jdbc:postgresql://localhost:1/none",
                "--spring.datasource.hikari.jdbcUrl=jdbc:h2:tcp://localhost:1/none"
            })
    void theDemoLooksAtTheDatabaseThatIsUsed(String setting) {
        assertThatThrownBy(() -> start(
                        "--spring.profiles.active=demo",
                        setting,
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--spring.datasource.url=jdbc:h2:mem:x"))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("embedded H2 database only");
    }

    @Test
    void thereMustBeAnAdministrator() {
        assertThatThrownBy(() -> start("--COMMUNITY_SAFETY_ADMIN_PASSWORD="))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(StartRefused.class)
                .hasMessage("There is no administrator yet, and no password to make one."
                        + " Set the environment variable COMMUNITY_SAFETY_ADMIN_PASSWORD for the first start."
                        + " It needs at least 14 characters, 8 of them different, with a lower case letter, a"
                        + " capital, a digit and a special character, and without the word \"admin\".");
    }

    /** Their process runs on; the plugin's tables and models come beside it. */
    @Test
    void anEngineThatIsThereAlreadyIsKept() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        var theirs = new StandaloneInMemProcessEngineConfiguration();
        theirs.setJdbcUrl(url);
        theirs.setDatabaseSchemaUpdate("true");
        theirs.setHistory("activity");
        theirs.setJobExecutorActivate(false);
        ProcessEngine engine = theirs.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .name("theirs")
                .addModelInstance(
                        "theirs.bpmn",
                        Bpmn.createExecutableProcess("theirs")
                                .camundaHistoryTimeToLive(180)
                                .startEvent()
                                .userTask("waiting")
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("theirs");
        engine.close();

        try (ConfigurableApplicationContext server = run("--spring.datasource.url=" + url)) {
            var task = server.getBean(TaskService.class)
                    .createTaskQuery()
                    .taskDefinitionKey("waiting")
                    .singleResult();
            server.getBean(TaskService.class).complete(task.getId());
            assertThat(server.getBean(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .count())
                    .isZero();
            assertThat(server.getBean(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("fundingApplication")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aWrongPartnershipFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(file, "id: wrong\nname: Wrong\nprefix: WRG\norganisations: 7\n");

        assertThatThrownBy(() -> start("--community-safety.partnerships=" + file.toUri()))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("wrong.yaml, line 4");
    }

    @Test
    void aPartnershipFileThatIsNotThereIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("missing.yaml");

        assertThatThrownBy(() -> start("--community-safety.partnerships=" + file.toUri()))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("missing.yaml")
                .hasMessageContaining("no such file");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("H19: a partnership with a hub does not start without a master key, and is told how to make one")
    void caseFilesNeedAMasterKey() {
        assertThatThrownBy(() -> start(
                        "--community-safety.samples=true",
                        "--community-safety.case-files.master-key=",
                        "--community-safety.case-files.master-keys.tests="))
                .extracting(StartUpTest::rootCause, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("no master key")
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
