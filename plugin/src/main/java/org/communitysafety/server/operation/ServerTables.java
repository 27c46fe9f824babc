package org.communitysafety.server.operation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.communitysafety.server.StartRefused;
import org.communitysafety.storage.OneMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and changes the server's own tables: Camunda's, by Camunda's change log, and the web sessions'. Where the
 * engine's tables are there already, made by an engine or by hand, the change log is told so first.
 */
class ServerTables extends SpringLiquibase {

    private static final Pattern VERSION = Pattern.compile("(7\\.(\\d+))\\..*");
    private static final int OLDEST = 16;
    private static final Logger LOG = LoggerFactory.getLogger(ServerTables.class);

    ServerTables(DataSource dataSource) {
        setDataSource(dataSource);
        setChangeLog("classpath:community-safety/server/changelog.yaml");
        setAnalyticsEnabled(false);
    }

    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        DataSource pool = getDataSource();
        OneMigration.run(pool, connection -> {
            setDataSource(connection);
            super.afterPropertiesSet();
        });
        setDataSource(pool);
    }

    @Override
    protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
        if (liquibase.getDatabase().getRanChangeSetList().isEmpty()) {
            Optional<String> engine = engineVersion();
            if (engine.isPresent()) {
                LOG.info(
                        "The tables of Camunda {} are here already; they are kept and brought up to date.",
                        engine.get());
                liquibase.changeLogSync(tag(engine.get()), new Contexts(), new LabelExpression());
            }
        }
        super.performUpdate(liquibase);
    }

    private static String tag(String version) {
        Matcher known = VERSION.matcher(version);
        if (!known.matches() || Integer.parseInt(known.group(2)) < OLDEST) {
            throw new StartRefused(
                    "The database has the tables of Camunda " + version
                            + ", which is too old to be brought up to date.",
                    "Bring them to Camunda 7." + OLDEST + " with Camunda's own scripts first.");
        }
        return known.group(1) + ".0";
    }

    /** Newest entry of the engine's own log of its tables; empty where there are no such tables. */
    private Optional<String> engineVersion() throws DatabaseException {
        try (Connection connection = getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (!hasLog(connection)) {
                return Optional.empty();
            }
            try (ResultSet rows = statement.executeQuery(
                    "select VERSION_ from ACT_GE_SCHEMA_LOG order by TIMESTAMP_ desc, ID_ desc")) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static boolean hasLog(Connection connection) throws SQLException {
        for (String name : new String[] {"ACT_GE_SCHEMA_LOG", "act_ge_schema_log"}) {
            try (ResultSet tables =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}
