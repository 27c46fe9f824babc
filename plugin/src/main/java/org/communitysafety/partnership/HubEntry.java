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
 * @param longestMinutes how long a meeting is at most without a guest speaker (H7)
 * @param minutesAt time of day, Europe/London, at which minutes go out on the day after a meeting (H9)
 * @param protocol the information sharing protocol, as it is made clear at every meeting (H26)
 * @param statement the data protection statement that is read at every meeting (H18, H26)
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
        Integer longestMinutes,
        LocalTime minutesAt,
        String protocol,
        StatementEntry statement,
        List<ChoiceEntry> topics,
        List<ChoiceEntry> criteria,
        List<ChoiceEntry> lawfulBases,
        List<ChoiceEntry> markings,
        List<AgreementEntry> agreements,
        boolean assumed) {

    private static final LocalTime NINE = LocalTime.of(9, 0);

    public HubEntry {
        agreementMonths = agreementMonths == null ? 12 : agreementMonths;
        reminderDays = reminderDays == null ? 1 : reminderDays;
        longestMinutes = longestMinutes == null ? 90 : longestMinutes;
        minutesAt = minutesAt == null ? NINE : minutesAt;
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

    /**
     * What is read out at every meeting.
     *
     * @param version says which one it is, and is kept with each meeting
     * @param points in their order
     */
    public record StatementEntry(String version, List<String> points) {

        public StatementEntry {
            points = orEmpty(points);
        }
    }

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
