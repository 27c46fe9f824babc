package org.communitysafety.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.communitysafety.meeting.PapersRule.DayType;
import org.communitysafety.meeting.PapersRule.Deadline;
import org.communitysafety.partnership.WorkingDays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PapersRuleTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int TEN_YEARS = 3653;
    private static final WorkingDays DAYS = new WorkingDays();

    @ParameterizedTest(name = "{0} {1} days, clear {2}, before {3}: {4}")
    @DisplayName("G10: the last day to send papers")
    @CsvSource({
        // over Christmas and the new year
        "5, WORKING, true, 2027-01-05, 2026-12-23",
        "5, WORKING, false, 2027-01-05, 2026-12-24",
        // over Easter
        "5, WORKING, true, 2026-04-10, 2026-03-31",
        // an ordinary Wednesday
        "5, WORKING, true, 2027-01-20, 2027-01-12",
        "7, CALENDAR, true, 2027-01-13, 2027-01-05",
        "7, CALENDAR, false, 2027-01-13, 2027-01-06",
        // calendar days do not care for weekends
        "7, CALENDAR, true, 2027-01-11, 2027-01-03",
        "0, CALENDAR, false, 2027-01-11, 2027-01-11"
    })
    void lastDay(int days, DayType type, boolean clear, LocalDate meeting, LocalDate lastDay) {
        assertThat(new PapersRule(days, type, clear).before(meeting, DAYS).on()).isEqualTo(lastDay);
    }

    @Test
    @DisplayName("G10: the arithmetic is told in words, with every day that does not count")
    void words() {
        LocalDate meeting = LocalDate.of(2027, 1, 5);

        assertThat(new PapersRule(5, DayType.WORKING, true)
                        .before(meeting, DAYS)
                        .words())
                .isEqualTo("5 clear working days before Tue 5 Jan 2027: send by Wed 23 Dec 2026;"
                        + " skipped 25 and 28 Dec, 1 Jan, two weekends");
        assertThat(new PapersRule(1, DayType.WORKING, false)
                        .before(meeting, DAYS)
                        .words())
                .isEqualTo("1 working day before Tue 5 Jan 2027: send by Mon 4 Jan 2027");
        assertThat(new PapersRule(7, DayType.CALENDAR, true)
                        .before(meeting, DAYS)
                        .words())
                .isEqualTo("7 clear days before Tue 5 Jan 2027: send by Mon 28 Dec 2026");
        assertThat(new PapersRule(2, DayType.WORKING, true)
                        .before(LocalDate.of(2026, 4, 8), DAYS)
                        .words())
                .isEqualTo("2 clear working days before Wed 8 Apr 2026: send by Wed 1 Apr 2026;"
                        + " skipped 3 and 6 Apr, one weekend");
        assertThat(new PapersRule(0, DayType.NONE, false).before(meeting, DAYS))
                .isEqualTo(new Deadline(null, "Nothing says when papers go out: send them before Tue 5 Jan 2027"));
    }

    @Provide
    Arbitrary<LocalDate> meetings() {
        return Arbitraries.integers().between(0, TEN_YEARS - 1).map(FIRST::plusDays);
    }

    @Property
    @Label("G10: over ten years, exactly that many working days lie between sending and meeting, and no later day does")
    void clearWorkingDays(@ForAll("meetings") LocalDate meeting, @ForAll @IntRange(max = 30) int days) {
        LocalDate on = new PapersRule(days, DayType.WORKING, true)
                .before(meeting, DAYS)
                .on();

        assertThat(between(on, meeting)).isEqualTo(days);
        assertThat(DAYS.isWorkingDay(on)).isTrue();
        for (LocalDate later = on.plusDays(1); later.isBefore(meeting); later = later.plusDays(1)) {
            if (DAYS.isWorkingDay(later)) {
                assertThat(between(later, meeting)).isLessThan(days);
            }
        }
    }

    @Property
    @Label("G10: over ten years, the words name every weekday between the two days that does not count")
    void wordsNameHolidays(@ForAll("meetings") LocalDate meeting, @ForAll @IntRange(min = 1, max = 12) int days) {
        Deadline deadline = new PapersRule(days, DayType.WORKING, true).before(meeting, DAYS);
        String skipped = deadline.words().contains("; skipped ")
                ? deadline.words().substring(deadline.words().indexOf("; skipped "))
                : "";

        for (LocalDate day = deadline.on().plusDays(1); day.isBefore(meeting); day = day.plusDays(1)) {
            boolean weekday = day.getDayOfWeek().getValue() <= 5;
            if (weekday && !DAYS.isWorkingDay(day)) {
                assertThat(skipped).containsPattern("\\b" + day.getDayOfMonth() + "\\b");
            }
        }
        long weekendDays = deadline.on()
                .datesUntil(meeting)
                .filter(day -> day.getDayOfWeek().getValue() > 5)
                .count();
        assertThat(skipped.contains("weekend")).isEqualTo(weekendDays > 0);
    }

    private static long between(LocalDate from, LocalDate meeting) {
        return from.plusDays(1).datesUntil(meeting).filter(DAYS::isWorkingDay).count();
    }
}
