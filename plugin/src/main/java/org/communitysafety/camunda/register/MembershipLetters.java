package org.communitysafety.camunda.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.MembershipChange;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** What people are told about changes of memberships. */
class MembershipLetters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Memberships memberships;
    private final Register register;
    private final Outbox outbox;

    MembershipLetters(Memberships memberships, Register register, Outbox outbox) {
        this.memberships = memberships;
        this.register = register;
        this.outbox = outbox;
    }

    /** Whoever is named learns what changes and from when; somebody new also how to get in. */
    void recorded(String number) {
        MembershipChange change = memberships.change(number);
        if (change.kind() == MembershipChange.Kind.TAKES_OVER) {
            return; // the tasks tell the successor, and the other has left
        }
        String from = DAY.format(memberships.effectiveOn(number));
        concerned(change, number)
                .ifPresent(person -> outbox.queue(
                        person,
                        number,
                        "%s: %s".formatted(register.partnership(person.tenant()).name(), subject(change)),
                        "%s%n%nFrom: %s (%s).%n".formatted(text(change), from, number)));
    }

    /** Of somebody new who joins later there is no entry yet; the invitation goes to the address given. */
    private Optional<Person> concerned(MembershipChange change, String number) {
        if (change.person() == null) {
            return Optional.empty();
        }
        String tenant = memberships.tenant(number);
        return change.kind() == MembershipChange.Kind.NEW_PERSON
                ? Optional.of(new Person(
                        change.person(), tenant, change.name(), change.email(), change.organisation(), true, 0))
                : register.findPerson(change.person());
    }

    private static String subject(MembershipChange change) {
        return switch (change.kind()) {
            case NEW_PERSON -> "you have been entered";
            case RETURNS -> "you belong to it again";
            case LEAVES -> "your access ends";
            case CORRECTED -> "your entry has been corrected";
            default -> "your seat";
        };
    }

    private String text(MembershipChange change) {
        return switch (change.kind()) {
            case MEMBER -> "You are a member: %s.".formatted(name(change));
            case DEPUTY -> "You may act as deputy: %s.".formatted(name(change));
            case NO_DEPUTY -> "You are no longer a deputy: %s.".formatted(name(change));
            case CO_OPTED -> "You are co-opted: %s.".formatted(name(change));
            case VACANT -> "The seat falls vacant: %s.".formatted(name(change));
            case NEW_PERSON, RETURNS ->
                "Your login is \"%s\". It has no password yet: the operator of the partnership's system gives you one."
                                .formatted(change.person())
                        + " Nobody will ever ask you for it by e-mail.";
            case LEAVES -> "Your login no longer works, and your seats and offices are given up.";
            case CORRECTED, TAKES_OVER -> "Name, e-mail address or organisation in your entry have been corrected.";
        };
    }

    private String name(MembershipChange change) {
        Seat seat = register.seat(change.seat());
        return "\"%s\" of %s".formatted(seat.title(), register.body(seat.body()).name());
    }

    /** A change that no longer fits on its day: whoever recorded it learns why. */
    void dropped(String number) {
        LocalDate day = memberships.effectiveOn(number);
        register.findPerson(memberships.actor(number))
                .ifPresent(recorder -> outbox.queue(
                        recorder,
                        number,
                        "%s could not take effect".formatted(number),
                        ("The change of a membership that you recorded for %s (%s) could not take effect: %s%n%n"
                                        + "Nothing was changed. Record it again if it is still wanted.%n")
                                .formatted(DAY.format(day), number, memberships.refusal(number))));
    }
}
