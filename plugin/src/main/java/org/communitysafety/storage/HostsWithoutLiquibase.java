package org.communitysafety.storage;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Our jar brings Liquibase, and Spring Boot then wants a change log of the application, too. An application that has none
 * is left in peace; whatever it says itself about {@code spring.liquibase.enabled} counts.
 */
class HostsWithoutLiquibase implements EnvironmentPostProcessor, Ordered {

    private static final String DEFAULT_CHANGELOG = "classpath:/db/changelog/db.changelog-master.yaml";

    /** After the application's settings have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ResourceLoader resources =
                application.getResourceLoader() == null ? new DefaultResourceLoader() : application.getResourceLoader();
        boolean named = Binder.get(environment)
                .bind("spring.liquibase.change-log", String.class)
                .isBound();
        if (!named && !resources.getResource(DEFAULT_CHANGELOG).exists()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("communitySafety", Map.of("spring.liquibase.enabled", "false")));
        }
    }
}
