package org.communitysafety.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.communitysafety.support.Hand;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Health says what is wrong. */
class HealthTest {

    private final Hand clock = new Hand(Instant.now());

    private static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    @Test
    void ofTheMailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        int port = server.getSmtp().getPort();
        var health = new MailHealth(sender(port), clock);

        Health up = health.health();
        assertThat(up.getStatus().getCode()).isEqualTo("UP");
        assertThat(up.getDetails()).containsEntry("server", "127.0.0.1:" + port);

        server.stop();
        clock.move(Duration.ofSeconds(29));
        assertThat(health.health().getStatus().getCode()).as("not asked again").isEqualTo("UP");
        clock.move(Duration.ofSeconds(2));
        Health down = health.health();
        assertThat(down.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(down.getDetails().get("failure").toString()).contains("connect");
    }

    @Test
    @Timeout(20)
    void ofAMailServerThatDoesNotAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Health health = new MailHealth(sender(silent.getLocalPort()), clock).health();

            assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health.getDetails().get("failure").toString()).isNotBlank();
        }
    }

    @Test
    void ofNoMailServer() {
        assertThat(new MailHealth(null, clock).health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void ofTheClock() {
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:clock");
        var health = new ClockHealth(new JdbcTemplate(source), Clock.systemUTC());
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        var slow = new ClockHealth(new JdbcTemplate(source), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-30)));
        Health behind = slow.health();
        assertThat(behind.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat((long) behind.getDetails().get("aheadOfDatabaseMillis")).isBetween(-31_000L, -29_000L);
    }

    @Test
    void ofTheJobExecutor() {
        var executor = new DefaultJobExecutor();
        assertThat(new JobExecutorHealth(executor).health().getStatus().getCode())
                .isEqualTo("DEGRADED");
        assertThat(new JobExecutorHealth(null).health().getStatus().getCode()).isEqualTo("UP");
    }
}
