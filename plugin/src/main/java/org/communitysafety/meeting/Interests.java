package org.communitysafety.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.communitysafety.partnership.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who declared an interest in what. Once declared it holds for the person at every stage and every meeting that deals
 * with the thing, and is never taken back (G8, F16).
 */
public class Interests {

    private final JdbcClient jdbc;
    private final Clock clock;

    Interests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records it; a person who has declared it before changes nothing. */
    public void declare(String tenant, String subject, String person) {
        if (!in(subject).contains(person)) {
            jdbc.sql("insert into cs_interest (tenant, subject, person, declared_at) values (?, ?, ?, ?)")
                    .params(tenant, subject, person, OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** Logins of those who declared an interest in this subject. */
    public Set<String> in(String subject) {
        return jdbc.sql("select person from cs_interest where subject = ?")
                .param(subject)
                .query(String.class)
                .set();
    }

    /** Whether the person takes no part: of the organisation that it concerns, or with an interest declared (F16). */
    public boolean concerns(AgendaItem item, Person person) {
        return (item.concerns() != null && person.belongsTo(item.concerns()))
                || in(item.subject()).contains(person.id());
    }
}
