package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.RoundTrips;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many incidents with forty recipients each; {@code -Dincident.load.reports=100} reports a hundred of them. */
@EngineTest
@Import(RoundTrips.class)
@DisplayName("Many people are informed at once")
class IncidentLoadTest {

    private static final int REPORTS = Integer.getInteger("incident.load.reports", 3);
    private static final int RECIPIENTS = 40;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Incidents incidents;

    @Autowired
    Notices notices;

    @Autowired
    IncidentActions actions;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    @DisplayName(
            "C3: forty recipients ask the database at most four times as often as one; all acknowledge in one second")
    void manyRecipients() throws Exception {
        holders(0, 1);
        report();
        List<IncidentStory> stories = new ArrayList<>();
        int one = RoundTrips.of(() -> stories.add(report()));
        holders(1, RECIPIENTS);
        int forty = RoundTrips.of(() -> stories.add(report()));
        System.out.printf("round trips: %d for one recipient, %d for %d%n", one, forty, RECIPIENTS);
        assertThat(forty).isLessThanOrEqualTo(4 * one);

        while (stories.size() < REPORTS + 1) {
            stories.add(report());
        }
        stories.remove(0);
        for (IncidentStory story : stories) {
            assertThat(story.silent()).hasSize(RECIPIENTS).doesNotHaveDuplicates();
            assertThat(messages(story)).isEqualTo(RECIPIENTS);
            acknowledgeTogether(story.tasks("acknowledgeIncident"));
            assertThat(notices.of(story.incident())).hasSize(RECIPIENTS).allMatch(notice -> notice.person()
                    .equals(notice.acknowledgedBy()));
            assertThat(story.tasks("acknowledgeIncident")).isEmpty();
        }
    }

    private IncidentStory report() {
        return new IncidentStory(engine, staff, incidents, actions)
                .waitsAt("acknowledgeIncident")
                .waitsAt("nameLeads")
                .waitsAt("recordBaseline")
                .told();
    }

    private long messages(IncidentStory story) {
        return sql.sql("select count(distinct message_id) from cs_message where about = ?")
                .param(story.number())
                .query(Long.class)
                .single();
    }

    /** Everybody at the same moment; whatever anybody is told to the contrary fails the test. */
    private void acknowledgeTogether(List<Task> tasks) throws Exception {
        var start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<?>> acknowledged = new ArrayList<>();
            for (Task task : tasks) {
                acknowledged.add(people.submit(() -> {
                    start.await();
                    staff.submits(task.getAssignee(), task, Map.of());
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : acknowledged) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** From now on these, and nobody else, are informed of public disorder. */
    private void holders(int from, int to) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.sql("delete from cs_recipient_rule where incident_rules = 'bcp' and recipients <> 'communications'")
                    .update();
            sql.sql("delete from cs_term where office = 'bcp.communications' and person = 'bcp-communications'")
                    .update();
            IntStream.range(from, to).forEach(this::holder);
        });
        IntStream.range(from, to).forEach(index -> {
            engine.getIdentityService().saveUser(engine.getIdentityService().newUser(login(index)));
            engine.getIdentityService().createTenantUserMembership("bcp", login(index));
        });
    }

    private void holder(int index) {
        sql.sql("insert into cs_person (id, tenant, name, email, organisation, active, version)"
                        + " values (?, 'bcp', ?, ?, 'bcp.org.council', true, 1)")
                .params(login(index), "Person " + index, login(index) + "@bcp.invalid")
                .update();
        sql.sql("insert into cs_term (office, person, starts_on) values ('bcp.communications', ?, date '2020-01-01')")
                .param(login(index))
                .update();
    }

    private static String login(int index) {
        return "bcp-recipient-" + index;
    }
}
