package org.communitysafety.casefile;

import java.time.LocalDate;
import java.util.List;

/** Somebody whom a case is about; what is not known is null or empty. */
public record CasePerson(
        String firstNames, String surname, LocalDate birthDate, List<CaseAddress> addresses, List<String> telephones) {

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "CasePerson";
    }
}
