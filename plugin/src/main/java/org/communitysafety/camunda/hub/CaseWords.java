package org.communitysafety.camunda.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.camunda.Row;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CasePlace;
import org.communitysafety.hub.Hub;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.Referral;

/** What is known of people and places, in words. */
final class CaseWords {

    private CaseWords() {}

    /** What allows sharing; empty while nobody has said. */
    static Optional<String> basis(Referral referral, Hub hub) {
        if (Boolean.TRUE.equals(referral.consent())) {
            return Optional.of("the person agrees");
        }
        return Optional.ofNullable(referral.lawfulBasis())
                .map(basis -> hub.choices(HubChoice.Kind.LAWFUL_BASIS).stream()
                        .filter(choice -> choice.choice().equals(basis))
                        .map(HubChoice::label)
                        .findFirst()
                        .orElse(basis));
    }

    /** Name, date of birth, addresses and telephones. */
    static List<Row> person(CasePerson person) {
        List<Row> rows = new ArrayList<>();
        String name = joined(" ", person.firstNames(), person.surname());
        String born = person.birthDate() == null ? null : "born " + HubWords.day(person.birthDate());
        rows.add(new Row("Person", joined(", ", name.isEmpty() ? "name not known" : name, born)));
        person.addresses().forEach(address -> rows.add(new Row("Address", address(address))));
        if (!person.telephones().isEmpty()) {
            rows.add(new Row("Telephone", String.join(", ", person.telephones())));
        }
        return rows;
    }

    static String place(CasePlace place) {
        return joined(", ", place.description(), address(place.address()));
    }

    static String address(CaseAddress address) {
        return joined(", ", address.street(), address.town(), address.postcode());
    }

    /** Those that are there. */
    static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
