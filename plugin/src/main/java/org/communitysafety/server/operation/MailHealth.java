package org.communitysafety.server.operation;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whether the mail server answers. It is asked at most twice a minute, however often health is. */
class MailHealth extends AbstractHealthIndicator {

    private static final String THREE_SECONDS = "3000";
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final JavaMailSenderImpl server;
    private final Clock clock;
    private Health last;
    private Instant asked;

    /** @param server null where none is configured */
    MailHealth(JavaMailSender server, Clock clock) {
        this.server = server instanceof JavaMailSenderImpl smtp ? impatient(smtp) : null;
        this.clock = clock;
    }

    private static JavaMailSenderImpl impatient(JavaMailSenderImpl smtp) {
        var copy = new JavaMailSenderImpl();
        copy.setHost(smtp.getHost());
        copy.setPort(smtp.getPort());
        copy.setProtocol(smtp.getProtocol());
        copy.setUsername(smtp.getUsername());
        copy.setPassword(smtp.getPassword());
        var properties = new Properties();
        properties.putAll(smtp.getJavaMailProperties());
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + limit, THREE_SECONDS);
            properties.put("mail.smtps." + limit, THREE_SECONDS);
        }
        copy.setJavaMailProperties(properties);
        return copy;
    }

    @Override
    protected synchronized void doHealthCheck(Health.Builder health) {
        if (asked == null || asked.plus(FRESH).isBefore(clock.instant())) {
            last = ask();
            asked = clock.instant();
        }
        health.status(last.getStatus()).withDetails(last.getDetails());
    }

    private Health ask() {
        if (server == null) {
            return Health.up()
                    .withDetail("server", "none is configured; messages are kept")
                    .build();
        }
        String location = server.getHost() + (server.getPort() > 0 ? ":" + server.getPort() : "");
        try {
            server.testConnection();
            return Health.up().withDetail("server", location).build();
        } catch (MessagingException e) {
            return Health.status(OperationConfiguration.DEGRADED)
                    .withDetail("server", location)
                    .withDetail("failure", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
