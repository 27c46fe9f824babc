package org.communitysafety.camunda.register;

import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Seats in words. */
record SeatWords(Register register) {

    /** Agency, title, and who sits there. */
    String name(String key) {
        Seat seat = register.seat(key);
        return "%s, %s (%s)"
                .formatted(
                        register.organisation(seat.organisation()).name(),
                        seat.title(),
                        seat.member() == null
                                ? "vacant"
                                : register.person(seat.member()).name());
    }
}
