package org.communitysafety.meeting;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Office.Duty;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Who presides: a chair, else a vice chair, else a member whom the meeting appoints for the time (G14). */
final class Chairing {

    /** @param temporary whether it is neither a chair nor a vice chair */
    record Chair(String person, boolean temporary) {}

    private final Register register;

    Chairing(Register register) {
        this.register = register;
    }

    /**
     * @param present who could preside: people in the room who act for a voting seat
     * @param chosen login of whoever was named; null if nobody was
     * @throws Refused when somebody else has to preside, or somebody has to be named
     */
    Chair chair(String body, List<String> present, String chosen) {
        List<String> officers = officers(body, present);
        if (!officers.isEmpty()) {
            return new Chair(oneOf(officers, chosen), false);
        }
        Refused.unless(
                chosen != null,
                "Neither a chair nor a vice chair is there who could preside. Choose who presides as temporary chair.");
        Refused.unless(
                present.contains(chosen),
                "%s cannot preside: only somebody who is there, acts for a voting seat and takes part can be temporary"
                        + " chair. Choose somebody else.",
                register.person(chosen).name());
        return new Chair(chosen, true);
    }

    /** Whether whoever presides goes on: nobody who comes before them is there. */
    boolean stays(String body, List<String> present, String current) {
        List<String> officers = officers(body, present);
        return officers.isEmpty() ? present.contains(current) : officers.contains(current);
    }

    /** The chairs who are there, else the vice chairs. */
    private List<String> officers(String body, List<String> present) {
        List<String> chairs = present.stream().filter(holds(body, Duty.CHAIR)).toList();
        return chairs.isEmpty()
                ? present.stream().filter(holds(body, Duty.VICE_CHAIR)).toList()
                : chairs;
    }

    private String oneOf(List<String> holders, String chosen) {
        Refused.unless(
                chosen == null || holders.contains(chosen),
                "%s is there and presides. Choose nobody else, or record first that they have left.",
                names(holders));
        Refused.unless(
                chosen != null || holders.size() == 1,
                "More than one chair is there: %s. Choose which of them presides.",
                names(holders));
        return chosen == null ? holders.get(0) : chosen;
    }

    /** Logins of the chairs of a body; no vice chairs. */
    List<String> chairs(String body) {
        return register.officesOf(body).stream()
                .filter(office -> office.duty() == Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .toList();
    }

    private Predicate<String> holds(String body, Duty duty) {
        List<String> holders = register.officesOf(body).stream()
                .filter(office -> office.duty() == duty)
                .map(Office::id)
                .flatMap(office -> register.holders(office).stream())
                .toList();
        return holders::contains;
    }

    private String names(List<String> logins) {
        return logins.stream().map(login -> register.person(login).name()).collect(Collectors.joining(" and "));
    }
}
