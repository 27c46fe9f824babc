package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * One meeting of one body: a row of the calendar, and once it was held who was there. Attendance belongs to the
 * sitting and is shared by all its items.
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
        @Version int version) {

    /** A seat that was represented; a member and a deputy of one seat never both count (G9). */
    public record Attendance(String seat, String person, boolean deputy) {}

    static Sitting planned(String tenant, String body, LocalDate heldOn, Instant opensAt) {
        return new Sitting(UUID.randomUUID().toString(), tenant, body, heldOn, opensAt, Set.of(), 0);
    }

    /** Whether anybody has recorded who was there. */
    public boolean recorded() {
        return !attendance.isEmpty();
    }

    Sitting attendedBy(Set<Attendance> present) {
        return new Sitting(id, tenant, body, heldOn, opensAt, Set.copyOf(present), version);
    }
}
