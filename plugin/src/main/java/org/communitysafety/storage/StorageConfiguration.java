package org.communitysafety.storage;

import java.util.List;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.io.ResourceLoader;

/** The tables and the way to them. */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

    @Bean
    Migrations communitySafetyMigrations(DataSource dataSource, ResourceLoader resources) throws LiquibaseException {
        return new Migrations(dataSource, resources);
    }

    /** How a domain's value types are stored; each domain adds its own. */
    public record Conversions(List<Converter<?, ?>> converters) {}

    @Bean
    Storage communitySafetyStorage(DataSource dataSource, List<Conversions> conversions, Migrations migrated) {
        List<Converter<?, ?>> all = conversions.stream()
                .<Converter<?, ?>>flatMap(c -> c.converters().stream())
                .toList();
        return new Storage(dataSource, all);
    }
}
