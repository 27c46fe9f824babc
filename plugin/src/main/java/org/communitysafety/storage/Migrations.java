package org.communitysafety.storage;

import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes and changes our tables, with a change log of its own. Deliberately no {@code SpringLiquibase} bean: that would
 * switch off the migrations of the application that the library is added to.
 */
public final class Migrations {

    private static final String CHANGELOG = "classpath:community-safety/migrations/changelog.yaml";

    /**
     * Runs them; whoever needs the tables takes this as a constructor argument.
     *
     * @throws LiquibaseException when the tables cannot be brought to this version; the application does not start then
     */
    public Migrations(DataSource dataSource, ResourceLoader resources) throws LiquibaseException {
        OneMigration.run(dataSource, connection -> migrate(connection, resources));
    }

    private static void migrate(DataSource connection, ResourceLoader resources) throws LiquibaseException {
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(connection);
        liquibase.setResourceLoader(resources);
        liquibase.setChangeLog(CHANGELOG);
        liquibase.setDatabaseChangeLogTable("CS_DATABASECHANGELOG");
        liquibase.setDatabaseChangeLogLockTable("CS_DATABASECHANGELOGLOCK");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }
}
