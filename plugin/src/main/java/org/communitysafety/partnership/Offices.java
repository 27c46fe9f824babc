package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Changes who holds an office, from today (G14). */
public class Offices {

    private final Register.OfficeRepository offices;
    private final Register register;
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
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Keys of the offices whose holders may change offices: the policy officer and the secretaries of the board. */
    public List<String> keepers(String tenant) {
        Partnership partnership = register.partnership(tenant);
        return register.offices(tenant).stream()
                .filter(office -> office.id().equals(partnership.policyOfficer())
                        || (office.duty() == Office.Duty.SECRETARY
                                && office.body() != null
                                && office.body().equals(partnership.board())))
                .map(Office::id)
                .toList();
    }

    /**
     * Ends the terms of today's holders and begins the new one's; takes effect at once.
     *
     * @param office key of the office
     * @param holder login of the new holder; null when the office falls vacant
     * @param reason why; kept in the audit trail
     * @param actor login of whoever changes it
     * @return the number of the change
     * @throws Refused for a person or office of another partnership, and for anybody who enters themselves
     */
    public String change(String office, String holder, String reason, String actor) {
        Person keeper = register.person(actor);
        Office old = register.office(office);
        Refused.unless(
                keepers(keeper.tenant()).stream()
                        .anyMatch(key -> register.holders(key).contains(actor)),
                "Only the policy officer and the board's secretary change offices.");
        Refused.unless(old.tenant().equals(keeper.tenant()), "\"%s\" is no office of this partnership.", office);
        Refused.unless(!actor.equals(holder), "Nobody enters themselves in an office. Ask a colleague to do it.");
        refuseUnlessFits(old, holder);
        List<String> before = register.holders(office);
        Office changed = offices.save(old.heldFrom(LocalDate.now(clock), holder));
        String number = numbers.next(keeper.tenant(), "O");
        audit.record(
                keeper.tenant(),
                actor,
                number,
                "office changed",
                "%s: %s instead of %s; %s".formatted(office, holder == null ? "vacant" : holder, before, reason));
        events.publishEvent(new OfficeChanged(keeper.tenant(), office, before, changed.holders(LocalDate.now(clock))));
        return number;
    }

    private void refuseUnlessFits(Office office, String holder) {
        if (holder == null) {
            return;
        }
        Person person = register.findPerson(holder)
                .filter(p -> p.active() && p.tenant().equals(office.tenant()))
                .orElseThrow(() -> new Refused(
                        "There is no person \"%s\" in this partnership. Choose one from the list.".formatted(holder)));
        Refused.unless(
                !register.holders(office.id()).contains(person.id()), "%s holds this office already.", person.name());
        Refused.unless(
                !managesAndDecides(office, holder),
                "Whoever manages the funds cannot approve (F18), so %s cannot hold this office as well.",
                person.name());
    }

    private boolean managesAndDecides(Office office, String holder) {
        String manager = register.partnership(office.tenant()).fundsManager();
        if (manager == null) {
            return false;
        }
        boolean decides = register.officeHolders(office.tenant()).stream()
                .anyMatch(one -> register.holders(one.id()).contains(holder));
        return office.id().equals(manager)
                ? decides
                : office.decidesSmallBids() && register.holders(manager).contains(holder);
    }
}
