package org.communitysafety.partnership;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days of England and Wales: Monday to Friday without bank holidays, substitute days and one-off ones included. */
public class WorkingDays {

    private static final String ENGLAND = "eng";

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final String region;

    public WorkingDays() {
        this(ENGLAND);
    }

    /** An unknown region would silently lose the holidays that only regions have. */
    WorkingDays(String region) {
        if (!holidays.getCalendarHierarchy().getChildren().containsKey(region)) {
            throw new IllegalArgumentException(
                    "The holiday calendar of the United Kingdom has no region \"%s\", only %s."
                            .formatted(
                                    region,
                                    holidays.getCalendarHierarchy()
                                            .getChildren()
                                            .keySet()));
        }
        this.region = region;
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.isHoliday(day, region);
    }

    /**
     * The last of this many working days after the given day, which itself never counts; before it if the number is
     * negative; the day itself if it is 0.
     */
    public LocalDate plus(LocalDate from, int workingDays) {
        int step = Integer.signum(workingDays);
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
