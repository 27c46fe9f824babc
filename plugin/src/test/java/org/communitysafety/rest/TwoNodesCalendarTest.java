package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes of the server on one PostgreSQL, both looking at the calendar all the time. */
@Order(Integer.MAX_VALUE - 1) // its servers take the engine's name from the one that other tests share
class TwoNodesCalendarTest {

    private static EmbeddedPostgres postgres;
    private static final List<ConfigurableApplicationContext> NODES = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        NODES.add(node("default"));
        NODES.add(node("second"));
    }

    private static ConfigurableApplicationContext node(String engine) {
        return new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--community-safety.samples=true",
                        "--community-safety.calendar-interval=PT0.3S",
                        "--COMMUNITY_SAFETY_ADMIN_PASSWORD=Rather-Long-Pass-Phrase-7",
                        "--camunda.bpm.process-engine-name=" + engine,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=200");
    }

    @AfterAll
    static void stop() throws IOException {
        NODES.forEach(ConfigurableApplicationContext::close);
        postgres.close();
    }

    @Test
    @DisplayName("G12: sixty meetings that are overdue start once each, whichever node takes them")
    void startOnceOnTwoNodes() {
        JdbcTemplate database = NODES.get(0).getBean(JdbcTemplate.class);

        database.update(
                """
                insert into cs_sitting (id, tenant, body, held_on, opens_at, version, state, prepares_on)
                select 'overdue-' || day, 'haringey', 'haringey.board', current_date + day, current_timestamp
                           + day * interval '1 day', 1, 'PLANNED', current_date - 1
                from generate_series(40, 99) as day
                where not exists (select 1 from cs_sitting
                                  where body = 'haringey.board' and held_on = current_date + day)""");

        String overdue = "from cs_sitting where body = 'haringey.board' and id like 'overdue-%'";
        Integer added = database.queryForObject("select count(*) " + overdue, Integer.class);
        assertThat(added).isGreaterThanOrEqualTo(59);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(database.queryForObject(
                        "select count(*) from act_ru_execution where parent_id_ is null and business_key_ in"
                                + " (select number " + overdue + ")",
                        Integer.class))
                .isEqualTo(added));
        assertThat(database.queryForList(
                        "select business_key_ from act_hi_procinst where proc_def_key_ = 'meeting'"
                                + " group by business_key_ having count(*) > 1",
                        String.class))
                .isEmpty();
        assertThat(database.queryForList(
                        "select handler_cfg_ from act_ru_job where handler_type_ = 'community-safety-calendar'",
                        String.class))
                .doesNotHaveDuplicates()
                .contains("plan meetings", "start meetings", "watch the year");
    }
}
