package org.communitysafety.rest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Votes at the same second, on PostgreSQL")
@Order(Integer.MAX_VALUE - 1) // its server takes the engine's name from the one that other tests share
class FifteenVotesOnPostgresTest {

    private static final String PASSWORD = "Rather-Long-Pass-Phrase-7";

    private static EmbeddedPostgres postgres;
    private static ServletWebServerApplicationContext server;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        server = (ServletWebServerApplicationContext) new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--community-safety.samples=true",
                        "--COMMUNITY_SAFETY_ADMIN_PASSWORD=" + PASSWORD,
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres");
        IdentityService identities = server.getBean(IdentityService.class);
        for (User user :
                identities.createUserQuery().memberOfTenant("charnwood").list()) {
            user.setPassword(PASSWORD);
            identities.saveUser(user);
        }
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    private static FifteenVotes votes() {
        return new FifteenVotes(
                new People(user -> new Rest(server.getWebServer().getPort(), user, PASSWORD)),
                server.getBean(ProcessEngine.class),
                server.getBean(JdbcTemplate.class));
    }

    @Test
    @DisplayName("G7, G9: fifteen votes at the same second all count, once each, and nobody sees an error")
    void allCount() throws Exception {
        votes().atTheSameSecond(LocalDate.now().plusDays(100));
    }

    @Test
    @DisplayName("G9: three browsers of one person cast one vote")
    void threeBrowsers() throws Exception {
        votes().fromThreeBrowsers(LocalDate.now().plusDays(101));
    }
}
