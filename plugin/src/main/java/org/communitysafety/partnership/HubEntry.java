package org.communitysafety.partnership;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;

/**
 * What a partnership's file says about its community safety hub.
 *
 * @param manager id of the office that the chair raises concerns with (H24)
 * @param terms name of the terms that members sign (H10)
 * @param agreementMonths how long a signature is good for (H10)
 * @param reminderDays calendar days before an action is due on which its owner is reminded
 * @param topics what the hub deals with (H2)
 * @param criteria what the chair triages by (H4)
 * @param lawfulBases what allows sharing without consent
 * @param markings how sensitive an entry in a case file is
 * @param agreements who has signed (H10)
 */
public record HubEntry(
        String manager,
        CutOffEntry cutOff,
        String terms,
        Integer agreementMonths,
        Integer reminderDays,
        List<ChoiceEntry> topics,
        List<ChoiceEntry> criteria,
        List<ChoiceEntry> lawfulBases,
        List<ChoiceEntry> markings,
        List<AgreementEntry> agreements,
        boolean assumed) {

    public HubEntry {
        agreementMonths = agreementMonths == null ? 12 : agreementMonths;
        reminderDays = reminderDays == null ? 1 : reminderDays;
        topics = orEmpty(topics);
        criteria = orEmpty(criteria);
        lawfulBases = orEmpty(lawfulBases);
        markings = orEmpty(markings);
        agreements = orEmpty(agreements);
    }

    /**
     * Until when something is in time for a meeting (H3).
     *
     * @param daysBefore calendar days before the meeting
     * @param at time of day, Europe/London
     */
    public record CutOffEntry(Integer daysBefore, LocalTime at) {}

    /** @param assumed whether the partnership has still to confirm it, which the product shows */
    public record ChoiceEntry(String id, String name, boolean assumed) {}

    /**
     * An organisation's signature under the terms.
     *
     * @param signedOn a date, or {@code current} for the day of the import
     */
    public record AgreementEntry(
            String organisation,
            Agreement.Basis basis,
            String signedOn,
            String signatory,
            String position,
            String email,
            String telephone,
            boolean assumed) {

        static final String CURRENT = "current";

        LocalDate signedOn(LocalDate importedOn) {
            return CURRENT.equals(signedOn) ? importedOn : LocalDate.parse(signedOn);
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
