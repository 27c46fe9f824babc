package org.communitysafety.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.communitysafety.partnership.Refused;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** An amount in pounds and pence, exact. */
public record Money(BigDecimal pounds) implements Comparable<Money> {

    /** The most that a table's column holds. */
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    public static final Money NOTHING = new Money(BigDecimal.ZERO);

    /** @throws Refused for more than two decimals or an amount out of range */
    public Money {
        Refused.unless(
                pounds.stripTrailingZeros().scale() <= 2,
                "The amount £%s has more than two decimals. Give pounds and pence.",
                pounds.toPlainString());
        Refused.unless(pounds.abs().compareTo(LIMIT) < 0, "The amount £%s is too large.", pounds.toPlainString());
        pounds = pounds.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** For example {@code of("1250.50")}. */
    public static Money of(String pounds) {
        return new Money(new BigDecimal(pounds));
    }

    public Money plus(Money other) {
        return new Money(pounds.add(other.pounds));
    }

    public Money minus(Money other) {
        return new Money(pounds.subtract(other.pounds));
    }

    public boolean positive() {
        return pounds.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return pounds.compareTo(other.pounds);
    }

    /** For people, for example {@code £96,351.00}. */
    @Override
    public String toString() {
        var format = new DecimalFormat("£#,##0.00;-£#,##0.00", DecimalFormatSymbols.getInstance(Locale.UK));
        return format.format(pounds);
    }

    /** How amounts are stored. */
    public static List<Converter<?, ?>> converters() {
        return List.of(ToColumn.INSTANCE, FromColumn.INSTANCE);
    }

    @WritingConverter
    private enum ToColumn implements Converter<Money, BigDecimal> {
        INSTANCE;

        @Override
        public BigDecimal convert(Money money) {
            return money.pounds();
        }
    }

    @ReadingConverter
    private enum FromColumn implements Converter<BigDecimal, Money> {
        INSTANCE;

        @Override
        public Money convert(BigDecimal column) {
            return new Money(column);
        }
    }
}
