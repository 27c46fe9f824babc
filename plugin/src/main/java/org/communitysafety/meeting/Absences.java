package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which agencies' seats were not represented at a body's meetings (G13). Counted per voting seat: a deputy counts as
 * attendance, a vacant seat is absent. Meetings before the product was in use count as attended.
 */
public class Absences {

    private static final int YEAR = 12;

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Absences(JdbcClient jdbc, Attendance attendance, Register register, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** A meeting that was held. */
    record Held(String id, String tenant, String body, String number, LocalDate heldOn, OffsetDateTime opensAt) {}

    Held held(String number) {
        return jdbc.sql("select id, tenant, body, number, held_on, opens_at from cs_sitting where number = ?")
                .param(number)
                .query(Held.class)
                .optional()
                .orElseThrow(() -> new Refused("There is no meeting \"%s\".".formatted(number)));
    }

    Held heldById(String sitting) {
        return jdbc.sql("select id, tenant, body, number, held_on, opens_at from cs_sitting where id = ?")
                .param(sitting)
                .query(Held.class)
                .single();
    }

    /** Enters who was absent; called again after a crash it adds what is missing. */
    public void count(String number) {
        Held held = held(number);
        Set<String> there = attendance.represented(held.id());
        Set<String> entered = Set.copyOf(of(number).stream().map(Absence::seat).toList());
        List<Seat> absent = register.seats(held.body(), held.heldOn()).stream()
                .filter(Seat::votes)
                .filter(seat -> !there.contains(seat.id()))
                .filter(seat -> !entered.contains(seat.id()))
                .toList();
        absent.forEach(
                seat -> jdbc.sql("insert into cs_absence (sitting, seat, tenant, body, held_on) values (?, ?, ?, ?, ?)")
                        .params(held.id(), seat.id(), held.tenant(), held.body(), held.heldOn())
                        .update());
        audit.record(
                held.tenant(),
                AuditTrail.SYSTEM,
                number,
                "absence counted",
                "%d of the body's voting seats were not represented".formatted(entered.size() + absent.size()));
    }

    /** The seats absent from this meeting, in the order of the register. */
    public List<Absence> of(String number) {
        return jdbc.sql("select a.sitting, a.seat, a.held_on, p.reason as explanation, a.action from cs_absence a"
                        + " join cs_sitting m on m.id = a.sitting join cs_seat s on s.id = a.seat"
                        + " left join cs_apology p on p.sitting = a.sitting and p.seat = a.seat"
                        + " where m.number = ? order by s.position")
                .param(number)
                .query(Absence.class)
                .list();
    }

    /**
     * Records an apology or a reasonable explanation, before the meeting or after it; the first one for a seat stays.
     *
     * @param number of the meeting
     * @throws Refused for a seat of another body and without a reason
     */
    public void apologise(String number, String seat, String reason, String actor) {
        Held held = held(number);
        Refused.unless(
                register.allSeats(held.body()).stream().map(Seat::id).anyMatch(seat::equals),
                "\"%s\" is no seat of this body. Reload the form.",
                seat);
        Refused.unless(reason != null && !reason.isBlank(), "Say what the apology or explanation is.");
        boolean known = jdbc.sql("select count(*) from cs_apology where sitting = ? and seat = ?")
                        .params(held.id(), seat)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("insert into cs_apology (sitting, seat, reason, recorded_by, recorded_at) values (?, ?, ?, ?, ?)")
                    .params(held.id(), seat, reason, actor, OffsetDateTime.now(clock))
                    .update();
            audit.record(held.tenant(), actor, number, "absence explained", seat);
        }
    }

    /** What was said for the seat's absence from a meeting; of the meeting's id. */
    Optional<String> apology(String sitting, String seat) {
        return jdbc.sql("select reason from cs_apology where sitting = ? and seat = ?")
                .params(sitting, seat)
                .query(String.class)
                .optional();
    }

    /** What the table is asked with about a seat that was absent from this meeting. */
    public AbsenceFacts facts(String number, String seat) {
        Held held = held(number);
        List<Absence> row = inARow(held, seat);
        Organisation agency = register.organisation(register.seat(seat).organisation());
        return new AbsenceFacts(
                register.body(held.body()).kind(),
                row.size(),
                (int) row.stream().takeWhile(Predicate.not(Absence::explained)).count(),
                unexplainedInYear(held, seat),
                agency.standing() == Organisation.Standing.RESPONSIBLE);
    }

    /** This absence and those before it without a meeting in between that the seat attended, newest first. */
    List<Absence> inARow(Held held, String seat) {
        return jdbc
                .sql("select m.id as sitting, a.seat, m.held_on, p.reason as explanation, a.action from cs_sitting m"
                        + " left join cs_absence a on a.sitting = m.id and a.seat = :seat"
                        + " left join cs_apology p on p.sitting = m.id and p.seat = :seat"
                        + " where m.tenant = :tenant and m.body = :body"
                        + " and (m.id = :sitting or (m.state = 'HELD' and m.opens_at < :opensAt))"
                        + " order by m.opens_at desc")
                .param("seat", seat)
                .param("tenant", held.tenant())
                .param("body", held.body())
                .param("sitting", held.id())
                .param("opensAt", held.opensAt())
                .query(Absence.class)
                .list()
                .stream()
                .takeWhile(meeting -> meeting.seat() != null)
                .toList();
    }

    private int unexplainedInYear(Held held, String seat) {
        return jdbc.sql("select count(*) from cs_absence a"
                        + " left join cs_apology p on p.sitting = a.sitting and p.seat = a.seat"
                        + " where a.seat = ? and a.held_on > ? and a.held_on <= ? and p.reason is null")
                .params(seat, held.heldOn().minusMonths(YEAR), held.heldOn())
                .query(Integer.class)
                .single();
    }

    /** Notes what the partnership's table said about an absent seat. */
    void note(Held held, String seat, String action) {
        jdbc.sql("update cs_absence set action = ? where sitting = ? and seat = ?")
                .params(action, held.id(), seat)
                .update();
    }

    /** Key of the body that held this meeting. */
    public String body(String number) {
        return held(number).body();
    }

    /** The absence of a seat from a meeting; empty if it was represented. */
    Optional<Absence> of(String number, String seat) {
        return of(number).stream()
                .filter(absence -> absence.seat().equals(seat))
                .findFirst();
    }
}
