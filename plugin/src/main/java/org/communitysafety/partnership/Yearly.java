package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * That an office or a co-opted seat is filled anew every year (G14, G18).
 *
 * @param by key of the body that chooses
 * @param from first day of each year's term, as month and day, for example {@code 05-01}
 * @param noticeDays calendar days before a term's end from which the choice is prepared
 */
public record Yearly(String by, How how, String from, Integer noticeDays) {

    /** Where the partnership's file does not say: long enough to reach the last quarterly meeting before the end. */
    static final int NOTICE_DAYS = 90;

    /** How the body chooses. */
    public enum How {
        @JsonProperty("election")
        ELECTION("Election"),
        @JsonProperty("appointment")
        APPOINTMENT("Appointment"),
        @JsonProperty("co-option")
        CO_OPTION("Co-option");

        private final String words;

        How(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** First day of the term that this day lies in. */
    public LocalDate startsOn(LocalDate day) {
        LocalDate start = MonthDay.parse("--" + from).atYear(day.getYear());
        return start.isAfter(day) ? start.minusYears(1) : start;
    }

    /** Last day of the term that this day lies in. */
    public LocalDate endsOn(LocalDate day) {
        return startsOn(day).plusYears(1).minusDays(1);
    }
}
