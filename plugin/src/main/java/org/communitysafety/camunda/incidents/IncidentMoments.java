package org.communitysafety.camunda.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions.Wanted;
import org.communitysafety.partnership.Refused;

/** Days and times as people write and read them, in London. */
final class IncidentMoments {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK).withZone(UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(UK);

    private IncidentMoments() {}

    static String words(Instant at) {
        return at == null ? "" : WORDS.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String day(LocalDate day) {
        return DAY.format(day.atStartOfDay(UK));
    }

    /** @param time such as {@code 14:30} */
    static Instant at(LocalDate day, String time) {
        try {
            return day.atTime(LocalTime.parse(time.length() == 4 ? "0" + time : time))
                    .atZone(UK)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused("The time is no time of day. Write it such as 14:30.");
        }
    }

    /** Something to be done by 17:00 of a day. */
    static Wanted action(String what, String marking, String owner, LocalDate due) {
        return new Wanted(IncidentAction.Kind.ACTION, what, marking, owner, evening(due));
    }

    static Instant evening(LocalDate day) {
        return day.atTime(EVENING).atZone(UK).toInstant();
    }
}
