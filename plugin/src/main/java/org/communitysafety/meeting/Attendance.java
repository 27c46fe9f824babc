package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** Who is at a meeting, from when until when, and who presides (G9, G14, G20, G21). */
public class Attendance {

    private final PresenceRepository presences;
    private final PresidingRepository presidings;
    private final Officers officers;
    private final Chairing chairing;
    private final Clock clock;

    Attendance(Storage storage, Register register, Clock clock) {
        this.presences = storage.repository(PresenceRepository.class);
        this.presidings = storage.repository(PresidingRepository.class);
        this.officers = new Officers(register);
        this.chairing = new Chairing(register);
        this.clock = clock;
    }

    /** Keys of the offices whose holders record the meeting, and of the body where any member may. */
    public List<String> officers(Sitting sitting) {
        return officers.keys(sitting.body(), person -> true);
    }

    /** Everybody who was there at any time, in the order of their arrival. */
    public List<Presence> of(String sitting) {
        return presences.findBySittingOrderByFromAtAscIdAsc(sitting);
    }

    /** Who is there at this moment; where nobody has taken attendance, whom an item's record names. */
    public List<Presence> now(Sitting sitting) {
        Instant moment = sitting.counting(clock.instant());
        return of(sitting.id()).stream().filter(one -> one.at(moment)).toList();
    }

    /** Keys of the seats that somebody acted for at any time (G13). */
    public Set<String> represented(String sitting) {
        return of(sitting).stream().map(Presence::seat).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Who presided, one after the other. */
    public List<Presiding> presided(String sitting) {
        return presidings.findBySittingOrderBySinceAscIdAsc(sitting);
    }

    /** Who presides now; empty if that person has left. */
    public Optional<Presiding> presiding(Sitting sitting) {
        return presided(sitting.id()).stream().reduce((earlier, later) -> later).filter(chair -> now(sitting).stream()
                .anyMatch(one -> chair.person().equals(one.person())));
    }

    /**
     * Login of whoever presides over something that not everybody takes part in: the one in the chair, or another.
     *
     * @param takingPart logins of those in the room who act for a voting seat and take part in it
     * @param chosen login; null if nobody was named
     * @throws Refused when somebody else has to preside, or somebody has to be named
     */
    String presidingOver(Sitting sitting, List<String> takingPart, String chosen) {
        String current = presiding(sitting).map(Presiding::person).orElse(null);
        return chosen == null && current != null && takingPart.contains(current)
                ? current
                : chairing.chair(sitting.body(), takingPart, chosen).person();
    }

    /** Keeps who presides, or finds who does now. */
    void preside(Sitting sitting, Seating seating, List<Presence> present, String chosen, Instant since) {
        List<String> people = present.stream()
                .filter(one -> seating.votes(one.seat()))
                .map(Presence::person)
                .toList();
        String current = presided(sitting.id()).stream()
                .reduce((earlier, later) -> later)
                .map(Presiding::person)
                .orElse(null);
        if (people.isEmpty() || chosen == null && chairing.stays(sitting.body(), people, current)) {
            return;
        }
        Chairing.Chair chair = chairing.chair(sitting.body(), people, chosen);
        presidings.save(new Presiding(null, sitting.id(), chair.person(), chair.temporary(), since));
    }

    /** Everybody who is there instead of whoever was recorded before. */
    void replace(String sitting, List<Presence> present) {
        presences.deleteBySitting(sitting);
        presences.saveAll(present);
    }

    void add(List<Presence> arrived) {
        presences.saveAll(arrived);
    }

    void end(Presence presence, Instant left) {
        presences.save(presence.until(left));
    }

    /** Whom one item's record names; once attendance has been taken it may only repeat that. */
    void record(Sitting sitting, Seating seating, Roll roll) {
        if (!sitting.attendanceTaken()) {
            Refused.unless(!roll.empty(), "Nobody is recorded as present. Tick who was at the meeting.");
            replace(sitting.id(), seating.presences(sitting.id(), roll, sitting.opensAt()));
        } else if (!roll.empty()) {
            Refused.unless(
                    people(now(sitting)).equals(people(seating.presences(sitting.id(), roll, sitting.openedAt()))),
                    "Attendance of this meeting has been taken, and it is not what you record here. Record who arrives"
                            + " and leaves in \"Record arrivals and departures\", and reload this form.");
        }
    }

    private static Set<String> people(List<Presence> present) {
        return present.stream()
                .filter(one -> one.guest() == null)
                .map(one -> one.seat() + "=" + one.person())
                .collect(Collectors.toCollection(HashSet::new));
    }

    interface PresenceRepository extends CrudRepository<Presence, Long> {
        List<Presence> findBySittingOrderByFromAtAscIdAsc(String sitting);

        void deleteBySitting(String sitting);
    }

    interface PresidingRepository extends CrudRepository<Presiding, Long> {
        List<Presiding> findBySittingOrderBySinceAscIdAsc(String sitting);
    }
}
