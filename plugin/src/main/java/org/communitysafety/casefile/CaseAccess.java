package org.communitysafety.casefile;

import java.util.List;
import java.util.Optional;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/**
 * The one place that says who may read a case file: by partnership, live agreement (H10), role in the hub or in the
 * case, and restriction (H17). It is asked at every access, so that a removal takes effect with the next request (H11).
 */
class CaseAccess {

    private final Register register;
    private final Agreements agreements;

    CaseAccess(Register register, Agreements agreements) {
        this.register = register;
        this.agreements = agreements;
    }

    /** Why somebody may not read; kept in the log, never told to the reader. */
    enum Refusal {
        /** There is no such case. */
        UNKNOWN,
        OTHER_PARTNERSHIP,
        /** A login without a person in the register, for example an administrator's. */
        NOBODY,
        LEFT,
        NO_AGREEMENT,
        NO_ROLE,
        NOT_ACCEPTED_YET,
        RESTRICTED,
        /** Knows of the incident, but not of what has this marking (C4). */
        MARKING
    }

    /** Why this person may not read this file; empty where they may. */
    Optional<Refusal> refusal(CaseFile file, Person reader) {
        if (!reader.tenant().equals(file.tenant())) {
            return Optional.of(Refusal.OTHER_PARTNERSHIP);
        }
        if (!reader.active()) {
            return Optional.of(Refusal.LEFT);
        }
        if (reader.organisation() == null
                || agreements.live(reader.organisation()).isEmpty()) {
            return Optional.of(Refusal.NO_AGREEMENT);
        }
        if (holds(reader, Office.Duty.CHAIR) || file.involves(reader.id(), Role.CONCERN)) {
            return Optional.empty();
        }
        if (!file.involves(reader.id()) && !worksInTheHub(reader)) {
            return Optional.of(Refusal.NO_ROLE);
        }
        return switch (file.audience()) {
            case REFERRAL ->
                file.involves(reader.id()) || reader.belongsTo(file.organisation()) || officer(reader)
                        ? Optional.empty()
                        : Optional.of(Refusal.NOT_ACCEPTED_YET);
            case MEMBERS -> Optional.empty();
            case RESTRICTED ->
                file.organisations().contains(reader.organisation())
                        ? Optional.empty()
                        : Optional.of(Refusal.RESTRICTED);
        };
    }

    /** Whether this person may see who read what: the hub's chair. */
    boolean maySeeTheLog(Person person) {
        return person.active()
                && person.organisation() != null
                && agreements.live(person.organisation()).isPresent()
                && holds(person, Office.Duty.CHAIR);
    }

    private boolean worksInTheHub(Person person) {
        return officer(person)
                || hub(person).stream()
                        .flatMap(hub -> register.seats(hub.id()).stream())
                        .anyMatch(seat -> seat.heldBy(person.id()));
    }

    private boolean officer(Person person) {
        return holds(person, Office.Duty.CHAIR, Office.Duty.VICE_CHAIR, Office.Duty.SECRETARY);
    }

    private boolean holds(Person person, Office.Duty... duties) {
        return hub(person).stream()
                .flatMap(hub -> register.officesOf(hub.id()).stream())
                .filter(office -> List.of(duties).contains(office.duty()))
                .anyMatch(office -> register.holders(office.id()).contains(person.id()));
    }

    private Optional<Body> hub(Person person) {
        return register.hub(person.tenant());
    }
}
