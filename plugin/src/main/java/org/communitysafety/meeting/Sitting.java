package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * One meeting of one body: a row of the calendar, and once it was held who was there. Attendance and interests belong
 * to the sitting and are shared by all its items.
 *
 * @param opensAt when it is planned to open
 */
public record Sitting(
        @Id String id,
        String tenant,
        String body,
        LocalDate heldOn,
        Instant opensAt,
        @MappedCollection(idColumn = "sitting") Set<Attendance> attendance,
        @MappedCollection(idColumn = "sitting") Set<Interest> interests,
        @Version int version) {

    /** A seat that was represented; a member and a deputy of one seat never both count (G9). */
    public record Attendance(String seat, String person, boolean deputy) {}

    /** A seat that declared an interest in one item and takes no part in it (G8, F16). */
    public record Interest(String item, String seat) {}

    static Sitting planned(String tenant, String body, LocalDate heldOn, Instant opensAt) {
        return new Sitting(UUID.randomUUID().toString(), tenant, body, heldOn, opensAt, Set.of(), Set.of(), 0);
    }

    /** Whether anybody has recorded who was there. */
    public boolean recorded() {
        return !attendance.isEmpty();
    }

    /** Seats with a declared interest in this item. */
    public Set<String> interestsIn(String item) {
        return interests.stream()
                .filter(i -> i.item().equals(item))
                .map(Interest::seat)
                .collect(Collectors.toUnmodifiableSet());
    }

    Sitting attendedBy(Set<Attendance> present) {
        return new Sitting(id, tenant, body, heldOn, opensAt, Set.copyOf(present), interests, version);
    }

    /** Replaces what was declared for one item. */
    Sitting withInterests(String item, Set<String> seats) {
        Set<Interest> all =
                interests.stream().filter(i -> !i.item().equals(item)).collect(Collectors.toCollection(HashSet::new));
        seats.forEach(seat -> all.add(new Interest(item, seat)));
        return new Sitting(id, tenant, body, heldOn, opensAt, attendance, all, version);
    }
}
