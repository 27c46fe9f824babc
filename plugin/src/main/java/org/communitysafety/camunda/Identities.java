package org.communitysafety.camunda;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/**
 * Makes Camunda's tenant, users and groups from the register, and keeps them so: what somebody may no longer do, they
 * cannot do from the next request on.
 */
class Identities {

    private static final String TYPE = "PARTNERSHIP";

    private final Register register;
    private final IdentityService identities;
    private final TaskService tasks;

    Identities(Register register, IdentityService identities, TaskService tasks) {
        this.register = register;
        this.identities = identities;
        this.tasks = tasks;
    }

    /** Enters a partnership that has just been imported; nobody has a password yet. */
    void enter(String tenant) {
        Tenant entry = identities.newTenant(tenant);
        entry.setName(register.partnership(tenant).name());
        identities.saveTenant(entry);
        var groups = new Groups(register, tenant);
        groups.names().forEach(this::group);
        register.people(tenant).forEach(person -> {
            user(person);
            groups.of(person).forEach(group -> identities.createMembership(person.id(), group));
        });
    }

    /** Puts these people into their groups of today, and takes them out of the others. */
    void regroup(String tenant, Collection<String> people) {
        var groups = new Groups(register, tenant);
        people.stream().map(register::person).filter(Person::active).forEach(person -> regroup(person, groups));
    }

    /**
     * Makes users of those who are new or have come back, without a password, and puts everybody named into their groups
     * of today. A user of somebody who has left is deleted, so that running sessions and passwords end as well.
     */
    void change(String tenant, Collection<String> people) {
        var groups = new Groups(register, tenant);
        for (String login : people) {
            Person person = register.person(login);
            User known = identities.createUserQuery().userId(login).singleResult();
            if (person.active() && known == null) {
                user(person);
                groups.of(person).forEach(group -> identities.createMembership(login, group));
            } else if (person.active()) {
                named(known, person);
                regroup(person, groups);
            } else if (known != null) {
                identities.deleteUser(login);
            }
        }
    }

    /**
     * The same for everybody of the partnership, where terms have ended or begun since.
     *
     * @return logins of those whose groups were not those of today
     */
    List<String> reconcile(String tenant) {
        var groups = new Groups(register, tenant);
        Set<String> there = identities.createGroupQuery().groupType(TYPE).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        groups.names().forEach((id, name) -> {
            if (!there.contains(id)) {
                group(id, name);
            }
        });
        return register.people(tenant).stream()
                .filter(Person::active)
                .filter(person -> regroup(person, groups))
                .map(Person::id)
                .toList();
    }

    private boolean regroup(Person person, Groups groups) {
        Set<String> wanted = groups.of(person);
        Set<String> present = identities.createGroupQuery().groupMember(person.id()).groupType(TYPE).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        present.stream()
                .filter(group -> !wanted.contains(group))
                .forEach(group -> identities.deleteMembership(person.id(), group));
        wanted.stream()
                .filter(group -> !present.contains(group))
                .forEach(group -> identities.createMembership(person.id(), group));
        return !wanted.equals(present);
    }

    /** What waits for this person alone waits for the successor. */
    void handOver(String tenant, String person, String successor) {
        tasks.createTaskQuery().taskAssignee(person).tenantIdIn(tenant).list().stream()
                .filter(task -> tasks.getIdentityLinksForTask(task.getId()).stream()
                        .noneMatch(link -> link.getGroupId() != null))
                .forEach(task -> tasks.setAssignee(task.getId(), successor));
    }

    private void group(String id, String name) {
        Group group = identities.newGroup(id);
        group.setName(name.substring(0, Math.min(name.length(), 255)));
        group.setType(TYPE);
        identities.saveGroup(group);
    }

    private void user(Person person) {
        named(identities.newUser(person.id()), person);
        identities.createTenantUserMembership(person.tenant(), person.id());
    }

    private void named(User user, Person person) {
        int space = person.name().lastIndexOf(' ');
        user.setFirstName(person.name().substring(0, Math.max(space, 0)));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
        identities.saveUser(user);
    }
}
