package org.communitysafety.camunda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/**
 * The groups of a partnership and who is in them today, by the register. A group's id is the key of the office, body,
 * seat or organisation.
 */
class Groups {

    private final String tenant;
    private final Map<String, Organisation> organisations;
    private final Map<String, List<Seat>> seats = new LinkedHashMap<>();
    private final Map<String, List<String>> holders = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    Groups(Register register, String tenant) {
        this.tenant = tenant;
        this.organisations = register.organisations(tenant).stream()
                .collect(Collectors.toMap(Organisation::id, organisation -> organisation));
        names.put(Keys.people(tenant), "Everybody");
        names.put(Keys.members(tenant), "Member organisations");
        organisations.values().forEach(organisation -> names.put(organisation.id(), organisation.name()));
        register.bodies(tenant).forEach(body -> {
            names.put(body.id(), body.name());
            register.allSeats(body.id()).forEach(seat -> names.put(seat.id(), body.name() + ": " + seat.title()));
            seats.put(body.id(), register.seats(body.id()));
        });
        for (Office office : register.offices(tenant)) {
            names.put(office.id(), office.name());
            holders.put(office.id(), register.holders(office.id()));
        }
    }

    /** Every group's id with its name. */
    Map<String, String> names() {
        return names;
    }

    /** Ids of the groups that this person is to be in; none for somebody who has left. */
    Set<String> of(Person person) {
        Set<String> groups = new TreeSet<>();
        if (!person.active()) {
            return groups;
        }
        groups.add(Keys.people(tenant));
        if (person.organisation() != null) {
            groups.add(person.organisation());
            addIf(organisations.get(person.organisation()).member(), groups, Keys.members(tenant));
        }
        seats.forEach((body, its) -> its.stream()
                .filter(seat -> seat.heldBy(person.id()))
                .forEach(seat -> {
                    groups.add(body);
                    groups.add(seat.id());
                }));
        holders.forEach((office, its) -> addIf(its.contains(person.id()), groups, office));
        return groups;
    }

    private static void addIf(boolean condition, Set<String> groups, String group) {
        if (condition) {
            groups.add(group);
        }
    }
}
