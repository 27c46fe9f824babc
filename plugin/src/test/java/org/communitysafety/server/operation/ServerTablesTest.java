package org.communitysafety.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.communitysafety.server.StartRefused;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server brings up its tables from whatever is there. */
class ServerTablesTest {

    private static final String CAMUNDA = "org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml";

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcTemplate sql = new JdbcTemplate(database);

    @AfterEach
    void close() {
        sql.execute("shutdown");
        database.dispose();
    }

    private void migrate() throws LiquibaseException {
        var tables = new ServerTables(database);
        tables.setResourceLoader(new DefaultResourceLoader());
        tables.afterPropertiesSet();
    }

    private void assertComplete() {
        assertThat(sql.queryForObject(
                        "select version_ from act_ge_schema_log order by timestamp_ desc, cast(id_ as integer) desc limit 1",
                        String.class))
                .isEqualTo("7.24.0");
        assertThat(sql.queryForObject("select count(*) from cs_web_session", Long.class))
                .isZero();
        assertThat(sql.queryForObject(
                        "select count(*) from databasechangelog where id like '7.2%' or id = 'web-session'",
                        Long.class))
                .isEqualTo(10);
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate("false");
        engine.setJobExecutorActivate(false);
        engine.setEnforceHistoryTimeToLive(false);
        var started = engine.buildProcessEngine();
        assertThat(started.getRepositoryService().createDeploymentQuery().count())
                .isZero();
        started.close();
    }

    @Test
    void fromNothing() throws LiquibaseException {
        migrate();
        assertComplete();
        migrate();
        assertComplete();
    }

    @Test
    void fromTablesThatAnEngineMade() throws LiquibaseException {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate("true");
        engine.setJobExecutorActivate(false);
        engine.buildProcessEngine().close();
        sql.update("insert into act_ge_property values ('theirs', 'kept', 1)");

        migrate();

        assertComplete();
        assertThat(sql.queryForObject("select value_ from act_ge_property where name_ = 'theirs'", String.class))
                .isEqualTo("kept");
    }

    @Test
    void fromAnEarlierVersionWithoutAChangeLog() throws Exception {
        tablesOf("7.20.0");

        migrate();

        assertComplete();
    }

    @Test
    void notFromAVersionThatIsTooOld() throws Exception {
        tablesOf("7.16.0");
        sql.update("update act_ge_schema_log set version_ = '7.15.3'");

        assertThatThrownBy(this::migrate)
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Camunda 7.15.3")
                .hasMessageContaining("Bring them to Camunda 7.16");
    }

    private void tablesOf(String version) throws Exception {
        try (Connection connection = database.getConnection()) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase(CAMUNDA, new ClassLoaderResourceAccessor(), target)
                    .update(version, new Contexts(), new LabelExpression());
        }
        sql.execute("drop table databasechangelog");
        sql.execute("drop table databasechangeloglock");
    }
}
