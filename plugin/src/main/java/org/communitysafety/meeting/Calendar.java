package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Rhythm;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Every body's meetings, planned from its rhythm (G12). */
public class Calendar {

    static final ZoneId UK = ZoneId.of("Europe/London");

    private static final Set<Sitting.State> AHEAD = Set.of(Sitting.State.PLANNED, Sitting.State.IN_PREPARATION);
    private static final int AT_ONCE = 50;

    private final SittingRepository sittings;
    private final Numbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Calendar(Storage storage, Numbers numbers, ApplicationEventPublisher events, Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /** Plans a body's meetings of one calendar year from its rhythm; a year that is planned already is left alone. */
    public void plan(Body body, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        if (!sittings.planned(body.id(), first, last).isEmpty()) {
            return;
        }
        sittings.lockBody(body.id());
        if (!sittings.planned(body.id(), first, last).isEmpty()) {
            return;
        }
        List<LocalDate> taken = sittings.taken(body.id(), first, last);
        Rhythm.dates(body.rhythm(), first, last).stream()
                .filter(day -> !taken.contains(day))
                .forEach(day -> sittings.save(Sitting.planned(body, day, clock.instant())));
    }

    /** This year's meetings of these bodies and those of the coming one, where they are not planned yet. */
    public void planAhead(List<Body> bodies) {
        int year = LocalDate.now(clock).getYear();
        bodies.forEach(body -> {
            plan(body, year);
            plan(body, year + 1);
        });
    }

    /**
     * Numbers the meetings whose preparation is due and publishes {@link MeetingDue} for each: late but once, after any
     * time of standstill and on any number of nodes.
     */
    public void startDue() {
        for (String id : sittings.lockDue(LocalDate.now(clock), AT_ONCE)) {
            Sitting due = sitting(id);
            Sitting started = sittings.save(due.prepared(numbers.next(due.tenant(), "M")));
            events.publishEvent(new MeetingDue(started.tenant(), started.number()));
        }
    }

    /** The meeting has begun. */
    public void open(Sitting sitting) {
        sittings.save(sitting.opened());
    }

    /** The meeting is over. */
    public void close(Sitting sitting) {
        sittings.save(sitting.held());
    }

    /** The meeting did not take place. */
    public void cancel(Sitting sitting) {
        sittings.save(sitting.cancelled());
    }

    /** The meetings of a calendar year of the whole partnership, in order. */
    public List<Sitting> year(String tenant, int year) {
        return sittings.findByTenantAndHeldOnBetweenOrderByOpensAt(
                tenant, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The body's meetings that are still to come, in order. */
    public List<Sitting> ahead(Body body) {
        return sittings.findByTenantAndBodyAndStateInAndOpensAtAfterOrderByOpensAt(
                body.tenant(), body.id(), AHEAD, clock.instant());
    }

    public Sitting sitting(String id) {
        return sittings.findById(id).orElseThrow(() -> new IllegalStateException("No sitting " + id));
    }

    /** The meeting with this id; empty when this partnership has none. */
    public Optional<Sitting> find(String tenant, String id) {
        return sittings.findById(id).filter(sitting -> sitting.tenant().equals(tenant));
    }

    /** The meeting of this number; empty when this partnership has none. */
    public Optional<Sitting> numbered(String tenant, String number) {
        return sittings.findByTenantAndNumber(tenant, number);
    }

    /** The body's first meeting after this moment; the year's meetings are planned where they are not yet. */
    Sitting next(Body body, Instant after) {
        return first(body, after).orElseGet(() -> {
            int year = after.atZone(UK).getYear();
            plan(body, year);
            plan(body, year + 1);
            return first(body, after)
                    .orElseThrow(() -> new IllegalStateException(
                            "The rhythm \"%s\" gives %s no meeting after %s. Correct the rhythm of the body."
                                    .formatted(body.rhythm(), body.name(), after)));
        });
    }

    /** The body's first meeting after this one whose papers have not gone out and are not overdue. */
    Sitting nextInTime(Body body, Sitting after) {
        LocalDate today = LocalDate.now(clock);
        Sitting next = next(body, after.opensAt());
        while (next.papers().closed(today)) {
            next = next(body, next.opensAt());
        }
        return next;
    }

    private Optional<Sitting> first(Body body, Instant after) {
        return sittings.findFirstByTenantAndBodyAndStateInAndOpensAtAfterOrderByOpensAt(
                body.tenant(), body.id(), AHEAD, after);
    }
}
