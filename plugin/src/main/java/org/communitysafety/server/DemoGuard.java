package org.communitysafety.server;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;

/**
 * Refuses the demo on a network or on somebody's database. It looks at what is really used, wherever the setting came
 * from, and before anything is done with it: not even a table may appear in a database that is not the demo's.
 */
class DemoGuard implements BeanPostProcessor {

    /** H2 in this process; {@code jdbc:h2:tcp:} and {@code ssl:} lead to somebody else's. */
    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:).*");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AbstractConfigurableWebServerFactory server) {
            refuseUnlessLoopback(server.getAddress());
        }
        if (bean instanceof DataSource database) {
            refuseUnlessEmbedded(database);
        }
        return bean;
    }

    private static void refuseUnlessLoopback(InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused(
                    "The demo has known passwords, so it listens on loopback only.",
                    "Set server.address=127.0.0.1, or start without the profile demo.");
        }
    }

    private static void refuseUnlessEmbedded(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (EMBEDDED.matcher(connection.getMetaData().getURL()).matches()) {
                return;
            }
        } catch (SQLException | RuntimeException unreachable) {
            // then it is not embedded either
        }
        throw new StartRefused(
                "The demo has known passwords, so it uses the embedded H2 database only.",
                "Remove spring.datasource.url, or start without the profile demo.");
    }
}
