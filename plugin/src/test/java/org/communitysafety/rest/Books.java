package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must be true of a database, whatever has happened to the server: found out by SQL of its own. */
final class Books {

    /** Each query finds what must not be. */
    private static final Map<String, String> WRONG = new TreeMap<>(Map.of(
            "a line's committed money is not the sum of its ledger",
            """
            select l.id from cs_fund_line l
             where l.committed <> (select coalesce(sum(e.amount), 0) from cs_ledger_entry e
                                    where e.line = l.id and e.kind = 'COMMITMENT')
            """,
            "a line's committed money is not the sum of the approved applications",
            """
            select l.id from cs_fund_line l
             where l.committed <> (select coalesce(sum(s.amount), 0)
                                     from cs_application a join cs_submission s on s.application = a.number
                                    where a.line = l.id and a.state = 'APPROVED'
                                      and s.attempt = (select max(attempt) from cs_submission where application = a.number))
            """,
            "money is committed twice, or for what is not approved",
            """
            select e.application from cs_ledger_entry e join cs_application a on a.number = e.application
             where e.kind = 'COMMITMENT' group by e.application, a.state having count(*) > 1 or a.state <> 'APPROVED'
            """,
            "an application is there twice",
            "select title from cs_submission group by title having count(*) > 1",
            "an application has not exactly one process",
            """
            select a.number from cs_application a
             where 1 <> (select count(*) from act_hi_procinst p
                          where p.business_key_ = a.number and p.proc_def_key_ = 'fundingApplication')
            """,
            "a process has no application",
            """
            select p.id_ from act_hi_procinst p
             where p.proc_def_key_ = 'fundingApplication'
               and not exists (select 1 from cs_application a where a.number = p.business_key_)
            """,
            "somebody decided twice",
            "select application from cs_office_decision group by application, person having count(*) > 1",
            "a stage was passed twice",
            "select application from cs_outcome group by application, stage having count(*) > 1",
            "a message was written twice",
            "select about from cs_message group by recipient, about, subject having count(*) > 1"));

    /** Likewise, once nothing is under way any more. */
    private static final Map<String, String> WRONG_IN_THE_END = new TreeMap<>(Map.of(
            "a decided application has a process that runs on",
            """
            select a.number from cs_application a join act_ru_execution e on e.business_key_ = a.number
             where a.state in ('APPROVED', 'REJECTED')
            """,
            "an undecided application waits for nobody",
            """
            select a.number from cs_application a
             where a.state not in ('APPROVED', 'REJECTED')
               and not exists (select 1 from act_ru_task t
                                 join act_hi_procinst p on p.id_ = t.proc_inst_id_ where p.business_key_ = a.number)
            """,
            "a message was not sent",
            "select message_id from cs_message where state <> 'SENT'",
            "work failed",
            "select id_ from act_ru_job where retries_ = 0 or exception_msg_ is not null"));

    private final JdbcTemplate database;

    Books(JdbcTemplate database) {
        this.database = database;
    }

    /** Nothing acknowledged is lost, nothing is doubled, the ledger balances. */
    void balance(List<Crowd.Acknowledged> acknowledged) {
        nothing(WRONG);
        Set<String> applications = found("select application || ' ' || title from cs_submission");
        Set<String> completed = found(
                "select id_ || ' ' || assignee_ from act_hi_taskinst where delete_reason_ = 'completed'"
                        + " union select id_ || ' ' || 'completed' from act_hi_taskinst where delete_reason_ = 'completed'");
        Set<String> decided = found(
                """
                select t.id_ || ' ' || d.person || ' ' || d.verdict
                  from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_
                  join cs_office_decision d on d.application = p.business_key_
                """);
        Set<String> supported = found(
                """
                select t.id_ from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_
                  join cs_outcome o on o.application = p.business_key_ and o.result = 'SUPPORTED'
                """);
        List<Crowd.Acknowledged> lost = new ArrayList<>();
        for (Crowd.Acknowledged promise : acknowledged) {
            boolean kept;
            if (promise.task() == null) {
                kept = applications.contains(promise.number() + " " + promise.verdict());
            } else if (promise.verdict().equals("support")) {
                kept = completed.contains(promise.task() + " completed") && supported.contains(promise.task());
            } else {
                kept = completed.contains(promise.task() + " completed")
                        && decided.contains(promise.task() + " " + promise.user() + " " + promise.verdict());
            }
            if (!kept) {
                lost.add(promise);
            }
        }
        assertThat(lost).as("acknowledged and lost").isEmpty();
    }

    private Set<String> found(String sql) {
        return new HashSet<>(database.queryForList(sql, String.class));
    }

    /** Nothing is under way any more: all messages went out, and what waits waits for people. */
    boolean settled() {
        return 0
                == database.queryForObject(
                        """
                        select (select count(*) from act_ru_job where handler_type_ <> 'history-cleanup'
                                   and retries_ > 0 and (duedate_ is null or duedate_ <= localtimestamp))
                             + (select count(*) from cs_message where state <> 'SENT')
                        """,
                        Long.class);
    }

    void awaitSettled() {
        await().atMost(Duration.ofMinutes(3)).until(this::settled);
    }

    void balanceInTheEnd(List<Crowd.Acknowledged> acknowledged) {
        balance(acknowledged);
        nothing(WRONG_IN_THE_END);
    }

    private void nothing(Map<String, String> wrong) {
        wrong.forEach((what, sql) ->
                assertThat(database.queryForList(sql, String.class)).as(what).isEmpty());
    }

    /**
     * Every message that counts as sent has arrived, and nothing that was never decided; a repeat carries the
     * {@code Message-ID} of the first.
     *
     * @return how often each arrived, by {@code Message-ID}
     */
    Map<String, Integer> arrived(GreenMail mail) throws MessagingException {
        Map<String, Integer> times = new TreeMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            times.merge(message.getMessageID(), 1, Integer::sum);
        }
        assertThat(times.keySet())
                .as("sent messages have arrived")
                .containsAll(found("select message_id from cs_message where state = 'SENT'"));
        assertThat(found("select message_id from cs_message"))
                .as("messages that were decided")
                .containsAll(times.keySet());
        return times;
    }

    long count(String sql) {
        return database.queryForObject(sql, Long.class);
    }
}
