package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Changes who holds an office, from today or from a later day (G14). */
public class Offices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Register.OfficeRepository offices;
    private final Register register;
    private final Keepers keepers;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Offices(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.offices = storage.repository(Register.OfficeRepository.class);
        this.register = register;
        this.keepers = new Keepers(register);
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keys of the offices whose holders may change offices and memberships: the policy officer, and the secretary of the
     * board, the Executive or the hub.
     */
    public List<String> keepers(String tenant) {
        return keepers.offices(tenant);
    }

    /** @throws Refused for anybody who does not keep the register */
    public void refuseUnlessKeeper(String login) {
        keepers.refuseUnlessOne(login);
    }

    /**
     * Ends the terms of the present holders and begins the new one's. From today, it takes effect at once; from a later
     * day, {@link #takeEffect} is to be called then.
     *
     * @param actor login of whoever changes it
     * @return the number of the change
     * @throws Refused for a person or office of another partnership, for a day of the past, for anybody who enters
     *     themselves, and for anybody who may not change offices
     */
    public String change(OfficeChange change, String actor) {
        Person keeper = keepers.refuseUnlessOne(actor);
        Office old = register.office(change.office());
        Refused.unless(
                old.tenant().equals(keeper.tenant()), "\"%s\" is no office of this partnership.", change.office());
        Refused.unless(
                !actor.equals(change.holder()), "Nobody enters themselves in an office. Ask a colleague to do it.");
        String number = numbers.next(keeper.tenant(), "O");
        enter(number, change, actor);
        keepers.refuseUnlessSomebodyIsLeft(keeper.tenant(), first(change));
        return number;
    }

    /**
     * The same for somebody who was elected or appointed; whoever calls this has made sure that the actor may record it.
     *
     * @param number of the change or election, for the audit trail
     */
    public void enter(String number, OfficeChange change, String actor) {
        Office old = register.office(change.office());
        LocalDate from = first(change);
        Refused.unless(
                !from.isBefore(today()),
                "The first day (from) is %s, which is past. What was done since then cannot be undone: choose today or"
                        + " later.",
                DAY.format(from));
        Office next = change.holder() == null
                ? old.vacantFrom(from)
                : old.heldFrom(fitting(old, change, from), change.together());
        List<String> before = old.holders(from);
        Office saved = offices.save(next);
        audit.record(
                old.tenant(),
                actor,
                number,
                "office changed",
                "%s: %s %s %s from %s; %s"
                        .formatted(
                                old.id(),
                                change.holder() == null ? "vacant" : change.holder(),
                                change.together() ? "beside" : "instead of",
                                before,
                                from,
                                change.reason()));
        if (from.equals(today())) {
            events.publishEvent(new OfficeChanged(old.tenant(), old.id(), before, saved.holders(from)));
        }
    }

    /** A change with a later first day takes effect: publishes {@link OfficeChanged} with today's holders. */
    public void takeEffect(String office, LocalDate from) {
        Office changed = register.office(office);
        events.publishEvent(new OfficeChanged(
                changed.tenant(), office, changed.holders(from.minusDays(1)), register.holders(office)));
    }

    private Office.Term fitting(Office office, OfficeChange change, LocalDate from) {
        Person person = register.findPerson(change.holder())
                .filter(p -> p.active() && p.tenant().equals(office.tenant()))
                .orElseThrow(
                        () -> new Refused("There is no person \"%s\" in this partnership. Choose one from the list."
                                .formatted(change.holder())));
        LocalDate until = change.until() != null || office.yearly() == null
                ? change.until()
                : office.yearly().endsOn(from);
        Refused.unless(
                until == null || !until.isBefore(from),
                "The last day (until) lies before the first day (from), %s. Correct the dates.",
                DAY.format(from));
        Refused.unless(!office.holders(from).contains(person.id()), "%s holds this office already.", person.name());
        Refused.unless(
                !(change.together() && office.decidesSmallBids()),
                "This office decides small applications, so one person holds it at a time (F5). Leave \"together\""
                        + " out.");
        refuseUnlessFromResponsibleAuthority(office, person);
        var term = new Office.Term(person.id(), from, until);
        Refused.unless(
                !managesAndDecides(office, term),
                "Whoever manages the funds cannot approve (F18), so %s cannot hold this office as well.",
                person.name());
        return term;
    }

    private void refuseUnlessFromResponsibleAuthority(Office office, Person person) {
        boolean responsible = person.organisation() != null
                && register.organisation(person.organisation()).standing() == Organisation.Standing.RESPONSIBLE;
        Refused.unless(
                responsible || !office.fromResponsibleAuthority(),
                "The holder of this office must come from a responsible authority (G14, G23), and %s does not. Choose"
                        + " somebody else.",
                person.name());
    }

    /** At any time of the new term. */
    private boolean managesAndDecides(Office office, Office.Term term) {
        String manager = register.partnership(office.tenant()).fundsManager();
        if (manager == null) {
            return false;
        }
        if (office.id().equals(manager)) {
            return register.officeHolders(office.tenant()).stream().anyMatch(one -> meets(one, term));
        }
        return office.decidesSmallBids() && meets(register.office(manager), term);
    }

    private static boolean meets(Office office, Office.Term term) {
        return office.terms().stream().anyMatch(other -> other.person().equals(term.person()) && other.overlaps(term));
    }

    private LocalDate first(OfficeChange change) {
        return change.from() == null ? today() : change.from();
    }

    /** The day on which a change without a first day begins. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
