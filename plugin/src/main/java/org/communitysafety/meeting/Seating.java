package org.communitysafety.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** The seats at a body's table on the day of a sitting, and who may act for them (G9). */
final class Seating {

    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Register register;

    private Seating(Register register, List<Seat> seats) {
        this.register = register;
        seats.forEach(seat -> this.seats.put(seat.id(), seat));
    }

    static Seating at(Register register, Sitting sitting) {
        return new Seating(register, register.seats(sitting.body()));
    }

    /** @throws Refused for a key of no seat that is in force at this sitting */
    Seat seat(String key) {
        Seat seat = seats.get(key);
        Refused.unless(
                seat != null,
                "\"%s\" is no seat of this body on the day of the meeting. Reload the form; a seat that has lapsed has"
                        + " to be renewed in the register first.",
                key);
        return seat;
    }

    /** Null for a guest's and for one that has lapsed. */
    Seat find(String key) {
        return seats.get(key);
    }

    /** Whether somebody who acts for it votes and counts; a seat that has lapsed does not. */
    boolean votes(String key) {
        Seat seat = find(key);
        return seat != null && seat.votes();
    }

    /** All voting seats, vacant ones too. */
    int votingSeats() {
        return (int) seats.values().stream().filter(Seat::votes).count();
    }

    /** For each seat its member, or a deputy where the member takes no part or the seat is vacant; nobody twice. */
    List<Presence> everybody(String sitting, Predicate<String> takesPart) {
        Map<String, Presence> present = new LinkedHashMap<>();
        Set<String> people = new HashSet<>();
        seats.values().stream()
                .filter(seat -> seat.member() != null && takesPart.test(seat.member()))
                .filter(seat -> people.add(seat.member()))
                .forEach(seat ->
                        present.put(seat.id(), Presence.of(sitting, seat.id(), seat.member(), false, Instant.EPOCH)));
        seats.values().stream().filter(seat -> !present.containsKey(seat.id())).forEach(seat -> seat.deputies().stream()
                .map(Seat.Deputy::person)
                .filter(person -> takesPart.test(person) && people.add(person))
                .findFirst()
                .ifPresent(person ->
                        present.put(seat.id(), Presence.of(sitting, seat.id(), person, true, Instant.EPOCH))));
        return List.copyOf(present.values());
    }

    List<Seat> all() {
        return List.copyOf(seats.values());
    }

    /**
     * @throws Refused when somebody is named who cannot act for the seat, or one seat or person twice
     */
    List<Presence> presences(String sitting, Roll roll, Instant from) {
        List<Presence> present = new ArrayList<>();
        for (String key : roll.members()) {
            Seat seat = seat(key);
            Refused.unless(
                    seat.member() != null,
                    "The seat \"%s\" is vacant, so its member cannot have been present. Untick it.",
                    seat.title());
            present.add(Presence.of(sitting, key, seat.member(), false, from));
        }
        roll.deputies().forEach((key, person) -> {
            Seat seat = seat(key);
            Refused.unless(
                    !roll.members().contains(key),
                    "\"%s\" is recorded with its member and a deputy. One seat counts once: untick one of them.",
                    seat.title());
            Refused.unless(
                    seat.deputies().contains(new Seat.Deputy(person)),
                    "%s is no deputy for \"%s\". Have the deputy entered in the register first.",
                    register.person(person).name(),
                    seat.title());
            present.add(Presence.of(sitting, key, person, true, from));
        });
        roll.guests().forEach(guest -> present.add(Presence.of(sitting, guest, from)));
        refuseTwice(present);
        return present;
    }

    /** @throws Refused when a seat or a person would be there twice (G9) */
    void refuseTwice(List<Presence> present) {
        Set<String> people = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (Presence one : present) {
            if (one.guest() != null) {
                continue;
            }
            Refused.unless(
                    taken.add(one.seat()),
                    "\"%s\" would be there with its member and a deputy. One seat counts once: record first that the"
                            + " one has left.",
                    seat(one.seat()).title());
            Refused.unless(
                    people.add(one.person()),
                    "%s is recorded for two seats. One person acts for one seat: untick one of them.",
                    register.person(one.person()).name());
        }
    }
}
