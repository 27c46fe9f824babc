package org.communitysafety.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disposes of case files whose time is over: key, codes and rows go, a record of the disposal stays (H19). */
public class CaseDisposal {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final CaseFiles files;
    private final CaseContents contents;
    private final CaseSearch search;
    private final CaseLog log;
    private final KeyRing keys;
    private final JdbcClient sql;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseDisposal(
            CaseFiles files,
            CaseContents contents,
            CaseSearch search,
            CaseLog log,
            KeyRing keys,
            JdbcClient sql,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.contents = contents;
        this.search = search;
        this.log = log;
        this.keys = keys;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What remains of a case file. */
    public record Record(String number, String closedAs, LocalDate keptUntil, String disposedBy) {}

    /**
     * Disposes of the file for good.
     *
     * @param keptUntil last day of the retention period
     * @throws Refused while the case is open or its time is not over
     */
    public void dispose(String number, LocalDate keptUntil, String actor) {
        CaseFile file = files.lock(number);
        Refused.unless(file.closed(), "%s is open. A case is disposed of after it has been closed.", number);
        Refused.unless(
                keptUntil.isBefore(LocalDate.now(clock)), "%s is kept until %s. Wait until then.", number, keptUntil);
        events.publishEvent(new CaseDisposed(file.tenant(), number));
        keys.destroy(number);
        search.forget(number);
        contents.forget(number);
        log.forgetReasons(file.tenant(), number);
        files.delete(file);
        sql.sql("insert into cs_case_disposal (case_file, tenant, kind, opened_at, closed_at, closed_as, kept_until,"
                        + " disposed_at, disposed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        file.tenant(),
                        file.kind().name(),
                        file.openedAt().atZone(UK).toOffsetDateTime(),
                        file.closedAt().atZone(UK).toOffsetDateTime(),
                        file.closedAs(),
                        keptUntil,
                        OffsetDateTime.now(clock),
                        actor)
                .update();
        audit.record(file.tenant(), actor, number, "case file disposed of", "kept until " + keptUntil);
    }

    /**
     * Keeps a closed file longer than the partnership's table says.
     *
     * @param until last day
     * @param reason kept in the audit trail, without personal data
     * @throws Refused for a day that has passed
     */
    public void keepLonger(String number, LocalDate until, String reason, String actor) {
        Refused.unless(
                until.isAfter(LocalDate.now(clock)), "The file is kept until a day to come. Choose a later date.");
        CaseFile file = files.save(files.lock(number).kept(until));
        audit.record(file.tenant(), actor, number, "case file kept longer", "until %s: %s".formatted(until, reason));
    }

    /** The record of a disposal; empty where this partnership has disposed of no such file. */
    public Optional<Record> of(String tenant, String number) {
        return sql.sql("select case_file, closed_as, kept_until, disposed_by from cs_case_disposal"
                        + " where tenant = ? and case_file = ?")
                .params(tenant, number)
                .query((row, index) -> new Record(
                        row.getString("case_file"),
                        row.getString("closed_as"),
                        row.getObject("kept_until", LocalDate.class),
                        row.getString("disposed_by")))
                .optional();
    }
}
