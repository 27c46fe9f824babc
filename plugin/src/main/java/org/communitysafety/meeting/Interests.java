package org.communitysafety.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.communitysafety.partnership.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who declared an interest in what. Once declared it holds for the person at every stage and every meeting that deals
 * with the thing, and is never taken back (G8, F16).
 */
public class Interests {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Interests(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What kind of interest it is (HGY 5.10). */
    public enum Nature {
        PERSONAL,
        PECUNIARY
    }

    /** Records it; a person who has declared it before changes nothing. */
    public void declare(String tenant, String subject, String person) {
        declare(tenant, subject, person, null);
    }

    /** @param nature null where that was not said */
    public void declare(String tenant, String subject, String person, Nature nature) {
        if (!in(subject).contains(person)) {
            jdbc.sql("insert into cs_interest (tenant, subject, person, nature, declared_at) values (?, ?, ?, ?, ?)")
                    .params(tenant, subject, person, nature == null ? null : nature.name(), OffsetDateTime.now(clock))
                    .update();
            events.publishEvent(new InterestDeclared(tenant, subject, person));
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
