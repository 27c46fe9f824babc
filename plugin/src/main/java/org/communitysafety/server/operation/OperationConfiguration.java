package org.communitysafety.server.operation;

import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.communitysafety.camunda.StartUpLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;

/** What operators need of the server. */
@Configuration(proxyBeanMethods = false)
public class OperationConfiguration {

    /** People can work with this node, but an operator should look after something. */
    static final String DEGRADED = "DEGRADED";

    @Bean
    ServerTables serverTables(DataSource dataSource) {
        return new ServerTables(dataSource);
    }

    @Bean
    OneTimeZone oneTimeZone(ManagementService management, StartUpLock startUp) {
        return new OneTimeZone(management, startUp, ZoneId.systemDefault());
    }

    @Bean
    ClockHealth clockHealthIndicator(JdbcTemplate database) {
        return new ClockHealth(database, Clock.systemUTC());
    }

    @Bean
    JobExecutorHealth jobExecutorHealthIndicator(ObjectProvider<JobExecutor> executor) {
        return new JobExecutorHealth(executor.getIfAvailable());
    }

    @Bean
    MailHealth mailHealthIndicator(ObjectProvider<JavaMailSender> server) {
        return new MailHealth(server.getIfAvailable(), Clock.systemUTC());
    }
}
