package org.communitysafety.camunda;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.OfficeChanged;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Makes Camunda's tenant, users and groups from the register: a group's id is the key of the office, body or organisation. */
class Identities {

    private static final String TYPE = "PARTNERSHIP";

    private final Register register;
    private final IdentityService identities;

    Identities(Register register, IdentityService identities) {
        this.register = register;
        this.identities = identities;
    }

    /** Enters a partnership that has just been imported; nobody has a password yet. */
    void enter(String tenant) {
        Tenant entry = identities.newTenant(tenant);
        entry.setName(register.partnership(tenant).name());
        identities.saveTenant(entry);
        group(Keys.people(tenant), "Everybody");
        group(Keys.members(tenant), "Member organisations");
        register.organisations(tenant).forEach(o -> group(o.id(), o.name()));
        register.bodies(tenant).forEach(b -> group(b.id(), b.name()));
        register.offices(tenant).forEach(o -> group(o.id(), o.name()));
        register.people(tenant).forEach(this::user);
        register.people(tenant)
                .forEach(person -> groupsOf(person).forEach(group -> identities.createMembership(person.id(), group)));
    }

    /** Moves the office's group from its former to its present holders. */
    void change(OfficeChanged changed) {
        changed.before().forEach(login -> identities.deleteMembership(login, changed.office()));
        changed.after().forEach(login -> identities.createMembership(login, changed.office()));
    }

    private void group(String id, String name) {
        Group group = identities.newGroup(id);
        group.setName(name);
        group.setType(TYPE);
        identities.saveGroup(group);
    }

    private void user(Person person) {
        User user = identities.newUser(person.id());
        int space = person.name().lastIndexOf(' ');
        user.setFirstName(person.name().substring(0, Math.max(space, 0)));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
        identities.saveUser(user);
        identities.createTenantUserMembership(person.tenant(), person.id());
    }

    private Set<String> groupsOf(Person person) {
        Set<String> groups = new TreeSet<>();
        groups.add(Keys.people(person.tenant()));
        if (person.organisation() != null) {
            Organisation organisation = register.organisation(person.organisation());
            groups.add(organisation.id());
            addIf(organisation.member(), groups, Keys.members(person.tenant()));
        }
        for (Body body : register.bodies(person.tenant())) {
            List<Seat> seats = register.seats(body.id());
            addIf(seats.stream().anyMatch(seat -> seat.heldBy(person.id())), groups, body.id());
        }
        for (Office office : register.offices(person.tenant())) {
            addIf(register.holders(office.id()).contains(person.id()), groups, office.id());
        }
        return groups;
    }

    private static void addIf(boolean condition, Set<String> groups, String group) {
        if (condition) {
            groups.add(group);
        }
    }
}
