package org.communitysafety.partnership;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.model.Recur;

/**
 * The days on which a body meets, from an iCalendar recurrence rule (RFC 5545), for example
 * {@code FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU}. Intervals count from January 2001, so that such a rule means January,
 * April, July and October in every year, whenever it is asked.
 */
public final class Rhythm {

    /** A Monday, the first of a January, before any year that is asked for. */
    private static final LocalDate START = LocalDate.of(2001, 1, 1);

    private static final int YEARS_TO_FIND_A_DATE = 5;

    private Rhythm() {}

    /**
     * The meeting days in this period, its first and last day included, in order.
     *
     * @throws IllegalArgumentException if this is no rule
     */
    public static List<LocalDate> dates(String rule, LocalDate from, LocalDate until) {
        return parse(rule).getDates(START, from, until).stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(until))
                .sorted()
                .toList();
    }

    /** @throws IllegalArgumentException if this is no rule, or none that a body can meet by; the message says why */
    static void check(String rule) {
        if (parse(rule).getCount() > 0) {
            throw new IllegalArgumentException("COUNT cannot be used: a body has no first meeting to count from");
        }
        if (dates(rule, START, START.plusYears(YEARS_TO_FIND_A_DATE)).isEmpty()) {
            throw new IllegalArgumentException("the rule never gives a date");
        }
    }

    private static Recur<LocalDate> parse(String rule) {
        try {
            Recur<LocalDate> parsed = new Recur<>(rule);
            return switch (parsed.getFrequency()) {
                case DAILY, WEEKLY, MONTHLY, YEARLY -> parsed;
                default -> throw new IllegalArgumentException("a body meets daily, weekly, monthly or yearly");
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
