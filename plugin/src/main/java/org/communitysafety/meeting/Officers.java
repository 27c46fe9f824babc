package org.communitysafety.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/**
 * Who records a body's meetings: its chair, vice chair and secretary. Where fewer than two of them can, any member may,
 * so that an interest or a vacancy never leaves a meeting without anybody.
 */
final class Officers {

    private final Register register;

    Officers(Register register) {
        this.register = register;
    }

    /**
     * @param takesPart who may have a part in what is recorded (F16)
     * @return keys of the offices, and of the body where any member may
     */
    List<String> keys(String body, Predicate<Person> takesPart) {
        List<String> keys = new ArrayList<>();
        register.officesOf(body).stream()
                .filter(office -> office.duty() != Office.Duty.OTHER)
                .map(Office::id)
                .filter(office ->
                        register.holders(office).stream().map(register::person).anyMatch(takesPart))
                .forEach(keys::add);
        if (keys.size() < 2) {
            keys.add(body);
        }
        return keys;
    }

    boolean mayRecord(Sitting sitting, String login, Predicate<Person> takesPart) {
        List<String> keys = keys(sitting.body(), takesPart);
        boolean officer = keys.stream()
                .filter(key -> !key.equals(sitting.body()))
                .anyMatch(office -> register.holders(office).contains(login));
        boolean member = keys.contains(sitting.body())
                && Seating.at(register, sitting).all().stream()
                        .anyMatch(seat -> seat.votes() && login.equals(seat.member()));
        return (officer || member) && takesPart.test(register.person(login));
    }
}
