package org.communitysafety.rest;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of its own whose commits are on disk when they are acknowledged; it can crash and come back. */
final class Postgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres() throws IOException {
        data = Files.createTempDirectory("community-safety-postgres");
        port = freePort();
        start();
    }

    static Postgres started() throws IOException {
        return new Postgres();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    int port() {
        return port;
    }

    String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    JdbcTemplate database(String name) {
        return new JdbcTemplate(server.getDatabase("postgres", name));
    }

    void create(String database) {
        database("postgres").execute("create database " + database);
    }

    /** Nobody may be connected to the original. */
    void copy(String original, String copy) {
        awaitNobodyIn(original);
        database("postgres").execute("create database " + copy + " template " + original);
    }

    /** Waits until the server has noticed that its clients are gone, and rolled back what they had begun. */
    void awaitNobodyIn(String database) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database("postgres")
                                .queryForObject(
                                        "select count(*) from pg_stat_activity where datname = ?", Long.class, database)
                        == 0);
    }

    /** Stops as in a power cut: open transactions are lost, the log is replayed at the next start. */
    void crash() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster))
                .start()
                .onExit()
                .join();
        ProcessHandle.of(postmaster).ifPresent(process -> process.onExit().join());
        server.close();
    }

    void comeBack() throws IOException {
        start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
