package org.communitysafety.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditConfiguration;
import org.communitysafety.casefile.CaseFile.Kind;
import org.communitysafety.messages.MessagesConfiguration;
import org.communitysafety.partnership.PartnershipConfiguration;
import org.communitysafety.partnership.PartnershipImport;
import org.communitysafety.storage.StorageConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Case files of Cannock Chase on a database of their own, without an engine. */
final class CaseDatabase {

    static final String FIRST_KEY = "Zmlyc3QgbWFzdGVyIGtleSBvZiAzMiBieXRlcyEhISE=";
    static final String SECOND_KEY = "c2Vjb25kIG1hc3RlciBrZXkgb2YgMzIgYnl0ZXMhISE=";

    private static final ZoneId UK = ZoneId.of("Europe/London");

    final JdbcClient sql;
    final CaseFiles files;
    final AccessLog log;
    final CaseReuses reuses;
    final CaseDisposal disposal;
    private final AnnotationConfigApplicationContext context;
    private final TransactionTemplate transaction;
    private final MovableClock clock;

    private CaseDatabase(AnnotationConfigApplicationContext context, MovableClock clock) {
        this.context = context;
        this.clock = clock;
        this.sql = JdbcClient.create(context.getBean(DataSource.class));
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.files = context.getBean(CaseFiles.class);
        this.log = context.getBean(AccessLog.class);
        this.reuses = context.getBean(CaseReuses.class);
        this.disposal = context.getBean(CaseDisposal.class);
    }

    static DataSource h2() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** Opened under {@link #FIRST_KEY}, on 5 October 2026. */
    static CaseDatabase on(DataSource dataSource) {
        CaseDatabase database = open(dataSource, Map.of("first", FIRST_KEY), "first");
        database.does(() -> database.context
                .getBean(PartnershipImport.class)
                .importNew(List.of(new ClassPathResource("community-safety/partnerships/cannock-chase.yaml"))));
        return database;
    }

    /** As a restart opens it with these master keys. */
    static CaseDatabase open(DataSource dataSource, Map<String, String> masterKeys, String current) {
        var context = new AnnotationConfigApplicationContext();
        var clock = new MovableClock();
        Map<String, Object> settings = new TreeMap<>();
        settings.put("community-safety.case-files.key-required", true);
        settings.put("community-safety.case-files.master-key", current);
        masterKeys.forEach((name, key) -> settings.put("community-safety.case-files.master-keys." + name, key));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean("communitySafetyClock", Clock.class, () -> clock);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.register(
                StorageConfiguration.class,
                PartnershipConfiguration.class,
                AuditConfiguration.class,
                MessagesConfiguration.class,
                CaseFileConfiguration.class);
        context.refresh();
        return new CaseDatabase(context, clock);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void does(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    <T> T asks(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** A time in London. */
    void today(String time) {
        clock.now = LocalDateTime.parse(time).atZone(UK).toInstant();
    }

    /** A case that the police have referred about this person. */
    String about(CasePerson person) {
        return about(new CaseSubject(List.of(person), List.of()));
    }

    String about(CaseSubject subject) {
        String number = "CCH-H-2026-" + UUID.randomUUID().toString().substring(0, 8);
        Kind kind = subject.people().isEmpty() ? Kind.PLACE : Kind.PERSON;
        does(() -> {
            files.open(number, kind, "cannock-police");
            files.describe(number, kind, subject);
            files.append(
                    files.read(number, Reader.forTask("cannock-police", "Refer")),
                    "cannock-police",
                    CaseEntry.Kind.REFERRAL,
                    "official-sensitive",
                    "Seen again with Zebedee Quillfeather");
        });
        return number;
    }

    /** Likewise, and accepted. */
    String accepted(CasePerson person) {
        String number = about(person);
        does(() -> files.share(number));
        return number;
    }

    static CasePerson person(String firstNames, String surname, String born, String street) {
        return new CasePerson(
                firstNames,
                surname,
                born == null ? null : LocalDate.parse(born),
                street == null ? List.of() : List.of(new CaseAddress(street, "Hednesford", "WS12 1AA")),
                List.of("01543 555 0199"));
    }

    static CasePerson jose() {
        return person("José", "O'Brien", "1987-03-09", "12A High Street");
    }

    CaseReading reads(String login, String number) {
        return asks(() -> files.read(number, Reader.forTask(login, "Test")));
    }

    /** Every value of every table of ours, as text; bytes both as hexadecimal and as the text that they may be. */
    List<String> everything() {
        List<String> all = new ArrayList<>();
        List<String> tables = sql.sql(
                        "select table_name from information_schema.tables where lower(table_name) like 'cs\\_%'")
                .query(String.class)
                .list();
        for (String table : tables) {
            sql.sql("select * from " + table).query().listOfRows().forEach(row -> row.values()
                    .forEach(value -> {
                        if (value instanceof byte[] bytes) {
                            all.add(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                        } else if (value != null) {
                            all.add(value.toString());
                        }
                    }));
        }
        return all;
    }

    int rows(String table, String number) {
        return sql.sql("select count(*) from " + table + " where case_file = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** Not {@code AutoCloseable}: JUnit would close a database after the first test that it is given to. */
    void close() {
        context.close();
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-10-05T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return UK;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
