package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int TEN_YEARS = 3653;

    private final WorkingDays workingDays = new WorkingDays();

    @ParameterizedTest
    @DisplayName("G10: bank holidays of England and Wales, substitute days and one-off ones are no working days")
    @ValueSource(
            strings = {
                "2010-12-27", "2010-12-28", "2011-04-29", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03",
                        "2022-09-19",
                "2023-05-08", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
                        "2026-12-25",
                "2026-12-28", "2027-01-01", "2026-11-21", "2026-11-22"
            })
    void isClosed(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("G10: holidays of Scotland and Northern Ireland, and moved days, are working days")
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026-03-17",
                "2026-07-13",
                "2026-08-03",
                "2026-11-30",
                "2020-05-04",
                "2022-05-30",
                "2026-12-24",
                "2026-12-29"
            })
    void isOpen(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isTrue();
    }

    @Example
    void refusesARegionThatTheCalendarDoesNotHave() {
        assertThatThrownBy(() -> new WorkingDays("england")).hasMessageContaining("no region \"england\"");
    }

    @Example
    void countsOverChristmas() {
        assertThat(workingDays.plus(LocalDate.of(2026, 12, 23), 5)).isEqualTo("2027-01-04");
        assertThat(workingDays.plus(LocalDate.of(2027, 1, 4), -5)).isEqualTo("2026-12-23");
        assertThat(workingDays.plus(LocalDate.of(2026, 12, 26), 1)).isEqualTo("2026-12-29");
        assertThat(workingDays.plus(LocalDate.of(2026, 12, 26), 0)).isEqualTo("2026-12-26");
    }

    @Property
    void endsOnAWorkingDayAfterExactlyAsMany(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int n) {
        LocalDate end = workingDays.plus(from, n);

        assertThat(workingDays.isWorkingDay(end)).isTrue();
        assertThat(from.plusDays(1)
                        .datesUntil(end.plusDays(1))
                        .filter(workingDays::isWorkingDay)
                        .count())
                .isEqualTo(n);
    }

    @Property
    void addsUp(@ForAll("days") LocalDate from, @ForAll @IntRange(max = 30) int a, @ForAll @IntRange(max = 30) int b) {
        assertThat(workingDays.plus(workingDays.plus(from, a), b)).isEqualTo(workingDays.plus(from, a + b));
    }

    @Property
    void comesBackToAWorkingDay(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int n) {
        LocalDate workingDay = workingDays.plus(from, 1);

        assertThat(workingDays.plus(workingDays.plus(workingDay, n), -n)).isEqualTo(workingDay);
    }

    @Example
    void hasEightBankHolidaysOnWeekdaysInAnOrdinaryYear() {
        for (int year : new int[] {2010, 2019, 2021, 2024, 2025, 2026, 2027, 2028, 2029}) {
            assertThat(LocalDate.of(year, 1, 1)
                            .datesUntil(LocalDate.of(year + 1, 1, 1))
                            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                            .filter(day -> !workingDays.isWorkingDay(day))
                            .count())
                    .as("%d", year)
                    .isEqualTo(8);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, TEN_YEARS).map(FIRST::plusDays);
    }
}
