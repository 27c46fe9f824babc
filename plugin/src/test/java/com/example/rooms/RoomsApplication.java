package com.example.rooms;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.data.relational.core.mapping.event.AfterSaveEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Its beans have names that the plugin might want, too: register, assignment, outbox, funding. */
@SpringBootApplication
public class RoomsApplication {

    static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    /** The bookings. */
    public static final class Register {

        private final List<String> entries = new ArrayList<>();
        volatile boolean closed;

        public void enter(DelegateExecution execution) {
            if (closed) {
                throw new IllegalStateException("the register is closed");
            }
            entries.add(execution.getVariable("room") + " for " + execution.getVariable("price"));
        }

        List<String> entries() {
            return entries;
        }
    }

    /** Whose a task is. */
    public static final class Caretakers {

        public String caretaker(DelegateExecution execution) {
            return execution.getVariable("room").equals("Town hall") ? "caretaker" : "deputy";
        }
    }

    /** Looks at the state of a room; sometimes somebody else changes the task in the meantime. */
    static final class Inspection implements TaskListener {

        final AtomicInteger asked = new AtomicInteger();
        volatile boolean inTheWay;
        private final JdbcTemplate database;
        private final TransactionTemplate somebodyElse;

        Inspection(JdbcTemplate database, PlatformTransactionManager transactions) {
            this.database = database;
            this.somebodyElse = new TransactionTemplate(transactions);
            somebodyElse.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        @Override
        public void notify(DelegateTask task) {
            asked.incrementAndGet();
            if (inTheWay) {
                somebodyElse.executeWithoutResult(status ->
                        database.update("update ACT_RU_TASK set REV_ = REV_ + 1 where ID_ = ?", task.getId()));
            }
        }
    }

    /** Gets by type what the application has one of. */
    record Desk(Clock clock, JavaDelegate delegate) {}

    /** Hears of every row that Spring Data saves. */
    record Saved(List<Object> rows) implements ApplicationListener<AfterSaveEvent<?>> {

        @Override
        public void onApplicationEvent(AfterSaveEvent<?> event) {
            rows.add(event.getType());
        }
    }

    /** The team's own way with failed jobs. */
    static final class OwnRetries extends DefaultFailedJobCommandFactory {

        final AtomicInteger failures = new AtomicInteger();

        @Override
        public Command<Object> getCommand(String job, Throwable failure) {
            failures.incrementAndGet();
            return super.getCommand(job, failure);
        }
    }

    @Bean
    Register register() {
        return new Register();
    }

    @Bean
    Caretakers assignment() {
        return new Caretakers();
    }

    @Bean
    JavaDelegate outbox() {
        return execution -> execution.setVariable("told", true);
    }

    @Bean
    String funding() {
        return "none";
    }

    @Bean
    Inspection inspection(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new Inspection(database, transactions);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    @Bean
    Desk desk(Clock clock, JavaDelegate delegate) {
        return new Desk(clock, delegate);
    }

    @Bean
    Saved saved() {
        return new Saved(new ArrayList<>());
    }

    @Bean
    OwnRetries ownRetries() {
        return new OwnRetries();
    }

    @Bean
    ProcessEnginePlugin roomsPlugin(OwnRetries retries) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setFailedJobCommandFactory(retries);
            }
        };
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
