package org.communitysafety.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.communitysafety.partnership.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void isEqualWhateverTheScale() {
        assertThat(new Money(new BigDecimal("5"))).isEqualTo(Money.of("5.00")).hasSameHashCodeAs(Money.of("5.0"));
        assertThat(Money.of("1E+3")).isEqualTo(Money.of("1000.00"));
        assertThat(Money.of("5.000")).isEqualTo(Money.of("5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "12.345", "-0.005"})
    void refusesFractionsOfAPenny(String pounds) {
        assertThatThrownBy(() -> Money.of(pounds))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("£" + pounds)
                .hasMessageContaining("more than two decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "-1000000000000", "1E+40"})
    void refusesWhatNoColumnHolds(String pounds) {
        assertThatThrownBy(() -> Money.of(pounds)).isInstanceOf(Refused.class).hasMessageContaining("too large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"96351|£96,351.00", "0.1|£0.10", "0|£0.00", "-13076.5|-£13,076.50"})
    void readsAsPeopleWriteIt(String pounds, String words) {
        assertThat(Money.of(pounds)).hasToString(words);
    }

    @Test
    void nothingIsNotPositive() {
        assertThat(Money.NOTHING.positive()).isFalse();
        assertThat(Money.of("0.01").positive()).isTrue();
        assertThat(Money.of("-0.01").positive()).isFalse();
    }

    @Property
    void calculatesToThePenny(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal one,
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal other) {
        Money sum = new Money(one).plus(new Money(other));

        assertThat(sum.pounds()).isEqualByComparingTo(one.add(other));
        assertThat(sum.pounds().scale()).isEqualTo(2);
        assertThat(sum.minus(new Money(other))).isEqualTo(new Money(one));
        assertThat(sum.compareTo(new Money(one))).isEqualTo(other.signum());
    }
}
