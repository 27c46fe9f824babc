package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Back-up and restore as the operators' guide says: a dump of the running server's database, restored into an empty
 * one, on which a new server goes on. Skipped where PostgreSQL's {@code pg_dump} is not installed.
 */
@Tag("processes")
class RestoreIT {

    private static final String CHAIR = "charnwood-chair";

    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(installed("pg_dump") && installed("pg_restore"), "pg_dump is not installed");
        postgres = Postgres.started();
        postgres.create("live");
        postgres.create("restored");
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static ServerProcess server(String database) throws IOException {
        return ServerProcess.start(
                        database,
                        List.of(
                                "--community-safety.samples=true",
                                "--spring.datasource.url=" + postgres.url(database),
                                "--spring.datasource.username=postgres",
                                "--camunda.bpm.job-execution.wait-time-in-millis=100",
                                "--camunda.bpm.job-execution.max-wait=500"))
                .ready();
    }

    @Test
    void aRestoredDatabaseGoesOnWhereTheBackUpWasMade(@TempDir Path folder) throws Exception {
        String dump = folder.resolve("community-safety.dump").toString();
        Map<String, Object> figures;
        Browser browser;
        try (ServerProcess live = server("live");
                var crowd = new Crowd(3, 1)) {
            Logins.give(live.port(), Crowd.PEOPLE);
            browser = new Browser(live.port());
            assertThat(browser.logIn(CHAIR, ServerProcess.PASSWORD)).isEqualTo(200);
            crowd.worksAt(live.port());
            crowd.does(40);
            crowd.rests();
            crowd.close();
            await().atMost(Duration.ofMinutes(3)).until(() -> quiet("live"));

            run("pg_dump", "--format=custom", "--file=" + dump, "--dbname=live");
            figures = figures("live");
        }

        run("pg_restore", "--exit-on-error", "--no-owner", "--dbname=restored", dump);
        assertThat(figures("restored")).isEqualTo(figures);

        try (ServerProcess restored = server("restored");
                var crowd = new Crowd(3, 2)) {
            assertThat(figures("restored")).as("a start changes nothing").isEqualTo(figures);
            browser.goTo(restored.port());
            assertThat(browser.user()).as("the session of before").isEqualTo(CHAIR);
            crowd.worksAt(restored.port());
            crowd.does(20);
            crowd.rests();
            crowd.close();
            assertThat(crowd.surprises()).isEmpty();
            new Books(postgres.database("restored")).balance(crowd.acknowledged());
        }
    }

    private static boolean quiet(String database) {
        return postgres.database(database)
                        .queryForObject(
                                "select count(*) from act_ru_job where retries_ > 0"
                                        + " and (duedate_ is null or duedate_ <= localtimestamp)",
                                Long.class)
                == 0;
    }

    /** Rows of every table, and the sums that people would ask for first. */
    private static Map<String, Object> figures(String name) {
        JdbcTemplate database = postgres.database(name);
        Map<String, Object> figures = new TreeMap<>();
        List<String> tables = database.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public'"
                        // who is logged in, and the engine's own statistics, change all the time
                        + " and table_name not like 'cs_web_session%' and table_name <> 'act_ru_meter_log'",
                String.class);
        assertThat(tables).hasSizeGreaterThan(50);
        tables.forEach(
                table -> figures.put(table, database.queryForObject("select count(*) from " + table, Long.class)));
        figures.put("committed", database.queryForObject("select sum(committed) from cs_fund_line", String.class));
        figures.put("ledger", database.queryForObject("select sum(amount) from cs_ledger_entry", String.class));
        figures.put(
                "states",
                database.queryForList("select state, count(*) from cs_application group by state order by state"));
        figures.put(
                "open tasks",
                database.queryForList("select task_def_key_, count(*) from act_ru_task group by 1 order by 1"));
        return figures;
    }

    private static void run(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(program, "--host=localhost", "--port=" + postgres.port(), "--username=postgres"),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.onExit().join().exitValue())
                .as(String.join(" ", command))
                .isZero();
    }
}
