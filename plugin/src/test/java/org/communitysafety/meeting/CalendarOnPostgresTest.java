package org.communitysafety.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditConfiguration;
import org.communitysafety.messages.MessagesConfiguration;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.PartnershipConfiguration;
import org.communitysafety.partnership.PartnershipImport;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.StorageConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar when several nodes and people work on it at once, on a real database; it needs no engine for that. */
@DisplayName("The calendar on PostgreSQL")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarOnPostgresTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-05T09:00:00Z"), ZoneId.of("Europe/London"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private EmbeddedPostgres postgres;
    private HikariDataSource pool;
    private TransactionTemplate transaction;
    private Calendar calendar;
    private JdbcClient sql;

    @BeforeAll
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean("communitySafetyClock", Clock.class, () -> CLOCK);
        context.register(
                StorageConfiguration.class,
                PartnershipConfiguration.class,
                AuditConfiguration.class,
                MessagesConfiguration.class,
                MeetingConfiguration.class);
        context.addApplicationListener(ApplicationListener.<MeetingDue>forPayload(due -> started.add(due.number())));
        context.refresh();
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        calendar = context.getBean(Calendar.class);
        sql = JdbcClient.create(pool);
        transaction.executeWithoutResult(status -> context.getBean(PartnershipImport.class)
                .importNew(List.of(new ClassPathResource("community-safety/partnerships/charnwood.yaml"))));
    }

    @AfterAll
    void close() throws IOException {
        context.close();
        pool.close();
        postgres.close();
    }

    private int due() {
        return sql.sql("select count(*) from cs_sitting where state = 'PLANNED' and prepares_on <= date '2026-10-05'")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("G12: what one node has at hand another leaves alone, without waiting; each meeting starts once")
    void nodesShareTheWork() throws Exception {
        int due = due();
        assertThat(due).isPositive();
        var other = Executors.newSingleThreadExecutor();

        transaction.executeWithoutResult(status -> {
            calendar.startDue();
            assertThat(started).hasSize(due);
            Future<?> meanwhile = other.submit(() -> transaction.executeWithoutResult(second -> calendar.startDue()));
            assertThat(meanwhile).succeedsWithin(Duration.ofSeconds(20));
        });
        other.shutdown();
        transaction.executeWithoutResult(status -> calendar.startDue());

        assertThat(started).hasSize(due).doesNotHaveDuplicates();
        assertThat(due()).isZero();
        assertThat(sql.sql("select number from cs_sitting where state = 'IN_PREPARATION'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(started);
    }

    @Test
    @DisplayName("G12: two nodes that plan the same year plan it once")
    void planOnce() throws Exception {
        var body = context.getBean(Register.class).body("charnwood.asb-group");

        atOnce(List.of(() -> planned(body), () -> planned(body), () -> planned(body)));

        assertThat(sql.sql("select count(*) from cs_sitting where body = ? and extract(year from held_on) = 2031")
                        .param(body.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    private String planned(Body body) {
        transaction.executeWithoutResult(status -> calendar.plan(body, 2031));
        return "planned";
    }

    @Test
    @DisplayName("G12: of two people who add a meeting on the same day at once one is refused in words")
    void refusesTheSecondOfTwo() throws Exception {
        var changes = context.getBean(CalendarChanges.class);
        Callable<String> add = () -> {
            try {
                return transaction.execute(status -> changes.add(
                                "charnwood.board",
                                LocalDate.of(2026, 12, 3),
                                null,
                                "Much to decide",
                                "charnwood-board-secretary")
                        .what());
            } catch (Refused refused) {
                return refused.getMessage();
            }
        };

        List<String> answers = atOnce(List.of(add, add));

        assertThat(answers)
                .containsExactlyInAnyOrder(
                        "Charnwood Community Safety Partnership meets on Thursday 3 December 2026, 14:00 as well",
                        "Charnwood Community Safety Partnership meets on Thursday 3 December 2026 already, and a body"
                                + " meets once a day. Choose another day.");
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        var start = new CyclicBarrier(works.size());
        var threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<T> work : works) {
                answers.add(threads.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
