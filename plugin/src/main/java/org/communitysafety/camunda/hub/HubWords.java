package org.communitysafety.camunda.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in the hub's forms. */
final class HubWords {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK).withZone(UK);
    private static final DateTimeFormatter MEETING =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(UK);

    private HubWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String meeting(Instant at) {
        return MEETING.format(at);
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(UK).toLocalDate();
    }
}
