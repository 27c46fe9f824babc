package org.communitysafety.incident;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every classification of every incident; only ever added to (C1). */
class Classifications {

    private final JdbcClient sql;
    private final Clock clock;

    Classifications(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void keep(Incident incident, List<Criterion> criteria, String actor) {
        sql.sql("insert into cs_classification (id, tenant, incident, classified_at, classified_by, facts, criteria,"
                        + " clauses) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        incident.tenant(),
                        incident.number(),
                        OffsetDateTime.now(clock),
                        actor,
                        incident.facts().named(),
                        criteria.stream().map(Criterion::name).collect(Collectors.joining(",")),
                        criteria.stream().map(Criterion::clause).collect(Collectors.joining("; ")))
                .update();
    }

    /** Oldest first. */
    List<Classification> of(Incident incident) {
        return sql.sql("select * from cs_classification where tenant = ? and incident = ? order by written_as")
                .params(incident.tenant(), incident.number())
                .query((row, index) -> new Classification(
                        row.getObject("classified_at", OffsetDateTime.class).toInstant(),
                        row.getString("classified_by"),
                        row.getString("facts"),
                        row.getString("criteria"),
                        row.getString("clauses")))
                .list();
    }

    Optional<Classification> last(Incident incident) {
        return of(incident).stream().reduce((earlier, later) -> later);
    }
}
