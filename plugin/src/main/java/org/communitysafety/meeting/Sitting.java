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
 * @param number for example {@code CHW-M-2026-0001}; null until its preparation starts
 * @param plannedFor the day that the body's rhythm gave, which stays when the meeting is moved; null for one that was
 *     added by hand
 * @param opensAt when it is planned to open
 * @param papersDueOn last day to send its papers (G10); null while that is not known and where no rule says
 * @param papersSentAt null until they went out
 */
public record Sitting(
        @Id String id,
        String tenant,
        String body,
        String number,
        State state,
        LocalDate plannedFor,
        LocalDate heldOn,
        Instant opensAt,
        LocalDate papersDueOn,
        Instant papersSentAt,
        @MappedCollection(idColumn = "sitting") Set<Attendance> attendance,
        @Version int version) {

    /** Where the meeting stands. */
    public enum State {
        PLANNED,
        /** Its agenda and papers are being prepared. */
        IN_PREPARATION,
        OPEN,
        HELD,
        CANCELLED
    }

    /** A seat that was represented; a member and a deputy of one seat never both count (G9). */
    public record Attendance(String seat, String person, boolean deputy) {}

    /** A meeting that the body's rhythm gives; one of the past was held before anybody planned it here. */
    static Sitting planned(String tenant, String body, LocalDate heldOn, Instant opensAt, Instant now) {
        return new Sitting(
                UUID.randomUUID().toString(),
                tenant,
                body,
                null,
                opensAt.isBefore(now) ? State.HELD : State.PLANNED,
                heldOn,
                heldOn,
                opensAt,
                null,
                null,
                Set.of(),
                0);
    }

    /** Whether anybody has recorded who was there. */
    public boolean recorded() {
        return !attendance.isEmpty();
    }

    Sitting attendedBy(Set<Attendance> present) {
        return new Sitting(
                id,
                tenant,
                body,
                number,
                state,
                plannedFor,
                heldOn,
                opensAt,
                papersDueOn,
                papersSentAt,
                Set.copyOf(present),
                version);
    }
}
