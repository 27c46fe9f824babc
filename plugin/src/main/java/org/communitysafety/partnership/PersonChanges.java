package org.communitysafety.partnership;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Who belongs to the partnership, with which organisation. */
class PersonChanges {

    /** Also the pattern of Camunda's user ids. */
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final int LONGEST_LOGIN = 64;

    private final Register.PersonRepository people;
    private final Register.SeatRepository seats;
    private final Register.OfficeRepository offices;
    private final Register register;
    private final ApplicationEventPublisher events;

    PersonChanges(Storage storage, Register register, ApplicationEventPublisher events) {
        this.people = storage.repository(Register.PersonRepository.class);
        this.seats = storage.repository(Register.SeatRepository.class);
        this.offices = storage.repository(Register.OfficeRepository.class);
        this.register = register;
        this.events = events;
    }

    /** @throws Refused naming the field that does not fit */
    void check(String tenant, MembershipChange change, String actor) {
        refuseUnlessOrganisation(tenant, change.organisation());
        Refused.unless(
                change.email() == null || EMAIL.matcher(change.email()).matches(),
                "\"%s\" is no e-mail address (email). Write one such as jo.field@example.org.",
                change.email());
        if (change.kind() == MembershipChange.Kind.NEW_PERSON) {
            newcomer(change);
            return;
        }
        Person person = register.findPerson(String.valueOf(change.person()))
                .filter(p -> p.tenant().equals(tenant))
                .orElseThrow(
                        () -> new Refused("There is no person \"%s\" in this partnership. Choose one from the list."
                                .formatted(change.person())));
        switch (change.kind()) {
            case LEAVES -> leaving(person, change, actor);
            case RETURNS -> Refused.unless(!person.active(), "%s belongs to the partnership already.", person.name());
            case TAKES_OVER -> {
                Refused.unless(
                        !person.active(), "%s has not left. Name the successor when the person leaves.", person.name());
                Refused.unless(change.successor() != null, "Choose the colleague (successor) who takes over.");
                successor(person, change);
            }
            case CORRECTED -> corrected(person, change);
            default -> throw new IllegalArgumentException("No change of a person: " + change.kind());
        }
    }

    private void newcomer(MembershipChange change) {
        String login = String.valueOf(change.person());
        Refused.unless(
                LOGIN.matcher(login).matches() && login.length() <= LONGEST_LOGIN,
                "\"%s\" is no login (login). Use at most %d letters and digits, joined by single hyphens or dots.",
                login,
                LONGEST_LOGIN);
        Refused.unless(
                register.findPerson(login).isEmpty(),
                "The login \"%s\" (login) is taken already. Choose another one.",
                login);
        Refused.unless(
                change.name() != null && change.email() != null, "Give the new person a name and an e-mail address.");
    }

    private void leaving(Person person, MembershipChange change, String actor) {
        Refused.unless(person.active(), "%s has left the partnership already.", person.name());
        Refused.unless(!person.id().equals(actor), "Nobody takes away their own access. Ask a colleague to do it.");
        successor(person, change);
    }

    private void successor(Person person, MembershipChange change) {
        if (change.successor() != null) {
            Person successor = register.findPerson(change.successor())
                    .filter(p -> p.active() && p.tenant().equals(person.tenant()))
                    .orElseThrow(() -> new Refused(
                            "There is no person \"%s\" (successor) in this partnership. Choose one from the list."
                                    .formatted(change.successor())));
            Refused.unless(
                    !successor.id().equals(person.id())
                            && Objects.equals(successor.organisation(), person.organisation()),
                    "The successor must be a colleague of the same organisation, and %s is not. Choose another one or"
                            + " none.",
                    successor.name());
        }
    }

    private void corrected(Person person, MembershipChange change) {
        Refused.unless(person.active(), "%s has left the partnership. Let the person return first.", person.name());
        Refused.unless(
                change.name() != null || change.email() != null || change.organisation() != null,
                "Say what is to be corrected: name, e-mail address or organisation.");
        boolean moves = change.organisation() != null && !change.organisation().equals(person.organisation());
        Refused.unless(
                !moves || register.allSeatsOf(person.tenant()).stream().noneMatch(seat -> seat.heldBy(person.id())),
                "%s sits on or acts for seats of the former organisation. Change those first.",
                person.name());
    }

    private void refuseUnlessOrganisation(String tenant, String key) {
        Refused.unless(
                key == null
                        || register.organisations(tenant).stream()
                                .map(Organisation::id)
                                .anyMatch(key::equals),
                "\"%s\" is no organisation of this partnership. Choose one from the list.",
                key);
    }

    void apply(String tenant, MembershipChange change, LocalDate day) {
        switch (change.kind()) {
            case NEW_PERSON ->
                people.save(new Person(
                        change.person(), tenant, change.name(), change.email(), change.organisation(), true, 0));
            case RETURNS -> people.save(register.person(change.person()).active(true));
            case CORRECTED -> people.save(register.person(change.person()).corrected(change));
            case TAKES_OVER -> events.publishEvent(new PersonLeft(tenant, change.person(), change.successor()));
            default -> leave(register.person(change.person()), change.successor(), day);
        }
    }

    private void leave(Person person, String successor, LocalDate day) {
        people.save(person.active(false));
        register.allSeatsOf(person.tenant()).stream()
                .filter(seat -> seat.heldBy(person.id()))
                .forEach(seat -> seats.save(seat.without(person.id())));
        register.offices(person.tenant()).stream()
                .filter(office ->
                        office.terms().stream().anyMatch(term -> term.person().equals(person.id())))
                .forEach(office -> leave(office, person, day));
        events.publishEvent(new PersonLeft(person.tenant(), person.id(), successor));
    }

    private void leave(Office office, Person person, LocalDate day) {
        Office left = offices.save(office.withoutFrom(day, person.id()));
        if (office.holders(day).contains(person.id())) {
            events.publishEvent(
                    new OfficeChanged(office.tenant(), office.id(), office.holders(day), left.holders(day)));
        }
    }
}
