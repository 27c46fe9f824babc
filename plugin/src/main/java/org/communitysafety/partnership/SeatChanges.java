package org.communitysafety.partnership;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.communitysafety.storage.Storage;

/** Who sits on a seat and who may act for it (G9). */
class SeatChanges {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Register.SeatRepository seats;
    private final Register register;

    SeatChanges(Storage storage, Register register) {
        this.seats = storage.repository(Register.SeatRepository.class);
        this.register = register;
    }

    /** @throws Refused naming the field that does not fit */
    void check(String tenant, MembershipChange change, LocalDate day, String actor) {
        Seat seat = seat(tenant, change.seat());
        Refused.unless(
                change.kind() == MembershipChange.Kind.CO_OPTED || seat.until() == null || !day.isAfter(seat.until()),
                "The seat \"%s\" has lapsed by then. Have it co-opted again first.",
                seat.title());
        switch (change.kind()) {
            case MEMBER -> member(seat, change, day, actor);
            case VACANT -> Refused.unless(seat.member() != null, "The seat \"%s\" is vacant already.", seat.title());
            case DEPUTY -> deputy(seat, change, actor);
            case NO_DEPUTY ->
                Refused.unless(
                        seat.deputies().contains(new Seat.Deputy(change.person())),
                        "The person named is no deputy for \"%s\". Choose one of its deputies.",
                        seat.title());
            case CO_OPTED -> coOpted(seat, change, day, actor);
            default -> throw new IllegalArgumentException("No change of a seat: " + change.kind());
        }
    }

    private Seat seat(String tenant, String key) {
        return seats.findById(key)
                .filter(seat -> seat.tenant().equals(tenant))
                .orElseThrow(() -> new Refused(
                        "There is no seat \"%s\" in this partnership. Choose one from the list.".formatted(key)));
    }

    private void member(Seat seat, MembershipChange change, LocalDate day, String actor) {
        Person person = fitting(seat, change.person(), actor);
        Refused.unless(!person.id().equals(seat.member()), "%s sits on \"%s\" already.", person.name(), seat.title());
        register.seats(seat.body(), day).stream()
                .filter(other -> !other.id().equals(seat.id()) && person.id().equals(other.member()))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused("%s sits on \"%s\" of this body. One person has one seat: vacate that one first."
                            .formatted(person.name(), other.title()));
                });
    }

    private void deputy(Seat seat, MembershipChange change, String actor) {
        Person person = fitting(seat, change.person(), actor);
        Refused.unless(
                !seat.heldBy(person.id()),
                "%s may act for \"%s\" already, as its member or deputy.",
                person.name(),
                seat.title());
    }

    private void coOpted(Seat seat, MembershipChange change, LocalDate day, String actor) {
        Refused.unless(
                seat.standing() == Seat.Standing.CO_OPTED,
                "\"%s\" is no co-opted seat: it does not lapse and needs no co-option.",
                seat.title());
        LocalDate until = until(seat, change, day);
        Refused.unless(until != null, "Say until which day (until) \"%s\" is co-opted.", seat.title());
        Refused.unless(
                !until.isBefore(day),
                "The last day (until) is %s, before the co-option begins on %s. Correct the dates.",
                DAY.format(until),
                DAY.format(day));
        if (change.person() == null) {
            Refused.unless(
                    seat.member() != null,
                    "The seat \"%s\" is vacant. Choose the person who is co-opted.",
                    seat.title());
        } else if (!change.person().equals(seat.member())) {
            member(seat, change, day, actor);
        }
    }

    private static LocalDate until(Seat seat, MembershipChange change, LocalDate day) {
        return change.until() == null && seat.yearly() != null ? seat.yearly().endsOn(day) : change.until();
    }

    private Person fitting(Seat seat, String login, String actor) {
        Refused.unless(login != null, "Choose the person for \"%s\".", seat.title());
        Refused.unless(!login.equals(actor), "Nobody enters themselves on a seat. Ask a colleague to do it.");
        Person person = register.findPerson(login)
                .filter(p -> p.active() && p.tenant().equals(seat.tenant()))
                .orElseThrow(() -> new Refused(
                        "There is no person \"%s\" in this partnership. Choose one from the list.".formatted(login)));
        Refused.unless(
                person.belongsTo(seat.organisation()),
                "%s is not of %s, to which the seat \"%s\" belongs. Choose somebody of it, or correct the person's"
                        + " organisation first.",
                person.name(),
                register.organisation(seat.organisation()).name(),
                seat.title());
        return person;
    }

    /** @return logins of those whose seats or groups change with it */
    Set<String> apply(String tenant, MembershipChange change, LocalDate day) {
        Seat seat = seat(tenant, change.seat());
        Seat next =
                switch (change.kind()) {
                    case MEMBER -> seat.heldBy(change.person(), seat.until());
                    case VACANT -> seat.heldBy(null, seat.until());
                    case DEPUTY -> seat.withDeputy(change.person());
                    case NO_DEPUTY -> seat.without(change.person());
                    default ->
                        seat.heldBy(
                                change.person() == null ? seat.member() : change.person(), until(seat, change, day));
                };
        seats.save(next);
        Set<String> people = new TreeSet<>(everybodyOn(seat));
        people.addAll(everybodyOn(next));
        return people;
    }

    private static Set<String> everybodyOn(Seat seat) {
        Set<String> people = new TreeSet<>();
        seat.deputies().forEach(deputy -> people.add(deputy.person()));
        if (seat.member() != null) {
            people.add(seat.member());
        }
        return people;
    }
}
