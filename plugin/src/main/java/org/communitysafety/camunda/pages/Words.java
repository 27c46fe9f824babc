package org.communitysafety.camunda.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.communitysafety.funding.Money;

/** Dates and amounts as the pages show them. */
final class Words {

    static final ZoneId UK = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK).withZone(UK);
    private static final DateTimeFormatter MEETING =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(UK);

    private Words() {}

    /**
     * Something for programs and for people.
     *
     * @param value for example {@code 1250.50}, {@code 2026-04-01} or {@code WITHDRAWN}
     * @param text for example {@code £1,250.50}, {@code 1 April 2026} or {@code Withdrawn}
     */
    record Shown(String value, String text) {}

    static Shown amount(Money money) {
        return new Shown(money.pounds().toPlainString(), money.toString());
    }

    static Shown date(LocalDate day) {
        return new Shown(day.toString(), day(day));
    }

    static Shown date(Instant at) {
        return date(dayOf(at));
    }

    static Shown time(Instant at) {
        return new Shown(at.truncatedTo(ChronoUnit.SECONDS).toString(), MOMENT.format(at));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(Instant at) {
        return day(dayOf(at));
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(UK).toLocalDate();
    }

    static String meeting(Instant opensAt) {
        return MEETING.format(opensAt);
    }
}
