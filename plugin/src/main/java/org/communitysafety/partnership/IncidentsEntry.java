package org.communitysafety.partnership;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.communitysafety.partnership.HubEntry.ChoiceEntry;

/**
 * What a partnership's file says about critical incidents (BCP 5.8, 5.9).
 *
 * @param dutyLead id of the office that follows every incident, whatever the hour
 * @param chair id of the office that is told last of somebody who does not acknowledge (C3)
 * @param secretary id of the office that records what the Executive decides (C6)
 * @param areas where an incident can have happened, coarse enough to name nobody
 * @param markings who may read an entry of an incident's log (C4), the widest first
 * @param recipients who is in the groups that are informed (C3)
 * @param measures of the community's confidence (C6)
 * @param checkWeeks weeks after the response has ended at which confidence is checked (C6)
 * @param repeatWeeks weeks until the next check, where the last one was not good enough
 * @param duplicateHours two reports from one area that lie closer together may be about the same
 * @param assumed whether the partnership has still to confirm recipients and times, which the product shows
 */
public record IncidentsEntry(
        String dutyLead,
        String chair,
        String secretary,
        ProcedureEntry procedure,
        List<ChoiceEntry> areas,
        List<MarkingEntry> markings,
        List<RecipientEntry> recipients,
        List<MeasureEntry> measures,
        List<Integer> checkWeeks,
        Integer repeatWeeks,
        Integer duplicateHours,
        boolean assumed) {

    public IncidentsEntry {
        areas = orEmpty(areas);
        markings = orEmpty(markings);
        recipients = orEmpty(recipients);
        measures = orEmpty(measures);
        checkWeeks = checkWeeks == null ? List.of(1, 4, 12) : checkWeeks;
        repeatWeeks = repeatWeeks == null ? 4 : repeatWeeks;
        duplicateHours = duplicateHours == null ? 6 : duplicateHours;
    }

    /**
     * The procedure that the responsible authorities have agreed (C8).
     *
     * @param version what people call it, for example {@code 1.0}
     * @param signedOn a date by which all responsible authorities had signed, or {@code current} for the day of the import
     */
    public record ProcedureEntry(String version, String title, String signedOn, boolean assumed) {

        static final String CURRENT = "current";

        /** The day that it has been in force since. */
        public LocalDate signedOn(LocalDate importedOn) {
            return CURRENT.equals(signedOn) ? importedOn : LocalDate.parse(signedOn);
        }
    }

    /** @param organisations ids of those whose people may read it; empty for everybody who may know of the incident */
    public record MarkingEntry(String id, String name, List<String> organisations, boolean assumed) {

        public MarkingEntry {
            organisations = orEmpty(organisations);
        }
    }

    /**
     * Somebody to be informed: whoever is on a seat, or holds an office.
     *
     * @param group what the table of recipients calls it, for example {@code communications}
     * @param seat a body's id and its seat's id, such as {@code executive.police}; null where an office is named
     * @param office id of an office; null where a seat is named
     * @param deputy id of the office that is told where the recipient does not acknowledge; a seat's deputies come first
     */
    public record RecipientEntry(String group, String seat, String office, String deputy, boolean assumed) {}

    /** @param higherIsBetter false for one such as "feel unsafe" */
    public record MeasureEntry(String id, String name, Boolean higherIsBetter, boolean assumed) {

        public MeasureEntry {
            higherIsBetter = higherIsBetter == null || higherIsBetter;
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
