package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Changes who sits and acts where and who belongs to the partnership, from today or from a later day (G9, G14, G18). */
public class Memberships {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final RegisterChangeRepository changes;
    private final SeatChanges ofSeats;
    private final PersonChanges ofPeople;
    private final Keepers keepers;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = storage.repository(RegisterChangeRepository.class);
        this.ofSeats = new SeatChanges(storage, register);
        this.ofPeople = new PersonChanges(storage, register, events);
        this.keepers = new Keepers(register);
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a change. From today, it takes effect at once; from a later day, {@link #takeEffect} is to be called then.
     *
     * @param from first day, today or later; null for today
     * @param actor login of whoever changes it
     * @return the number of the change
     * @throws Refused when it does not fit, for a day of the past, for anybody who enters themselves or takes away their
     *     own access, and for anybody who may not change memberships
     */
    public String change(MembershipChange change, LocalDate from, String actor) {
        Person keeper = keepers.refuseUnlessOne(actor);
        LocalDate day = from == null ? today() : from;
        return enter(keeper.tenant(), change, day, actor);
    }

    /**
     * The same for somebody who was co-opted or re-appointed; whoever calls this has made sure that the actor may record
     * it.
     */
    public String enter(String tenant, MembershipChange change, LocalDate day, String actor) {
        Refused.unless(
                !day.isBefore(today()),
                "The first day (from) is %s, which is past. What was done since then cannot be undone: choose today or"
                        + " later.",
                DAY.format(day));
        String number = numbers.next(tenant, "P");
        check(tenant, change, day, actor);
        RegisterChange recorded =
                changes.save(RegisterChange.recorded(number, tenant, change, day, actor, clock.instant()));
        audit.record(tenant, actor, number, "membership change recorded", said(change, day));
        if (inForce(day)) {
            apply(recorded);
        }
        return number;
    }

    /** Whether a change with this first day is in force, or waits for it. */
    public boolean inForce(LocalDate day) {
        return !day.isAfter(today());
    }

    /** The day from which the change holds. */
    public LocalDate effectiveOn(String number) {
        return found(number).effectiveOn();
    }

    /** What the change is about. */
    public MembershipChange change(String number) {
        return found(number).what();
    }

    /** Why the change could not take effect on its day; null if it did. */
    public String refusal(String number) {
        return found(number).refusal();
    }

    public String tenant(String number) {
        return found(number).tenant();
    }

    /** Login of whoever recorded the change. */
    public String actor(String number) {
        return found(number).actor();
    }

    /**
     * A change with a later first day takes effect; called again, it does nothing more.
     *
     * @return whether it holds now; one that no longer fits what has happened since is refused with its reason
     */
    public boolean takeEffect(String number) {
        RegisterChange change = changes.findWithLockByNumber(number).orElseThrow(() -> unknown(number));
        if (change.state() != RegisterChange.State.RECORDED) {
            return change.state() == RegisterChange.State.IN_FORCE;
        }
        try {
            check(change.tenant(), change.what(), change.effectiveOn(), change.actor());
        } catch (Refused refused) {
            changes.save(change.refused(refused.getMessage()));
            audit.record(change.tenant(), AuditTrail.SYSTEM, number, "membership change refused", refused.getMessage());
            return false;
        }
        apply(change);
        return true;
    }

    private void check(String tenant, MembershipChange change, LocalDate day, String actor) {
        if (change.kind().ofSeat()) {
            ofSeats.check(tenant, change, day, actor);
        } else {
            ofPeople.check(tenant, change, actor);
        }
    }

    private void apply(RegisterChange change) {
        MembershipChange what = change.what();
        Set<String> people = Set.of(String.valueOf(what.person()));
        if (what.kind().ofSeat()) {
            people = ofSeats.apply(change.tenant(), what, change.effectiveOn());
        } else {
            ofPeople.apply(change.tenant(), what, today());
            keepers.refuseUnlessSomebodyIsLeft(change.tenant(), today());
        }
        changes.save(change.inForce());
        audit.record(
                change.tenant(),
                change.actor(),
                change.number(),
                "membership changed",
                said(what, change.effectiveOn()));
        events.publishEvent(new MembershipChanged(change.tenant(), people));
    }

    /** Logins and keys only: names and addresses stay in the register. */
    private static String said(MembershipChange change, LocalDate day) {
        return "%s%s%s from %s; %s"
                .formatted(
                        change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        change.seat() == null ? "" : " " + change.seat(),
                        change.person() == null ? "" : ": " + change.person(),
                        day,
                        change.reason());
    }

    private RegisterChange found(String number) {
        return changes.findById(number).orElseThrow(() -> unknown(number));
    }

    private static Refused unknown(String number) {
        return new Refused("There is no change \"%s\" of the register.".formatted(number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    interface RegisterChangeRepository extends CrudRepository<RegisterChange, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Optional<RegisterChange> findWithLockByNumber(String number);
    }
}
