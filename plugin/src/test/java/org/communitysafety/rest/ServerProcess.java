package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged server as a process of its own: unpacked and with an archive of its classes, as the operators' guide
 * says, so that it starts twice as fast.
 */
final class ServerProcess implements AutoCloseable {

    static final String PASSWORD = "Rather-Long-Pass-Phrase-7";
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Path HOME = Path.of("target", "it");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Starts in half the time, for a little less speed afterwards. */
    private static final List<String> QUICK = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Dcommunity-safety.case-files.master-key=tests",
            "-Dcommunity-safety.case-files.master-keys.tests=XRSzlg+hsUXb1SZlZlveYjqMoy3FySimf9mrmN/IO4g=");

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // no server outlives its tests, however they end
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private static Path unpacked;

    private final int port;
    private final Path log;
    private final Process process;

    private ServerProcess(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a server, without waiting for it.
     *
     * @param name of its log, {@code target/it/<name>.log}, which is continued
     * @param settings for example {@code --server.address=127.0.0.1}, or options of Java such as {@code -Duser.timezone=UTC}
     */
    static ServerProcess start(String name, List<String> settings) throws IOException {
        Path server = unpacked();
        int port = Postgres.freePort();
        List<String> options = new ArrayList<>(QUICK);
        options.add("-XX:SharedArchiveFile=" + server.resolveSibling("server.jsa"));
        List<String> arguments = new ArrayList<>(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        for (String setting : settings) {
            (setting.startsWith("--") ? arguments : options).add(setting);
        }
        Path log = HOME.toAbsolutePath().resolve(name + ".log");
        return new ServerProcess(port, log, java(server, options, arguments, log));
    }

    private static Process java(Path server, List<String> options, List<String> arguments, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", server.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(server.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("COMMUNITY_SAFETY_ADMIN_PASSWORD", PASSWORD);
        Process process = builder.start();
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
        return process;
    }

    private static synchronized Path unpacked() throws IOException {
        if (unpacked == null) {
            Path jar = Path.of(System.getProperty("server.jar"));
            FileSystemUtils.deleteRecursively(HOME);
            Path home = Files.createDirectories(HOME.toAbsolutePath().resolve("server"));
            Path log = HOME.toAbsolutePath().resolve("unpack.log");
            end(java(
                    jar.toAbsolutePath(),
                    List.of("-Djarmode=tools"),
                    List.of("extract", "--force", "--destination", home.toString()),
                    log));
            Path server = home.resolve(jar.getFileName());
            archive(server, home.resolve("server.jsa"), log);
            unpacked = server;
        }
        return unpacked;
    }

    /** What is loaded in a first minute of work is read from the archive from then on. */
    private static void archive(Path server, Path archive, Path log) throws IOException {
        List<String> options = new ArrayList<>(QUICK);
        options.add("-XX:ArchiveClassesAtExit=" + archive);
        int port = Postgres.freePort();
        List<String> arguments = List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--community-safety.samples=true",
                "--spring.datasource.url=jdbc:h2:mem:archive");
        try (var first = new ServerProcess(port, log, java(server, options, arguments, log))) {
            Logins.give(first.ready().port(), Crowd.PEOPLE);
            try (var crowd = new Crowd(2, 1)) {
                crowd.worksAt(port);
                first.runsFor(Duration.ofSeconds(4));
                crowd.rests();
            }
            first.stop();
        }
    }

    private static void end(Process process) {
        assertThat(process.onExit().join().exitValue())
                .as("target/it/unpack.log")
                .isZero();
    }

    int port() {
        return port;
    }

    /** Waits until it takes requests. */
    ServerProcess ready() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(runsFor(Duration.ofMillis(50)))
                    .as("ended by itself, see " + log)
                    .isTrue();
            assertThat(System.nanoTime()).as("not ready in time, see " + log).isLessThan(end);
        }
        return this;
    }

    boolean isReady() {
        var readiness = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HTTP.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets it run for this long; false if it ended by itself meanwhile. */
    boolean runsFor(Duration duration) {
        try {
            return !process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With SIGKILL: it gets no chance to finish anything. */
    void kill() {
        assertThat(process.isAlive()).as("ended by itself, see " + log).isTrue();
        assertThat(process.destroyForcibly().onExit().join().exitValue()).isEqualTo(128 + 9);
    }

    /**
     * As an operating system stops it.
     *
     * @return status of the ended process
     */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    /** Everything that it wrote, and others of its name before it. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
