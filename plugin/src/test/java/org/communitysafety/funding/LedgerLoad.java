package org.communitysafety.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditConfiguration;
import org.communitysafety.meeting.MeetingConfiguration;
import org.communitysafety.messages.MessagesConfiguration;
import org.communitysafety.partnership.PartnershipConfiguration;
import org.communitysafety.partnership.PartnershipImport;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.communitysafety.storage.StorageConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger when many approve at once, on a database of its own; the domain needs no engine for that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerLoad {

    private static final int AT_ONCE = 50;
    private static final String FUND = "charnwood.community-safety-fund.";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-05T09:00:00Z"), ZoneId.of("Europe/London"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private HikariDataSource pool;
    private TransactionTemplate transaction;
    private ApplicationRepository applications;
    private Commitments commitments;
    private Funds funds;
    private JdbcClient sql;

    /** Where the database is. */
    abstract String url() throws Exception;

    /** Called after everything that uses the database has been closed. */
    abstract void closeDatabase() throws Exception;

    @BeforeAll
    void open() throws Exception {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url());
        settings.setMaximumPoolSize(AT_ONCE);
        pool = new HikariDataSource(settings);
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean("communitySafetyClock", Clock.class, () -> CLOCK);
        context.register(
                StorageConfiguration.class,
                PartnershipConfiguration.class,
                AuditConfiguration.class,
                MessagesConfiguration.class,
                MeetingConfiguration.class,
                FundingConfiguration.class);
        context.refresh();
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        applications = context.getBean(Storage.class).repository(ApplicationRepository.class);
        commitments = context.getBean(Commitments.class);
        funds = context.getBean(Funds.class);
        sql = JdbcClient.create(pool);
        transaction.executeWithoutResult(status -> context.getBean(PartnershipImport.class)
                .importNew(List.of(new ClassPathResource("community-safety/partnerships/charnwood.yaml"))));
    }

    @AfterAll
    void close() throws Exception {
        context.close();
        pool.close();
        closeDatabase();
    }

    @Test
    @DisplayName("F9: fifty approvals at once on one line commit what is there and not a penny more")
    void neverOverCommits() throws Exception {
        String line = FUND + "burglary";
        List<String> numbers =
                IntStream.range(0, AT_ONCE).mapToObj(i -> agreed(line, i)).toList();

        List<Boolean> committed = atOnce(
                numbers.stream().<Callable<Boolean>>map(n -> () -> commit(n)).toList());

        assertThat(Collections.frequency(committed, true)).isEqualTo(26);
        assertThat(funds.line("charnwood", line).committed()).isEqualTo(Money.of("3900.00"));
        assertThat(funds.line("charnwood", line).left()).isEqualTo(Money.of("100.00"));
        assertThat(sum(line)).isEqualTo(Money.of("3900.00"));
        assertThat(numbers)
                .extracting(
                        number -> applications.findById(number).orElseThrow().state())
                .satisfies(states -> assertThat(Collections.frequency(states, ApplicationState.APPROVED))
                        .isEqualTo(26))
                .satisfies(states -> assertThat(Collections.frequency(states, ApplicationState.AGREED))
                        .isEqualTo(24));
        assertThat(sql.sql("select count(distinct application) from cs_ledger_entry where line = ?")
                        .param(line)
                        .query(Integer.class)
                        .single())
                .isEqualTo(26);
    }

    @Test
    @DisplayName("F9: one application approved twice at once is committed once")
    void neverCommitsTwice() throws Exception {
        String line = FUND + "domestic-abuse";
        String number = agreed(line, 1000);

        List<Boolean> committed = atOnce(List.of(() -> commit(number), () -> commit(number)));

        assertThat(committed).containsExactlyInAnyOrder(true, false);
        assertThat(sum(line)).isEqualTo(Money.of("150.00"));
    }

    @Test
    @DisplayName("F9, F18: moves in both directions at once neither lose money nor wait for each other for ever")
    void movesInBothDirections() throws Exception {
        String one = FUND + "youth-diversion";
        String other = FUND + "town-centre";
        List<Callable<Boolean>> moves = new ArrayList<>();
        for (int i = 0; i < AT_ONCE / 2; i++) {
            moves.add(() -> move(one, other, "2.00"));
            moves.add(() -> move(other, one, "1.00"));
        }

        assertThat(atOnce(moves)).hasSize(AT_ONCE).containsOnly(true);

        assertThat(funds.line("charnwood", one).left()).isEqualTo(Money.of("5975.00"));
        assertThat(funds.line("charnwood", other).left()).isEqualTo(Money.of("3525.00"));
        assertThat(sum(one)).isEqualTo(Money.of("-25.00"));
        assertThat(sum(other)).isEqualTo(Money.of("25.00"));
    }

    @Test
    @DisplayName("F9: the database itself refuses to over-commit a line")
    void theDatabaseRefuses() {
        assertThatThrownBy(() -> sql.sql("update cs_fund_line set committed = planned + moved + 0.01 where id = ?")
                        .param(FUND + "training")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private boolean commit(String number) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            try {
                commitments.commit(number);
                return true;
            } catch (NotEnoughMoney | Refused e) {
                return false;
            }
        }));
    }

    private boolean move(String from, String to, String amount) {
        transaction.executeWithoutResult(status ->
                funds.move("charnwood", from, to, Money.of(amount), null, "A test", "charnwood-funds-manager"));
        return true;
    }

    private Money sum(String line) {
        return funds.ledger("charnwood").stream()
                .filter(entry -> entry.line().equals(line))
                .map(LedgerEntry::amount)
                .reduce(Money.NOTHING, Money::plus);
    }

    /** An application for £150.00 that everybody has agreed to. */
    private String agreed(String line, int count) {
        Submission submission = new Submission(
                "Locks",
                "Fewer burglaries",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 3, 15),
                Money.of("150.00"),
                "charnwood.priority.acquisitive-crime",
                "Police figures",
                CLOCK.instant());
        var application = new Application(
                "CHW-F-2026-%04d".formatted(count + 1),
                "charnwood",
                "charnwood-voluntary",
                "charnwood.org.voluntary-groups",
                ApplicationState.AGREED,
                null,
                null,
                line,
                null,
                null,
                CLOCK.instant(),
                null,
                null,
                List.of(submission),
                List.of(),
                Set.of(),
                0);
        return transaction.execute(status -> applications.save(application)).number();
    }

    /** Runs all of them in threads of their own that start at the same moment. */
    private static <T> List<T> atOnce(List<Callable<T>> works) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            var start = new CyclicBarrier(works.size());
            List<Future<T>> running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
