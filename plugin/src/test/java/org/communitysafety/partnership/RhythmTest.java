package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

    private static final String QUARTERLY = "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU";

    @Test
    @DisplayName("G12: four meetings a year in the same months, also in 2010")
    void meetsQuarterly() {
        assertThat(dates(QUARTERLY, "2010-01-01", "2010-12-31"))
                .containsExactly("2010-01-12", "2010-04-13", "2010-07-13", "2010-10-12");
        for (int year : IntStream.range(2010, 2060).toArray()) {
            assertThat(Rhythm.dates(QUARTERLY, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                    .hasSize(4);
        }
    }

    @Test
    void meansTheSameDaysWhereverThePeriodStarts() {
        assertThat(dates(QUARTERLY, "2010-02-03", "2010-07-12")).containsExactly("2010-04-13");
        assertThat(dates(QUARTERLY, "2010-04-13", "2010-07-13")).containsExactly("2010-04-13", "2010-07-13");
        assertThat(dates(QUARTERLY, "2010-04-14", "2010-07-12")).isEmpty();
    }

    @Test
    @DisplayName("H7: every Tuesday, for decades")
    void meetsWeekly() {
        List<LocalDate> tuesdays =
                Rhythm.dates("FREQ=WEEKLY;BYDAY=TU", LocalDate.of(2026, 1, 1), LocalDate.of(2045, 12, 31));

        assertThat(tuesdays).hasSize(1043).allMatch(day -> day.getDayOfWeek() == DayOfWeek.TUESDAY);
        assertThat(tuesdays).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "BYDAY=TU",
                "FREQ=MONTLY",
                "FREQ=MONTHLY;BYDY=2TU",
                "FREQ=MONTHLY;BYDAY=2XX",
                "FREQ=HOURLY",
                "FREQ=MONTHLY;BYDAY=9TU",
                "FREQ=WEEKLY;BYDAY=2TU",
                "FREQ=WEEKLY;UNTIL=soon",
                "FREQ=WEEKLY;COUNT=10"
            })
    void refuses(String rule) {
        assertThatThrownBy(() -> Rhythm.check(rule)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> dates(String rule, String from, String until) {
        return Rhythm.dates(rule, LocalDate.parse(from), LocalDate.parse(until)).stream()
                .map(LocalDate::toString)
                .toList();
    }
}
