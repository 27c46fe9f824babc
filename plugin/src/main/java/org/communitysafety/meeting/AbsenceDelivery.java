package org.communitysafety.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** To whom a letter about absence goes, and how the Executive learns of it. */
class AbsenceDelivery {

    private final Register register;
    private final Outbox outbox;
    private final ProductItems items;

    AbsenceDelivery(Register register, Outbox outbox, ProductItems items) {
        this.register = register;
        this.outbox = outbox;
        this.items = items;
    }

    /** The seat's member and deputies; where there are none, the agency's other people. */
    List<Person> recipients(AbsenceLetter letter) {
        Seat seat = register.seat(letter.seat());
        Set<String> logins = new TreeSet<>();
        seat.deputies().forEach(deputy -> logins.add(deputy.person()));
        if (seat.member() != null) {
            logins.add(seat.member());
        }
        List<Person> people = new ArrayList<>(
                logins.stream().map(register::person).filter(Person::active).toList());
        if (people.isEmpty()) {
            register.people(letter.tenant()).stream()
                    .filter(person -> person.active() && person.belongsTo(seat.organisation()))
                    .forEach(people::add);
        }
        return people;
    }

    /** Puts it into the outbox; a report also onto the agenda of the Executive's next meeting, whose chair is told. */
    void send(AbsenceLetter letter) {
        recipients(letter).forEach(person -> outbox.queue(person, letter.number(), letter.subject(), letter.text()));
        String executive = register.partnership(letter.tenant()).board();
        if (letter.action() != AbsenceAction.REPORT_TO_EXECUTIVE_AND_AGENCY || executive == null) {
            return;
        }
        items.place(executive, AgendaItem.Kind.REPORT, letter.subject(), letter.text());
        register.officesOf(executive).stream()
                .filter(office -> office.duty() == Office.Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .distinct()
                .forEach(chair -> outbox.queue(
                        register.person(chair),
                        letter.number(),
                        letter.subject(),
                        "For the Executive. The following went to the agency, and stands on the agenda of the next"
                                + " meeting.\n\n" + letter.text()));
    }
}
