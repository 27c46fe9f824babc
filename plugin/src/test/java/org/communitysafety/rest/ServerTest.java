package org.communitysafety.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tests through the front door have in common. */
@RunningServer
abstract class ServerTest {

    private static final List<String> TABLES = List.of(
            "cs_application",
            "cs_submission",
            "cs_outcome",
            "cs_office_decision",
            "cs_ledger_entry",
            "cs_agenda_item",
            "cs_presence",
            "cs_interest",
            "cs_audit",
            "cs_message",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable",
            "act_ru_job",
            "act_hi_procinst",
            "act_hi_taskinst",
            "act_hi_varinst",
            "act_hi_actinst",
            "act_ge_bytearray");

    @LocalServerPort
    private int port;

    @Autowired
    JdbcTemplate database;

    @Autowired
    private ManagementService management;

    final People people = new People(user -> new Rest(port, user, "demo"));

    Rest as(String user) {
        return people.as(user);
    }

    Rest as(String user, String password) {
        return new Rest(port, user, password);
    }

    /** Rows of every table that work writes to, and what the funds have promised. */
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        TABLES.forEach(table -> state.put(table, database.queryForObject("select count(*) from " + table, Long.class)));
        state.put("committed", database.queryForObject("select sum(committed) from cs_fund_line", String.class));
        state.put("numbers", database.queryForList("select tenant, last_used from cs_number order by tenant"));
        return state;
    }

    /** Key of the fund line of today's fund that the delivery group proposes. */
    String line() {
        return database.queryForObject(
                "select id from cs_fund_line where tenant = 'charnwood' and name = 'Anti-social behaviour outreach'",
                String.class);
    }

    /** Runs what the engine would do in the background now. */
    void runJobs() {
        List<Job> due;
        while (!(due = management
                        .createJobQuery()
                        .messages()
                        .withRetriesLeft()
                        .active()
                        .list())
                .isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }
}
