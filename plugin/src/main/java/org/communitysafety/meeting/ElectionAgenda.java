package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.partnership.Yearly;

/** When and by whom an election comes before the body that chooses. */
class ElectionAgenda {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final ProductItems items;
    private final Sittings sittings;
    private final Register register;
    private final AbsenceOffices duties;
    private final Clock clock;

    ElectionAgenda(ProductItems items, Sittings sittings, Register register, Offices offices, Clock clock) {
        this.items = items;
        this.sittings = sittings;
        this.register = register;
        this.duties = new AbsenceOffices(register, offices);
        this.clock = clock;
    }

    Yearly yearly(Election election) {
        return election.office() == null
                ? register.seat(election.seat()).yearly()
                : register.office(election.office()).yearly();
    }

    String name(Election election) {
        if (election.office() != null) {
            return register.office(election.office()).name();
        }
        Seat seat = register.seat(election.seat());
        return "%s (%s)".formatted(seat.title(), register.body(seat.body()).name());
    }

    /** Puts it on the agenda of the body's next meeting, unless it is on one. */
    Election place(Election election) {
        if (item(election).isPresent()) {
            return election;
        }
        AgendaItem item = items.place(
                election.body(),
                AgendaItem.Kind.DECISION,
                "%s: %s".formatted(yearly(election).how(), name(election)),
                "The term ends on %s.".formatted(DAY.format(election.termEndsOn())));
        return election.placed(item.number());
    }

    private Optional<AgendaItem> item(Election election) {
        return election.item() == null ? Optional.empty() : sittings.open(election.tenant(), election.item());
    }

    /** Takes it off an agenda; one that a meeting has dealt with stays in its minutes. */
    void remove(Election election) {
        item(election).ifPresent(item -> sittings.remove(election.tenant(), election.item()));
    }

    /** Takes it off the agenda of a meeting that has begun without dealing with it. */
    void removeFromPast(Election election) {
        item(election)
                .filter(item -> !sittings.sitting(item.sitting()).opensAt().isAfter(clock.instant()))
                .ifPresent(item -> sittings.remove(election.tenant(), election.item()));
    }

    Instant meetingDate(Election election) {
        return item(election)
                .map(item -> sittings.sitting(item.sitting()).opensAt())
                .orElseGet(() -> termEnd(election));
    }

    Instant termEnd(Election election) {
        return election.termEndsOn().plusDays(1).atStartOfDay(UK).toInstant();
    }

    List<String> recorders(Election election) {
        return duties.secretaries(election.body());
    }

    boolean recordedBy(Election election, String login) {
        return duties.holdsOneOf(recorders(election), login);
    }
}
