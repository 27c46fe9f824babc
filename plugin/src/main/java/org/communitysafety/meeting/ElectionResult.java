package org.communitysafety.meeting;

import java.time.LocalDate;

/**
 * What the body chose.
 *
 * @param person login; null leaves whoever holds the office or sits on the seat now
 * @param from first day of the new term; null for the day after the old one, or today if that has passed
 * @param until last day; null for the end of the yearly term
 * @param remarks how it was chosen; kept in the audit trail
 */
public record ElectionResult(String person, LocalDate from, LocalDate until, String remarks) {}
