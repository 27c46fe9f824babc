package org.communitysafety.meeting;

import java.util.List;
import java.util.function.Predicate;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** Which offices do what about absence: those of the body, and where they are vacant the partnership's team. */
class AbsenceOffices {

    private final Register register;
    private final Offices offices;

    AbsenceOffices(Register register, Offices offices) {
        this.register = register;
        this.offices = offices;
    }

    /** Keys of the body's secretaries; of its chairs where there are none. */
    List<String> secretaries(String body) {
        return first(body, person -> true, Office.Duty.SECRETARY, Office.Duty.CHAIR);
    }

    /**
     * Keys of the body's chairs, of its vice chairs or of its secretaries: the first of them with somebody who does not
     * belong to the organisation that is written to.
     */
    List<String> writers(String body, String organisation) {
        return first(
                body,
                person -> !person.belongsTo(organisation),
                Office.Duty.CHAIR,
                Office.Duty.VICE_CHAIR,
                Office.Duty.SECRETARY);
    }

    private List<String> first(String body, Predicate<Person> fits, Office.Duty... duties) {
        for (Office.Duty duty : duties) {
            List<String> held = register.officesOf(body).stream()
                    .filter(office -> office.duty() == duty)
                    .map(Office::id)
                    .filter(office -> register.holders(office).stream()
                            .map(register::person)
                            .anyMatch(fits))
                    .toList();
            if (!held.isEmpty()) {
                return held;
            }
        }
        return offices.keepers(register.body(body).tenant());
    }

    boolean holdsOneOf(List<String> keys, String login) {
        return keys.stream().anyMatch(key -> register.holders(key).contains(login));
    }
}
