package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged server on PostgreSQL with durable commits, killed with SIGKILL again and again while people apply,
 * consider and decide over REST, money is committed and mails leave; two such servers side by side, each on a database
 * of its own. After each kill, before the next start: nothing that was acknowledged is lost, nothing is doubled, the
 * ledger balances. In the end every message has gone out; a repeat carries the same {@code Message-ID}.
 *
 * <p>Covered: kills at random moments while four people are at work (after a random number of acknowledged steps and
 * some milliseconds) and, every other time, during the start itself. Not covered: a crash of the machine or of
 * PostgreSQL ({@link TroubleIT} crashes PostgreSQL alone), and processes other than funding.
 *
 * <p>{@code -Dcrash.kills=1000} for more kills than the usual hundred; {@code -Dcrash.seed=…} repeats what the people
 * do and when the kills come, though not the speed of the machine.
 */
@Tag("processes")
class CrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 100);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int LANES = 2;
    private static final int PEOPLE = 4;
    private static final int MOST_STEPS = 25;
    private static final int MOST_MILLIS_AFTERWARDS = 60;

    private static Postgres postgres;

    @BeforeAll
    static void enterPartnerships() throws IOException {
        postgres = Postgres.started();
        assertThat(postgres.database("postgres").queryForObject("show fsync", String.class))
                .isEqualTo("on");
        assertThat(postgres.database("postgres").queryForObject("show synchronous_commit", String.class))
                .isEqualTo("on");
        postgres.create("lane0");
        try (ServerProcess server = ServerProcess.start("crash-first", settings("lane0", 1))) {
            Logins.give(server.ready().port(), Crowd.PEOPLE);
            assertThat(server.stop()).isEqualTo(128 + 15);
        }
        for (int lane = 1; lane < LANES; lane++) {
            postgres.copy("lane0", "lane" + lane);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static List<String> settings(String database, int smtpPort) {
        return List.of(
                "--community-safety.samples=true",
                "--spring.datasource.url=" + postgres.url(database),
                "--spring.datasource.username=postgres",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                // what a killed server had taken up is taken up again after some seconds instead of five minutes
                "--camunda.bpm.job-execution.lock-time-in-millis=15000",
                "--camunda.bpm.job-execution.wait-time-in-millis=100",
                "--camunda.bpm.job-execution.max-wait=500",
                "--logging.level.root=warn");
    }

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        System.out.printf("crash.kills=%d crash.seed=%d%n", KILLS, SEED);
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Tally>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int number = lane;
                int kills = KILLS / LANES + (lane < KILLS % LANES ? 1 : 0);
                lanes.add(threads.submit(() -> new Lane("lane" + number, SEED + number).crash(kills)));
            }
            Tally all = new Tally(0, 0, 0, 0, 0, 0);
            for (Future<Tally> lane : lanes) {
                all = all.plus(lane.get());
            }
            System.out.println(all);
            assertThat(all.kills()).isEqualTo(KILLS);
            assertThat(all.atWork()).as("kills while people were at work").isGreaterThanOrEqualTo(KILLS / 2);
            assertThat(all.brokenOff()).as("requests that a kill broke off").isPositive();
            assertThat(all.acknowledged()).as("acknowledged steps").isGreaterThan(KILLS);
            assertThat(all.mails()).as("messages").isGreaterThan(KILLS / 10);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Tally(int kills, int atWork, int brokenOff, int acknowledged, int mails, int repeats) {

        Tally plus(Tally other) {
            return new Tally(
                    kills + other.kills,
                    atWork + other.atWork,
                    brokenOff + other.brokenOff,
                    acknowledged + other.acknowledged,
                    mails + other.mails,
                    repeats + other.repeats);
        }
    }

    /** One database with its people, its mail server and one server after the other. */
    private static final class Lane {

        private final String name;
        private final Random random;
        private final Books books;
        private final Crowd crowd;
        private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        private long startMillis = 5000;
        private int atWork;

        Lane(String name, long seed) {
            this.name = name;
            this.random = new Random(seed);
            this.books = new Books(postgres.database(name));
            this.crowd = new Crowd(PEOPLE, random.nextLong());
        }

        Tally crash(int kills) throws Exception {
            mail.start();
            try (crowd) {
                for (int kill = 0; kill < kills; kill++) {
                    startAndKill(kill % 2 == 1);
                    postgres.awaitNobodyIn(name);
                    books.balance(crowd.acknowledged());
                    books.arrived(mail);
                    assertThat(crowd.surprises()).isEmpty();
                }
                try (ServerProcess last =
                        ServerProcess.start(name, settings(name, mail.getSmtp().getPort()))) {
                    last.ready();
                    books.awaitSettled();
                    last.stop();
                }
                books.balanceInTheEnd(crowd.acknowledged());
                Map<String, Integer> arrived = books.arrived(mail);
                int mails =
                        arrived.values().stream().mapToInt(Integer::intValue).sum();
                return new Tally(
                        kills, atWork, crowd.brokenOff(), crowd.steps(), arrived.size(), mails - arrived.size());
            } finally {
                mail.stop();
            }
        }

        private void startAndKill(boolean duringStart) throws IOException {
            int steps = random.nextInt(MOST_STEPS);
            int afterwards = random.nextInt(MOST_MILLIS_AFTERWARDS);
            double part = random.nextDouble();
            long begin = System.nanoTime();
            try (ServerProcess server =
                    ServerProcess.start(name, settings(name, mail.getSmtp().getPort()))) {
                if (duringStart) {
                    server.runsFor(Duration.ofMillis((long) (part * startMillis)));
                } else {
                    server.ready();
                    startMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    crowd.worksAt(server.port());
                    crowd.does(steps);
                    server.runsFor(Duration.ofMillis(afterwards));
                    atWork++;
                }
                server.kill();
            } finally {
                crowd.rests();
            }
        }
    }
}
