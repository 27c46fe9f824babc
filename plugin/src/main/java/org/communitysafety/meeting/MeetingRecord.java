package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens a meeting with its attendance, records who arrives and leaves, and closes it. */
public class MeetingRecord {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(UK);

    private final SittingRepository sittings;
    private final Attendance attendance;
    private final JdbcClient jdbc;
    private final Register register;
    private final Officers officers;
    private final Chairing chairing;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeetingRecord(
            Storage storage,
            Attendance attendance,
            JdbcClient jdbc,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.attendance = attendance;
        this.jdbc = jdbc;
        this.register = register;
        this.officers = new Officers(register);
        this.chairing = new Chairing(register);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes attendance, which opens the meeting and then counts for all its items.
     *
     * @param presiding login; null if it is clear who presides
     * @param at when it opened, UK time; null for the planned beginning, or now if that has not come
     * @throws Refused when somebody is recorded who cannot be there, and for anybody who may not record the meeting
     */
    public void open(String sitting, Roll roll, String presiding, LocalTime at, String actor) {
        Sitting planned = sittings.findWithLockById(sitting);
        refuseUnlessMayRecord(planned, actor);
        Refused.unless(
                !planned.attendanceTaken(),
                "Attendance has been taken already. Record who arrives and leaves in \"Record arrivals and"
                        + " departures\".");
        Refused.unless(!roll.empty(), "Nobody is recorded as present. Tick who is at the meeting.");
        Instant now = clock.instant();
        Instant onTime = planned.opensAt().isBefore(now) ? planned.opensAt() : now;
        Instant opened = at == null ? onTime : moment(planned, at);
        Seating seating = Seating.at(register, planned);
        refuseUninvited(planned, roll);
        List<Presence> present = seating.presences(sitting, roll, opened);
        attendance.replace(sitting, present);
        Sitting open = sittings.save(planned.opened(opened));
        attendance.preside(open, seating, present, presiding, opened);
        audit.record(open.tenant(), actor, open.number(), "attendance taken", names(present));
    }

    /**
     * Records who has arrived and who has left.
     *
     * @throws Refused when the meeting is not open, for somebody who cannot be there or voted after they left, and when
     *     somebody has to be named who presides
     */
    public void change(String sitting, Movement movement, String actor) {
        Sitting open = openMeeting(sitting, actor);
        Refused.unless(
                !movement.empty(),
                "Nothing is recorded. Tick who arrives or leaves, choose who presides, or close the meeting.");
        Instant moment = moment(open, movement.at());
        Seating seating = Seating.at(register, open);
        List<Presence> there = new ArrayList<>(there(sitting));
        List<Presence> left =
                there.stream().filter(one -> movement.left().contains(one.id())).toList();
        Refused.unless(
                left.size() == movement.left().size(),
                "Somebody whom you record as leaving has left already. Reload the form.");
        left.forEach(one -> refuseUnlessMayHaveLeft(one, moment));
        there.removeAll(left);
        refuseUninvited(open, movement.arrived());
        List<Presence> arrived = seating.presences(sitting, movement.arrived(), moment);
        there.addAll(arrived);
        seating.refuseTwice(there);
        left.forEach(one -> attendance.end(one, moment));
        attendance.add(arrived);
        attendance.preside(open, seating, there, movement.presiding(), moment);
        said(open, actor, arrived, "arrived", moment);
        said(open, actor, left, "left", moment);
        events.publishEvent(new PresenceChanged(open.tenant(), sitting));
    }

    private void said(Sitting sitting, String actor, List<Presence> people, String what, Instant moment) {
        if (!people.isEmpty()) {
            audit.record(sitting.tenant(), actor, sitting.number(), what, TIME.format(moment) + ": " + names(people));
        }
    }

    /**
     * Closes the meeting: everybody leaves.
     *
     * @param at UK time; null for now
     * @throws Refused while an item is open
     */
    public void close(String sitting, LocalTime at, String actor) {
        Sitting open = openMeeting(sitting, actor);
        List<String> items = openItems(sitting);
        Refused.unless(
                items.isEmpty(),
                "The meeting cannot be closed, because of open items: %s. Deal with each of them or adjourn it first.",
                String.join("; ", items));
        Instant closed = moment(open, at);
        List<Presence> there = there(sitting);
        there.forEach(one -> refuseUnlessMayHaveLeft(one, closed));
        there.forEach(one -> attendance.end(one, closed));
        sittings.save(open.closed(closed));
        audit.record(open.tenant(), actor, open.number(), "meeting closed", TIME.format(closed));
    }

    private List<String> openItems(String sitting) {
        return jdbc.sql(
                        """
                        select coalesce(number, subject) || coalesce(', ' || title, '') from cs_agenda_item
                        where sitting = ? and state = 'OPEN' order by position, number, subject""")
                .param(sitting)
                .query(String.class)
                .list();
    }

    private List<Presence> there(String sitting) {
        return attendance.of(sitting).stream()
                .filter(one -> one.untilAt() == null)
                .toList();
    }

    private Sitting openMeeting(String id, String actor) {
        Sitting sitting = sittings.findWithLockById(id);
        refuseUnlessMayRecord(sitting, actor);
        Refused.unless(
                sitting.open() && sitting.attendanceTaken(),
                "The meeting is not open. Take attendance first; after it was closed nobody arrives or leaves.");
        return sitting;
    }

    private void refuseUnlessMayRecord(Sitting sitting, String actor) {
        Refused.unless(
                officers.mayRecord(sitting, actor, person -> true),
                "Only the body's chair or secretary records its meetings. Ask one of them.");
    }

    private void refuseUninvited(Sitting sitting, Roll roll) {
        List<String> chairs = chairing.chairs(sitting.body());
        for (Presence.Guest guest : roll.guests()) {
            Refused.unless(
                    chairs.contains(guest.invitedBy()),
                    "%s is no member and can only be there if a chair has invited them (G21). Say which chair did.",
                    guest.name());
        }
    }

    private void refuseUnlessMayHaveLeft(Presence one, Instant moment) {
        Refused.unless(
                moment.isAfter(one.fromAt()),
                "%s came at %s and cannot have left at %s. Give a later time.",
                name(one),
                TIME.format(one.fromAt()),
                TIME.format(moment));
        jdbc.sql(
                        """
                        select v.cast_at from cs_vote v join cs_agenda_item i on i.id = v.item
                        where i.sitting = ? and v.voter = ?""")
                .params(one.sitting(), one.person())
                .query(OffsetDateTime.class)
                .list()
                .forEach(voted -> Refused.unless(
                        !voted.toInstant().isAfter(moment),
                        "%s voted at %s and cannot have left at %s. Give a later time.",
                        name(one),
                        TIME.format(voted),
                        TIME.format(moment)));
    }

    private Instant moment(Sitting sitting, LocalTime at) {
        Instant now = clock.instant();
        if (at == null) {
            Refused.unless(
                    LocalDate.ofInstant(now, UK).equals(sitting.heldOn()),
                    "The meeting was on another day. Say at what time it was.");
            return now;
        }
        Instant moment = sitting.heldOn().atTime(at).atZone(UK).toInstant();
        Refused.unless(!moment.isAfter(now), "%s has not come yet. Correct the time.", TIME.format(moment));
        return moment;
    }

    private String names(List<Presence> people) {
        return people.stream().map(this::name).sorted().collect(Collectors.joining(", "));
    }

    private String name(Presence one) {
        return one.guest() == null
                ? register.person(one.person()).name()
                : one.guest().name();
    }
}
