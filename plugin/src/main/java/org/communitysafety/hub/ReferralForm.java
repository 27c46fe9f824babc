package org.communitysafety.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CaseFile.Kind;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CasePlace;
import org.communitysafety.casefile.CaseSubject;
import org.communitysafety.partnership.Refused;

/**
 * What a referrer has filled in; whatever is not known yet is null.
 *
 * @param description of a place
 * @param telephones one or several, separated by commas
 * @param topics ids of topics (H2)
 * @param consent whether the person agrees to the sharing
 * @param lawfulBasis id of what allows it without consent
 * @param attends whether the referrer will attend and raise it if it misses the cut-off (H3)
 */
public record ReferralForm(
        Kind kind,
        String firstNames,
        String surname,
        LocalDate birthDate,
        String description,
        String street,
        String town,
        String postcode,
        String telephones,
        String summary,
        List<String> topics,
        Boolean consent,
        String lawfulBasis,
        boolean attends) {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    CaseSubject subject() {
        var address = new CaseAddress(street, town, postcode);
        if (kind == Kind.PLACE) {
            return new CaseSubject(List.of(), List.of(new CasePlace(description, address)));
        }
        boolean none = street == null && town == null && postcode == null;
        return new CaseSubject(
                List.of(new CasePerson(firstNames, surname, birthDate, none ? List.of() : List.of(address), numbers())),
                List.of());
    }

    private List<String> numbers() {
        return telephones == null
                ? List.of()
                : Arrays.stream(telephones.split("[,;\\n]"))
                        .map(String::strip)
                        .filter(number -> !number.isEmpty())
                        .toList();
    }

    /** What a complete referral has and this one lacks, in the words of the form (H1); empty for a complete one. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (kind == Kind.PERSON) {
            addIf(firstNames == null || surname == null, missing, "full name");
            addIf(birthDate == null, missing, "date of birth");
            addIf(street == null, missing, "address (house number and street)");
            addIf(numbers().isEmpty(), missing, "contact telephone number");
        } else {
            addIf(street == null, missing, "where the place is (house number and street, or the nearest street)");
        }
        addIf(summary == null, missing, "brief summary");
        addIf(topics.isEmpty(), missing, "at least one topic");
        if (kind == Kind.PERSON) {
            addIf(
                    !Boolean.TRUE.equals(consent) && lawfulBasis == null,
                    missing,
                    "consent, or what allows sharing without it");
        }
        return missing;
    }

    private static void addIf(boolean condition, List<String> missing, String what) {
        if (condition) {
            missing.add(what);
        }
    }

    void refuseImpossible(LocalDate today) {
        Refused.unless(
                birthDate == null || !birthDate.isAfter(today) && !birthDate.isBefore(EARLIEST_BIRTH),
                "The date of birth cannot be right: it lies in the future or before 1900. Correct it, or leave it empty"
                        + " until you know it.");
    }

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "ReferralForm[" + kind + "]";
    }
}
