package org.communitysafety.meeting;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Office.Duty;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Who belongs to a body: those who sit on it, and those who serve it as chair, vice chair or secretary. */
public class BodyPeople {

    private static final Set<Duty> CHAIRS = Set.of(Duty.CHAIR);
    private static final Set<Duty> OFFICERS = Set.of(Duty.CHAIR, Duty.VICE_CHAIR, Duty.SECRETARY);

    private final Register register;

    BodyPeople(Register register) {
        this.register = register;
    }

    /** Keys of the offices that prepare the body's meetings: its secretaries, else its chairs, else the body itself. */
    public List<String> secretaries(String body) {
        return held(body, Set.of(Duty.SECRETARY), held(body, OFFICERS, List.of(body)));
    }

    /** Keys of the body's chairs, else its vice chairs, else its secretaries, else the body itself. */
    public List<String> chairs(String body) {
        return held(body, CHAIRS, held(body, Set.of(Duty.VICE_CHAIR), secretaries(body)));
    }

    /** Keys of the offices with one of these duties that somebody holds; else the others. */
    private List<String> held(String body, Set<Duty> duties, List<String> otherwise) {
        List<String> held = offices(body, duties)
                .filter(office -> !register.holders(office).isEmpty())
                .toList();
        return held.isEmpty() ? otherwise : held;
    }

    private Stream<String> offices(String body, Set<Duty> duties) {
        return register.officesOf(body).stream()
                .filter(office -> duties.contains(office.duty()))
                .map(Office::id);
    }

    /** Whether the person serves the body as chair, vice chair or secretary. */
    public boolean serves(Person person, String body) {
        return offices(body, OFFICERS).anyMatch(office -> holds(person, office));
    }

    /** Whether the person has a seat, as member or deputy, or serves the body. */
    public boolean belongs(Person person, String body) {
        return serves(person, body) || register.seats(body).stream().anyMatch(seat -> seat.heldBy(person.id()));
    }

    boolean holds(Person person, String office) {
        return register.holders(office).contains(person.id());
    }

    /** Today's holders of these offices; for the key of the body itself, everybody with a seat. */
    public List<Person> holders(String body, List<String> keys) {
        return people(keys.stream()
                .flatMap(key -> key.equals(body)
                        ? register.seats(body).stream().map(Seat::member)
                        : register.holders(key).stream()));
    }

    /**
     * Those who get the body's papers: the member of each seat, advisers too; the deputies of a seat that is vacant;
     * chairs, vice chairs and secretaries.
     */
    List<Person> entitledToPapers(String body) {
        Stream<String> seated = register.seats(body).stream()
                .flatMap(seat -> seat.member() != null
                        ? Stream.of(seat.member())
                        : seat.deputies().stream().map(Seat.Deputy::person));
        Stream<String> serving = offices(body, OFFICERS).flatMap(office -> register.holders(office).stream());
        return people(Stream.concat(seated, serving));
    }

    private List<Person> people(Stream<String> logins) {
        return logins.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(register::person)
                .filter(Person::active)
                .toList();
    }
}
