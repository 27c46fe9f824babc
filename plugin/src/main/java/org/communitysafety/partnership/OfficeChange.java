package org.communitysafety.partnership;

import java.time.LocalDate;

/**
 * Who is to hold an office.
 *
 * @param office key of the office
 * @param holder login of the new holder; null when the office falls vacant
 * @param from first day, today or later; null for today
 * @param until last day; null for the end of the office's yearly term, or for none
 * @param together beside those who hold it already, as co-chairs (G14)
 * @param reason why; kept in the audit trail
 */
public record OfficeChange(
        String office, String holder, LocalDate from, LocalDate until, boolean together, String reason) {}
