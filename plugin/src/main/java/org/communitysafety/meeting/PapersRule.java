package org.communitysafety.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.communitysafety.partnership.WorkingDays;

/**
 * How long before a meeting its papers go out, as the partnership's table says (G10).
 *
 * @param days of the notice; 0 where there is none
 * @param clear whether neither the day of sending nor the day of the meeting counts
 */
public record PapersRule(int days, DayType dayType, boolean clear) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final String[] NUMBERS = {"no", "one", "two", "three", "four", "five"};

    /** Which days are counted. */
    public enum DayType {
        CALENDAR,
        /** Of England and Wales. */
        WORKING,
        /** Nothing says when papers go out. */
        NONE
    }

    /**
     * The last day to send papers, and how it was found.
     *
     * @param on null where nothing says when
     * @param words for example {@code 5 clear working days before Tue 5 Jan 2027: send by Wed 23 Dec 2026; skipped 25
     *     and 28 Dec, 1 Jan, two weekends}
     */
    public record Deadline(LocalDate on, String words) {}

    /** The last day to send the papers of a meeting on this day. */
    public Deadline before(LocalDate meeting, WorkingDays workingDays) {
        return switch (dayType) {
            case NONE -> new Deadline(null, "Nothing says when papers go out: send them before " + DAY.format(meeting));
            case CALENDAR -> deadline(meeting, meeting.minusDays(counted()), "");
            case WORKING -> {
                LocalDate on = workingDays.plus(meeting, -counted());
                yield deadline(meeting, on, skipped(on, meeting, workingDays));
            }
        };
    }

    /** With clear days the day of sending comes before the first one that counts. */
    private int counted() {
        return clear ? days + 1 : days;
    }

    private Deadline deadline(LocalDate meeting, LocalDate on, String skipped) {
        return new Deadline(
                on,
                "%d %s%s%s before %s: send by %s%s"
                        .formatted(
                                days,
                                clear ? "clear " : "",
                                dayType == DayType.WORKING ? "working " : "",
                                days == 1 ? "day" : "days",
                                DAY.format(meeting),
                                DAY.format(on),
                                skipped));
    }

    /** What lies between the two days and does not count. */
    private static String skipped(LocalDate from, LocalDate meeting, WorkingDays workingDays) {
        Map<Month, List<String>> holidays = new LinkedHashMap<>();
        int weekends = 0;
        LocalDate lastOfWeekend = null;
        for (LocalDate day = from.plusDays(1); day.isBefore(meeting); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                weekends += day.minusDays(1).equals(lastOfWeekend) ? 0 : 1;
                lastOfWeekend = day;
            } else if (!workingDays.isWorkingDay(day)) {
                holidays.computeIfAbsent(day.getMonth(), month -> new ArrayList<>())
                        .add(String.valueOf(day.getDayOfMonth()));
            }
        }
        List<String> all = holidays.entrySet().stream()
                .map(one -> joined(one.getValue()) + " " + one.getKey().getDisplayName(TextStyle.SHORT, Locale.UK))
                .collect(Collectors.toCollection(ArrayList::new));
        if (weekends > 0) {
            String number = weekends < NUMBERS.length ? NUMBERS[weekends] : String.valueOf(weekends);
            all.add(number + (weekends == 1 ? " weekend" : " weekends"));
        }
        return all.isEmpty() ? "" : "; skipped " + String.join(", ", all);
    }

    private static String joined(List<String> days) {
        return days.size() == 1
                ? days.get(0)
                : String.join(", ", days.subList(0, days.size() - 1)) + " and " + days.get(days.size() - 1);
    }
}
