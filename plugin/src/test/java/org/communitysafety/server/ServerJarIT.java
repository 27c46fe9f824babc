package org.communitysafety.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar as it is shipped: nested jars show some faults that a folder of classes does not. */
class ServerJarIT {

    @TempDir
    Path folder;

    private String database() {
        return "jdbc:h2:file:" + folder.resolve("community-safety");
    }

    /** Starts the jar, waits until it is up and ends it like an operator would. */
    private void runOnce() throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("server.jar"),
                        "--server.port=0",
                        "--spring.datasource.url=" + database(),
                        "--community-safety.samples=true",
                        "--community-safety.case-files.master-keys.tests=XRSzlg+hsUXb1SZlZlveYjqMoy3FySimf9mrmN/IO4g=")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        command.environment().put("COMMUNITY_SAFETY_ADMIN_PASSWORD", "A-Long-Enough-Pass-1");
        Process server = command.start();
        List<String> log = new ArrayList<>();
        try (BufferedReader output = server.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.contains("Started CommunitySafetyServer")) {
                log.add(line);
                line = output.readLine();
            }
            assertThat(line).as(String.join("\n", log)).isNotNull();
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    private List<String> deployments() throws SQLException {
        List<String> names = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database());
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select NAME_ || ' for ' || coalesce(TENANT_ID_, 'all') from ACT_RE_DEPLOYMENT")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private List<String> duplicates() throws SQLException {
        List<String> twice = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database());
                var rows = connection
                        .createStatement()
                        .executeQuery("select KEY_ from ACT_RE_PROCDEF group by KEY_, TENANT_ID_ having count(*) > 1"
                                + " union select KEY_ from ACT_RE_DECISION_DEF group by KEY_, TENANT_ID_"
                                + " having count(*) > 1")) {
            while (rows.next()) {
                twice.add(rows.getString(1));
            }
        }
        return twice;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("The executable jar deploys each model once, for those it belongs to, and a restart deploys nothing")
    void deploysOnce() throws Exception {
        runOnce();

        List<String> first = deployments();
        assertThat(first)
                .containsExactlyInAnyOrder(
                        "community-safety for all",
                        "community-safety/bcp for bcp",
                        "community-safety/cannock-chase for cannock-chase",
                        "community-safety/charnwood for charnwood",
                        "community-safety/haringey for haringey");
        assertThat(duplicates()).isEmpty();

        runOnce();

        assertThat(deployments()).containsExactlyInAnyOrderElementsOf(first);
    }
}
