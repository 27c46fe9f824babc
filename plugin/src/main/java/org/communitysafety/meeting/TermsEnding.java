package org.communitysafety.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.partnership.Yearly;

/** Which yearly terms of offices and co-opted seats end soon, or have ended without a successor (G14, G18). */
record TermsEnding(Register register) {

    /**
     * A term that ends.
     *
     * @param office key of the office; null for a seat
     * @param seat key of the seat; null for an office
     */
    record Ending(String office, String seat, String body, LocalDate on) {}

    List<Ending> of(String tenant, LocalDate today) {
        List<Ending> endings = new ArrayList<>();
        for (Office office : register.offices(tenant)) {
            if (office.yearly() != null) {
                lastDay(office, today)
                        .filter(day -> near(office.yearly(), day, today))
                        .ifPresent(day -> endings.add(
                                new Ending(office.id(), null, office.yearly().by(), day)));
            }
        }
        for (Seat seat : register.allSeatsOf(tenant)) {
            if (seat.yearly() != null && seat.until() != null && near(seat.yearly(), seat.until(), today)) {
                endings.add(new Ending(null, seat.id(), seat.yearly().by(), seat.until()));
            }
        }
        return endings;
    }

    private static boolean near(Yearly yearly, LocalDate day, LocalDate today) {
        return !day.isAfter(today.plusDays(yearly.noticeDays()));
    }

    /** Last day on which somebody holds the office; empty while no end is known. */
    private static Optional<LocalDate> lastDay(Office office, LocalDate today) {
        if (office.terms().stream().anyMatch(term -> term.endsOn() == null)) {
            return Optional.empty();
        }
        return Optional.of(office.terms().stream()
                .map(Office.Term::endsOn)
                .max(Comparator.naturalOrder())
                .orElse(office.yearly().startsOn(today).minusDays(1)));
    }
}
