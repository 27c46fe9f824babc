package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watches that every body has the meetings that its year must have, and warns where it cannot any more (G12). */
public class YearWatch {

    private final JdbcClient jdbc;
    private final BodyPeople people;
    private final Register register;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    YearWatch(JdbcClient jdbc, BodyPeople people, Register register, Outbox outbox, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.register = register;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** How the body's calendar year stands today. */
    public YearOfMeetings year(Body body, int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return new YearOfMeetings(
                body.name(),
                year,
                count(body, year, "'OPEN', 'HELD'"),
                count(body, year, "'PLANNED', 'IN_PREPARATION'"),
                body.meetingsAYear(),
                Math.max(0, ChronoUnit.DAYS.between(LocalDate.now(clock), last)));
    }

    private int count(Body body, int year, String states) {
        return jdbc.sql("select count(*) from cs_sitting where body = ? and held_on between ? and ? and state in ("
                        + states + ")")
                .params(body.id(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query(Integer.class)
                .single();
    }

    /** Tells chairs and secretaries of every body whose planned meetings are too few, once for each shortage. */
    public void warn(String tenant) {
        int year = LocalDate.now(clock).getYear();
        register.bodies(tenant).stream()
                .filter(body -> body.meetingsAYear() != null)
                .forEach(body -> warn(body, year(body, year)));
    }

    private void warn(Body body, YearOfMeetings year) {
        if (year.missing() == 0 || warned(body, year)) {
            return;
        }
        jdbc.sql("insert into cs_year_warning (body, in_year, missing, warned_at) values (?, ?, ?, ?)")
                .params(body.id(), year.year(), year.missing(), OffsetDateTime.now(clock))
                .update();
        audit.record(body.tenant(), AuditTrail.SYSTEM, null, "too few meetings", body.id() + ": " + year.words());
        Stream.of(people.chairs(body.id()), people.secretaries(body.id()))
                .flatMap(List::stream)
                .distinct()
                .flatMap(key -> people.holders(body.id(), List.of(key)).stream())
                .distinct()
                .forEach(person -> outbox.queue(
                        person,
                        null,
                        "%s: too few meetings in %d".formatted(body.name(), year.year()),
                        """
                        %s must have at least %d meetings in %d.

                        %s.

                        Add a meeting in Tasklist: "Start process", "Change the calendar".
                        """
                                .formatted(body.name(), body.meetingsAYear(), year.year(), year.words())));
    }

    private boolean warned(Body body, YearOfMeetings year) {
        return jdbc.sql("select count(*) from cs_year_warning where body = ? and in_year = ? and missing = ?")
                        .params(body.id(), year.year(), year.missing())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
