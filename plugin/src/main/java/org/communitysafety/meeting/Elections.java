package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.TermsEnding.Ending;
import org.communitysafety.partnership.MembershipChange;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.OfficeChange;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.partnership.Yearly;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Yearly elections, appointments and co-options: raised in time, recorded, and put into force (G14, G18). */
public class Elections {

    private final ElectionRepository elections;
    private final ElectionAgenda agenda;
    private final Register register;
    private final Offices offices;
    private final Memberships memberships;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Elections(
            Storage storage,
            ElectionAgenda agenda,
            Register register,
            Offices offices,
            Memberships memberships,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.elections = storage.repository(ElectionRepository.class);
        this.agenda = agenda;
        this.register = register;
        this.offices = offices;
        this.memberships = memberships;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Opens an election for each term that ends soon and has none yet, and publishes {@link ElectionDue}. */
    public void raise(String tenant) {
        new TermsEnding(register)
                .of(tenant, today()).stream().filter(ending -> !known(ending)).forEach(ending -> open(tenant, ending));
    }

    private boolean known(Ending ending) {
        return ending.office() == null
                ? elections.existsBySeatAndTermEndsOn(ending.seat(), ending.on())
                : elections.existsByOfficeAndTermEndsOn(ending.office(), ending.on());
    }

    private void open(String tenant, Ending ending) {
        Election due = elections.save(Election.due(
                numbers.next(tenant, "T"), tenant, ending.office(), ending.seat(), ending.body(), ending.on()));
        audit.record(
                tenant,
                AuditTrail.SYSTEM,
                due.number(),
                "election due",
                "%s until %s".formatted(ending.office() == null ? ending.seat() : ending.office(), ending.on()));
        events.publishEvent(new ElectionDue(tenant, due.number()));
    }

    public Election election(String number) {
        return elections
                .findById(number)
                .orElseThrow(() -> new Refused("There is no election \"%s\".".formatted(number)));
    }

    /** How the body chooses: election, appointment or co-option. */
    public Yearly yearly(Election election) {
        return agenda.yearly(election);
    }

    /** What is to be filled, in words. */
    public String name(Election election) {
        return agenda.name(election);
    }

    /** Puts it on the agenda of the next meeting of the body that chooses, unless it is on one. */
    public void place(String number) {
        elections.save(agenda.place(lock(number)));
    }

    /** When the body meets about it; the end of the term if it is on no agenda now. */
    public Instant meetingDate(String number) {
        return agenda.meetingDate(election(number));
    }

    /** The first moment after the term that ends. */
    public Instant termEnd(String number) {
        return agenda.termEnd(election(number));
    }

    /** Keys of the offices that record what the body chose. */
    public List<String> recorders(String number) {
        return agenda.recorders(election(number));
    }

    /**
     * Records whom the body chose; from today it takes effect at once, else {@link #putIntoForce} is to be called on its
     * first day.
     *
     * @return whether it is in force
     * @throws Refused for somebody who does not fit, for anybody who records themselves, and for anybody but the
     *     recorders
     */
    public boolean choose(String number, ElectionResult result, String actor) {
        Election election = lock(number);
        refuseUnlessRecorder(election, actor);
        Yearly yearly = yearly(election);
        LocalDate from = result.from() != null
                ? result.from()
                : later(today(), election.termEndsOn().plusDays(1));
        LocalDate until = result.until() != null ? result.until() : yearly.endsOn(from);
        Election chosen = election.office() == null
                ? coOpted(election, result, from, until, actor)
                : elected(election, result, from, until, actor);
        elections.save(chosen);
        settled(election, actor, "%s from %s until %s".formatted(chosen.person(), from, until));
        return !from.isAfter(today()) || chosen.change() != null && memberships.inForce(chosen.startsOn());
    }

    private Election elected(Election election, ElectionResult result, LocalDate from, LocalDate until, String actor) {
        String person = result.person();
        Refused.unless(person != null, "Choose the person (person) who was elected or appointed.");
        Refused.unless(
                !person.equals(actor), "Nobody records their own election. Ask a colleague or the partnership's team.");
        offices.enter(
                election.number(),
                new OfficeChange(election.office(), person, from, until, false, result.remarks()),
                actor);
        return election.chosen(person, from, until, null);
    }

    /** A seat whose member stays is only extended, which holds at once. */
    private Election coOpted(Election election, ElectionResult result, LocalDate from, LocalDate until, String actor) {
        Seat seat = register.seat(election.seat());
        boolean stays = result.person() == null || result.person().equals(seat.member());
        LocalDate day = stays ? today() : from;
        String change = memberships.enter(
                election.tenant(),
                MembershipChange.coOpted(seat.id(), stays ? null : result.person(), until, result.remarks()),
                day,
                actor);
        return election.chosen(stays ? seat.member() : result.person(), day, until, change);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The body comes back to it at its next meeting. */
    public void postpone(String number, String remarks, String actor) {
        Election election = lock(number);
        refuseUnlessRecorder(election, actor);
        agenda.removeFromPast(election);
        audit.record(election.tenant(), actor, number, "election postponed", remarks);
    }

    /** Nobody is chosen: the office stays vacant or the seat lapses when the term ends. */
    public void nobody(String number, String remarks, String actor) {
        Election election = lock(number);
        refuseUnlessRecorder(election, actor);
        elections.save(election.nobody());
        settled(election, actor, remarks);
    }

    private void settled(Election election, String actor, String said) {
        agenda.remove(election);
        audit.record(election.tenant(), actor, election.number(), "election recorded", said);
    }

    private void refuseUnlessRecorder(Election election, String actor) {
        Refused.unless(
                agenda.recordedBy(election, actor),
                "The secretary of %s records this. Leave the task to them.",
                register.body(election.body()).name());
    }

    /**
     * The new term begins.
     *
     * @return whether it holds; if what was chosen no longer fits, the body has to choose again
     */
    public boolean putIntoForce(String number) {
        Election election = lock(number);
        boolean holds = election.office() == null ? memberships.takeEffect(election.change()) : begun(election);
        if (!holds) {
            elections.save(election.again());
            audit.record(election.tenant(), AuditTrail.SYSTEM, number, "election no longer fits", election.person());
        }
        return holds;
    }

    private boolean begun(Election election) {
        offices.takeEffect(election.office(), election.startsOn());
        return register.holders(election.office()).contains(election.person());
    }

    private Election lock(String number) {
        return elections
                .findWithLockByNumber(number)
                .orElseThrow(() -> new Refused("There is no election \"%s\".".formatted(number)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    interface ElectionRepository extends CrudRepository<Election, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Optional<Election> findWithLockByNumber(String number);

        boolean existsByOfficeAndTermEndsOn(String office, LocalDate termEndsOn);

        boolean existsBySeatAndTermEndsOn(String seat, LocalDate termEndsOn);
    }
}
