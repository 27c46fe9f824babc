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
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A server that would be unsafe or half set up does not start, and says why. */
class StartUpTest {

    /** Camunda's web applications keep the context of a start that failed, and the next one trips over it. */
    @AfterEach
    void forgetTheFailedStart() {
        new LazyInitRegistration().setApplicationContext(null);
    }

    private static void start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0"));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--spring.datasource.url="))) {
            all.add("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(all.toArray(String[]::new))
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "no-such-host.invalid", ""})
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
