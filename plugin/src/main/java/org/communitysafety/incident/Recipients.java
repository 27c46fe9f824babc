package org.communitysafety.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Who is in the groups that are informed, as seats and offices are filled today (C3). */
class Recipients {

    private final Register register;

    Recipients(Register register) {
        this.register = register;
    }

    /** Each person once, by login, and the groups in which there is nobody. */
    record Found(Map<String, Recipient> people, List<String> empty) {}

    Found of(IncidentRules rules, Collection<String> groups) {
        Map<String, Recipient> people = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        for (String group : groups) {
            List<Recipient> found = rules.recipients(group).stream()
                    .flatMap(rule -> recipients(group, rule))
                    .toList();
            if (found.isEmpty()) {
                empty.add(group);
            }
            found.forEach(recipient -> people.putIfAbsent(recipient.person().id(), recipient));
        }
        return new Found(people, empty);
    }

    private Stream<Recipient> recipients(String group, RecipientRule rule) {
        List<Person> first = rule.seat() == null ? holders(rule.office()) : seat(rule.seat());
        List<Person> named =
                rule.seat() == null ? first : first.stream().limit(1).toList();
        List<Person> deputies = Stream.concat(
                        first.stream().skip(rule.seat() == null ? first.size() : 1), holders(rule.deputy()).stream())
                .toList();
        return named.stream()
                .map(person -> new Recipient(
                        person,
                        group,
                        deputies.stream()
                                .filter(deputy -> !deputy.equals(person))
                                .findFirst()
                                .orElse(null)));
    }

    /** The member first, then the deputies: where the seat is vacant, the first deputy is informed. */
    private List<Person> seat(String key) {
        Seat seat = register.seat(key);
        return Stream.concat(
                        Stream.of(Optional.ofNullable(seat.member())).flatMap(Optional::stream),
                        seat.deputies().stream().map(Seat.Deputy::person).sorted())
                .map(register::person)
                .filter(Person::active)
                .toList();
    }

    private List<Person> holders(String office) {
        return Stream.ofNullable(office)
                .flatMap(key -> register.holders(key).stream())
                .map(register::person)
                .filter(Objects::nonNull)
                .toList();
    }
}
