package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.runtime.Job;
import org.communitysafety.messages.GatewayFailed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("Text messages about incidents, through a stand-in for the operator's gateway")
class IncidentTextTest extends IncidentStories {

    private static final Queue<String> TAKEN = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger ANSWER = new AtomicInteger(204);
    private static final HttpServer GATEWAY = gateway();

    private static HttpServer gateway() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/texts", exchange -> {
                TAKEN.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(ANSWER.get(), -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add(
                "community-safety.text-messages.url",
                () -> "http://127.0.0.1:" + GATEWAY.getAddress().getPort() + "/texts");
    }

    @AfterAll
    static void stop() {
        GATEWAY.stop(0);
    }

    private List<Job> jobs() {
        return engine.getManagementService().createJobQuery().messages().withRetriesLeft().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .toList();
    }

    @Test
    @DisplayName(
            "C3: a gateway gets a text for each recipient with number, level and link only; a repeat has the same id")
    void texts() {
        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        List<String> ids = sql.sql("select id from cs_text_message where about = ?")
                .param(story.number())
                .query(String.class)
                .list();
        assertThat(ids).hasSize(9);

        ANSWER.set(503);
        Job first = jobs().stream()
                .filter(job -> {
                    try {
                        engine.getManagementService().executeJob(job.getId());
                        return false;
                    } catch (RuntimeException e) {
                        assertThat(e).isInstanceOf(GatewayFailed.class);
                        return true;
                    }
                })
                .findFirst()
                .orElseThrow();
        assertThat(sql.sql("select count(*) from cs_text_message where failure is not null and about = ?")
                        .param(story.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        ANSWER.set(204);
        engine.getManagementService().executeJob(first.getId());
        jobs().forEach(job -> engine.getManagementService().executeJob(job.getId()));

        assertThat(sql.sql("select count(*) from cs_text_message where sent_at is not null and about = ?")
                        .param(story.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(9);
        assertThat(TAKEN).hasSize(10).allSatisfy(text -> assertThat(text)
                .contains(story.number(), "level Medium", "recipient")
                .doesNotContain("Triangle", "fight", "Bournemouth"));
        assertThat(ids).allSatisfy(id -> assertThat(TAKEN).anyMatch(text -> text.contains(id)));
    }
}
