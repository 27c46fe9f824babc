package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Meetings moved, cancelled and added by hand (G12). */
public class CalendarChanges {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(Calendar.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    private final SittingRepository sittings;
    private final JdbcClient jdbc;
    private final Agenda agenda;
    private final BodyPeople people;
    private final Register register;
    private final Numbers numbers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarChanges(
            Storage storage,
            JdbcClient jdbc,
            Agenda agenda,
            BodyPeople people,
            Register register,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.jdbc = jdbc;
        this.agenda = agenda;
        this.people = people;
        this.register = register;
        this.numbers = numbers;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A change of the calendar.
     *
     * @param what for example {@code Board is moved from … to …}
     */
    public record Change(String number, String tenant, String body, String sitting, String what, String reason) {}

    /** The bodies whose calendar this person keeps: those that they serve as chair, vice chair or secretary. */
    public List<Body> keptBy(Person person) {
        return register.bodies(person.tenant()).stream()
                .filter(body -> people.serves(person, body.id()))
                .toList();
    }

    /**
     * Moves a meeting that has not begun to another day.
     *
     * @param sitting id of the meeting
     * @param at time of day; null for the body's usual one
     * @throws Refused for a day on which the body meets already, a day of the past, and a meeting that is over
     */
    public Change move(String sitting, LocalDate day, LocalTime at, String reason, String actor) {
        Sitting old = ahead(sitting, actor);
        Body body = register.body(old.body());
        Instant opensAt = opensAt(body, day, at);
        Refused.unless(!opensAt.equals(old.opensAt()), "The meeting is on %s already.", WHEN.format(opensAt));
        other(body, day).filter(one -> !one.id().equals(old.id())).ifPresent(one -> refuseSecond(body, one));
        Sitting moved = sittings.save(old.movedTo(body, day, opensAt));
        String what =
                "%s is moved from %s to %s".formatted(body.name(), WHEN.format(old.opensAt()), WHEN.format(opensAt));
        return changed(moved, CalendarChanged.Kind.MOVED, agenda.funding(moved), what, reason, actor);
    }

    /** Cancels a meeting that has not begun; what was on its agenda is dealt with at the next one. */
    public Change cancel(String sitting, String reason, String actor) {
        Sitting old = ahead(sitting, actor);
        Body body = register.body(old.body());
        Sitting cancelled = sittings.save(old.cancelled());
        List<String> moved = agenda.moveOn(cancelled);
        String what = "%s of %s is cancelled".formatted(body.name(), WHEN.format(old.opensAt()));
        return changed(cancelled, CalendarChanged.Kind.CANCELLED, moved, what, reason, actor);
    }

    /** Adds a meeting, or brings a cancelled one of that day back. */
    public Change add(String body, LocalDate day, LocalTime at, String reason, String actor) {
        refuseUnlessKeeper(body, actor);
        Body of = register.body(body);
        sittings.lockBody(body);
        Instant opensAt = opensAt(of, day, at);
        Optional<Sitting> other = other(of, day);
        other.filter(one -> one.state() != Sitting.State.CANCELLED).ifPresent(one -> refuseSecond(of, one));
        Sitting added = sittings.save(
                other.map(one -> one.reinstated(of, opensAt)).orElseGet(() -> Sitting.added(of, day, opensAt)));
        String what = "%s meets on %s as well".formatted(of.name(), WHEN.format(opensAt));
        return changed(added, CalendarChanged.Kind.ADDED, List.of(), what, reason, actor);
    }

    private Sitting ahead(String id, String actor) {
        Sitting found = sittings.findById(id).orElseThrow(CalendarChanges::unknown);
        refuseUnlessKeeper(found.body(), actor);
        sittings.lockBody(found.body());
        Sitting sitting = sittings.findWithLockById(id);
        Refused.unless(
                sitting.state().ahead() && sitting.opensAt().isAfter(clock.instant()),
                "The meeting of %s is over or cancelled, so its date stays. Choose one that is still to come.",
                WHEN.format(sitting.opensAt()));
        return sitting;
    }

    private void refuseUnlessKeeper(String body, String actor) {
        Person person = register.person(actor);
        if (register.bodies(person.tenant()).stream().noneMatch(one -> one.id().equals(body))) {
            throw unknown();
        }
        Refused.unless(
                people.serves(person, body),
                "Only the chair, vice chair and secretary of %s change its calendar. Ask one of them.",
                register.body(body).name());
    }

    private static Refused unknown() {
        return new Refused("There is no such meeting in your partnership. Reload the form.");
    }

    private Instant opensAt(Body body, LocalDate day, LocalTime at) {
        Instant opensAt =
                day.atTime(at == null ? body.meetsAt() : at).atZone(Calendar.UK).toInstant();
        Refused.unless(
                opensAt.isAfter(clock.instant()), "%s lies in the past. Choose a later day.", WHEN.format(opensAt));
        return opensAt;
    }

    private Optional<Sitting> other(Body body, LocalDate day) {
        return sittings.findByTenantAndBodyAndHeldOn(body.tenant(), body.id(), day);
    }

    private static void refuseSecond(Body body, Sitting other) {
        Refused.unless(
                other.state() != Sitting.State.CANCELLED,
                "The meeting of %s on %s was cancelled. Add a meeting on that day again, and cancel this one.",
                body.name(),
                DAY.format(other.heldOn()));
        throw new Refused("%s meets on %s already, and a body meets once a day. Choose another day."
                .formatted(body.name(), DAY.format(other.heldOn())));
    }

    private Change changed(
            Sitting sitting,
            CalendarChanged.Kind kind,
            List<String> affected,
            String what,
            String reason,
            String actor) {
        var change = new Change(
                numbers.next(sitting.tenant(), "K"), sitting.tenant(), sitting.body(), sitting.id(), what, reason);
        jdbc.sql("insert into cs_calendar_change"
                        + " (number, tenant, body, sitting, what, reason, changed_by, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        change.number(),
                        change.tenant(),
                        change.body(),
                        change.sitting(),
                        what,
                        reason,
                        actor,
                        OffsetDateTime.now(clock))
                .update();
        audit.record(sitting.tenant(), actor, change.number(), "calendar changed", what + "; " + reason);
        events.publishEvent(new CalendarChanged(sitting.tenant(), sitting.id(), kind, affected));
        return change;
    }

    /** Tells everybody who gets the body's papers what has changed and why. */
    public void inform(String number) {
        Change change = jdbc.sql("select number, tenant, body, sitting, what, reason from cs_calendar_change"
                        + " where number = ?")
                .param(number)
                .query(Change.class)
                .single();
        people.entitledToPapers(change.body())
                .forEach(person -> outbox.queue(
                        person, number, change.what(), "%s.%n%nWhy: %s%n".formatted(change.what(), change.reason())));
    }

    /** What was changed about this meeting, oldest first. */
    public List<Change> of(Sitting sitting) {
        return jdbc.sql("select number, tenant, body, sitting, what, reason from cs_calendar_change"
                        + " where sitting = ? order by changed_at")
                .param(sitting.id())
                .query(Change.class)
                .list();
    }
}
