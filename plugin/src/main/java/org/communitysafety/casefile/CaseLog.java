package org.communitysafety.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.communitysafety.casefile.CaseAccess.Refusal;
import org.communitysafety.partnership.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who read which case when and for what, and who wanted to and was refused (S1). Rows are only ever added. */
class CaseLog {

    private static final String COLUMNS =
            "select id, happened_at, case_file, person, organisation, task, reason, refused from cs_case_access";

    private final JdbcClient sql;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    /** @param ownTransaction begins a transaction of its own: a refusal rolls its caller's back, and stays in the log */
    CaseLog(JdbcClient sql, TransactionTemplate ownTransaction, Clock clock) {
        this.sql = sql;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
    }

    /** A row of the log; the reason is still sealed. */
    record Row(
            String id,
            Instant happenedAt,
            String caseFile,
            String person,
            String organisation,
            String task,
            byte[] reason,
            String refused) {}

    void granted(String tenant, String number, Person person, Reader reader, Seals seals) {
        String id = UUID.randomUUID().toString();
        write(id, tenant, number, person.organisation(), reader, reason(id, reader, seals), null);
    }

    /**
     * @param organisation of the reader; null for somebody of none
     * @param seals null where there is no case whose key the reason could be sealed with
     */
    void refused(String tenant, String number, String organisation, Reader reader, Seals seals, Refusal why) {
        String id = UUID.randomUUID().toString();
        byte[] reason = seals == null ? null : reason(id, reader, seals);
        ownTransaction.executeWithoutResult(status -> write(id, tenant, number, organisation, reader, reason, why));
    }

    private static byte[] reason(String id, Reader reader, Seals seals) {
        return seals.seal(id, "reason", reader.reason());
    }

    private void write(
            String id, String tenant, String number, String organisation, Reader reader, byte[] reason, Refusal why) {
        sql.sql("insert into cs_case_access (id, happened_at, tenant, case_file, person, organisation, task, reason,"
                        + " refused) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(OffsetDateTime.now(clock))
                .param(tenant)
                .param(number)
                .param(reader.login())
                .param(organisation)
                .param(reader.task())
                .param(reason)
                .param(why == null ? null : why.name())
                .update();
    }

    /** About one case, newest first. */
    List<Row> ofCase(String tenant, String number) {
        return rows("case_file", tenant, number);
    }

    /** By one person, newest first. */
    List<Row> ofPerson(String tenant, String login) {
        return rows("person", tenant, login);
    }

    /** By one organisation's people, newest first. */
    List<Row> ofOrganisation(String tenant, String organisation) {
        return rows("organisation", tenant, organisation);
    }

    private List<Row> rows(String column, String tenant, String value) {
        return sql.sql(COLUMNS + " where tenant = ? and " + column + " = ? order by written_as desc")
                .params(tenant, value)
                .query((row, index) -> new Row(
                        row.getString("id"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("case_file"),
                        row.getString("person"),
                        row.getString("organisation"),
                        row.getString("task"),
                        row.getBytes("reason"),
                        row.getString("refused")))
                .list();
    }

    /** The key of the case is gone, and with it whatever the reasons said. */
    void forgetReasons(String tenant, String number) {
        sql.sql("update cs_case_access set reason = null where tenant = ? and case_file = ?")
                .params(tenant, number)
                .update();
    }
}
