package org.communitysafety.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Lets the nodes of one PostgreSQL migrate one after the other. Liquibase's own lock does not do for the first start:
 * nodes that begin together would all make the tables that the lock and the log are kept in.
 */
public final class OneMigration {

    private static final String POSTGRESQL = "PostgreSQL";

    /** Any number will do that nobody else uses. */
    private static final long LOCK = 0x636f6d6d53616665L;

    private OneMigration() {}

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Migration {

        /** @param connection gives the one connection that holds the lock, again and again */
        void run(DataSource connection) throws LiquibaseException;
    }

    public static void run(DataSource database, Migration migration) throws LiquibaseException {
        try (Connection connection = database.getConnection()) {
            boolean locks = POSTGRESQL.equals(connection.getMetaData().getDatabaseProductName());
            if (locks) {
                execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            }
            try {
                migration.run(new SingleConnectionDataSource(connection, true));
            } finally {
                if (locks) {
                    release(connection);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Also after a migration that failed: the connection goes back to a pool and would keep the lock. */
    private static void release(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
