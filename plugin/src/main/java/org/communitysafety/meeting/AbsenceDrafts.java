package org.communitysafety.meeting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** The drafts of letters about absence, in words that a chair can send as they are. */
class AbsenceDrafts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Register register;

    AbsenceDrafts(Register register) {
        this.register = register;
    }

    String subject(AbsenceAction action, Seat seat) {
        String body = register.body(seat.body()).name();
        String pattern =
                switch (action) {
                    case REQUEST_SUBSTITUTE -> "%s: please send a substitute";
                    case CHAIR_LETTER -> "%s: your attendance";
                    case CONFIRM_COMMITMENT -> "%s: please confirm your commitment or re-appoint";
                    case REPORT_TO_EXECUTIVE_AND_AGENCY -> "%s: absence of your representative";
                };
        String subject = pattern.formatted(body);
        return subject.substring(0, Math.min(subject.length(), 200));
    }

    /** @param next day of the body's next meeting */
    String text(AbsenceAction action, Seat seat, List<Absence> absences, int unexplainedInYear, LocalDate next) {
        Body body = register.body(seat.body());
        Partnership partnership = register.partnership(seat.tenant());
        String agency = register.organisation(seat.organisation()).name();
        String missed = "Nobody represented %s (seat \"%s\") at %s of %s: %s.%n"
                .formatted(
                        agency,
                        seat.title(),
                        absences.size() == 1
                                ? "the last meeting"
                                : "the last %d meetings in a row".formatted(absences.size()),
                        body.name(),
                        days(absences));
        String asked =
                switch (action) {
                    case REQUEST_SUBSTITUTE ->
                        "A statutory agency whose representative cannot attend must send a substitute. Please make sure"
                                + " that somebody attends the next meeting, on %s, and tell us who may act as deputy."
                                        .formatted(DAY.format(next));
                    case CHAIR_LETTER ->
                        "The partnership depends on every agency at its table. Please make sure that you are represented"
                                + " at the next meeting, on %s, by your member or a deputy, and tell me if something"
                                        .formatted(DAY.format(next))
                                + " stands in the way.";
                    case CONFIRM_COMMITMENT ->
                        "Please confirm that %s stays committed to the partnership, or appoint somebody else to represent"
                                        .formatted(agency)
                                + " it, before the next meeting, on %s.".formatted(DAY.format(next));
                    case REPORT_TO_EXECUTIVE_AND_AGENCY ->
                        "%d absences of the last twelve months are without a reasonable explanation or apology. As the"
                                        .formatted(unexplainedInYear)
                                + " constitution asks, this is brought to your attention and to that of the Executive."
                                + " Please nominate a substitute for meetings that your representative cannot attend."
                                + " The next one is on %s.".formatted(DAY.format(next));
                };
        return "Dear colleague,%n%n%s%n%s%n%nYours sincerely,%nthe Chair of %s%n%s%n"
                .formatted(missed, asked, body.name(), partnership.name());
    }

    private static String days(List<Absence> absences) {
        return absences.stream()
                .map(absence -> DAY.format(absence.heldOn())
                        + (absence.explained() ? " (explained: %s)".formatted(absence.explanation()) : ""))
                .collect(Collectors.joining(", "));
    }
}
