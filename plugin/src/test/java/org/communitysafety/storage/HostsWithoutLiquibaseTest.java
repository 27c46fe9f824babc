package org.communitysafety.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** Liquibase comes with our jar; the application that does not use it is not made to. */
class HostsWithoutLiquibaseTest {

    private static String enabled(SpringApplication application, Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("theirs", settings));
        new HostsWithoutLiquibase().postProcessEnvironment(environment, application);
        return environment.getProperty("spring.liquibase.enabled");
    }

    @Test
    @DisplayName("Without a change log Spring Boot's Liquibase is off")
    void off() {
        assertThat(enabled(new SpringApplication(), Map.of())).isEqualTo("false");
    }

    @Test
    @DisplayName("With a change log of the application it is left alone, however that is named")
    void named() {
        assertThat(enabled(new SpringApplication(), Map.of("spring.liquibase.changeLog", "classpath:own.yaml")))
                .isNull();

        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "their-systemEnvironment", Map.of("SPRING_LIQUIBASE_CHANGE_LOG", "classpath:own.yaml")));
        new HostsWithoutLiquibase().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("spring.liquibase.enabled")).isNull();
    }

    @Test
    @DisplayName("With a change log where Spring Boot looks for it, it is left alone")
    void usualPlace(@TempDir Path classes) throws IOException {
        Files.createDirectories(classes.resolve("db/changelog"));
        Files.writeString(classes.resolve("db/changelog/db.changelog-master.yaml"), "databaseChangeLog: []");
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var application = new SpringApplication();
            application.setResourceLoader(new DefaultResourceLoader(loader));

            assertThat(enabled(application, Map.of())).isNull();
        }
    }

    @Test
    @DisplayName("What the application says itself counts")
    void said() {
        assertThat(enabled(new SpringApplication(), Map.of("spring.liquibase.enabled", "true")))
                .isEqualTo("true");
    }
}
