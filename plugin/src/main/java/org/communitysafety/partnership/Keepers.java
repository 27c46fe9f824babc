package org.communitysafety.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Whose work it is to keep the register: the policy officer, and the secretary of the board, the Executive or the hub.
 */
class Keepers {

    private static final Set<String> LEADING_BODIES = Set.of("board", "executive", "hub");

    private final Register register;

    Keepers(Register register) {
        this.register = register;
    }

    /** Keys of their offices. */
    List<String> offices(String tenant) {
        String policyOfficer = register.partnership(tenant).policyOfficer();
        List<String> leading = register.bodies(tenant).stream()
                .filter(body -> LEADING_BODIES.contains(body.kind()))
                .map(Body::id)
                .toList();
        return register.offices(tenant).stream()
                .filter(office -> office.id().equals(policyOfficer)
                        || (office.duty() == Office.Duty.SECRETARY && leading.contains(office.body())))
                .map(Office::id)
                .toList();
    }

    /** @throws Refused for anybody but a keeper */
    Person refuseUnlessOne(String login) {
        Person person = register.findPerson(login)
                .orElseThrow(
                        () -> new Refused("You belong to no partnership here, so you cannot change its register."));
        Refused.unless(
                offices(person.tenant()).stream()
                        .anyMatch(key -> register.holders(key).contains(login)),
                "Only the policy officer and the board's secretary change offices and memberships. Ask them.");
        return person;
    }

    /** @throws Refused when the register would have nobody left who may change it on that day */
    void refuseUnlessSomebodyIsLeft(String tenant, LocalDate day) {
        Refused.unless(
                offices(tenant).stream()
                        .flatMap(key -> register.office(key).holders(day).stream())
                        .anyMatch(login -> register.person(login).active()),
                "Nobody would be left who may change offices and memberships. Enter a successor first.");
    }
}
