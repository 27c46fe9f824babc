package org.communitysafety.server.web;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notices on the present thread that the database cannot work: connection pool and data source tell it of every
 * failure, the filter for answers asks it.
 */
public class LostConnection implements SQLExceptionOverride {

    /** Classes of SQLSTATE: connection lost; out of disk, memory or connections; stopped by an operator. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    /** The present database takes no writes: a stand-by. */
    private static final String READ_ONLY = "25006";

    private static final ThreadLocal<Boolean> NOTICED = new ThreadLocal<>();

    /** Called by the pool, which decides for itself whether the connection is still good. */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(LostConnection::lost)) {
            notice();
        }
        return Override.CONTINUE_EVICT;
    }

    private static boolean lost(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().equals(READ_ONLY)
                        || sql.getSQLState().length() == 5
                                && CLASSES.contains(sql.getSQLState().substring(0, 2)));
    }

    static void notice() {
        NOTICED.set(true);
    }

    static boolean noticed() {
        return NOTICED.get() != null;
    }

    static void forget() {
        NOTICED.remove();
    }
}
