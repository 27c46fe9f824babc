package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A place at a body's table. One seat has one vote, whoever sits on it (G9).
 *
 * @param id {@code <tenant>.<body>.<id>}
 * @param member login of the member; null while the seat is vacant
 * @param deputies those who may act for the seat
 * @param until last day of a co-opted seat, after which it lapses unless it is co-opted again; null while no end is
 *     known
 * @param onlyWhileHeld whether the seat is there only while somebody sits on it, such as that of a chair whom the
 *     member nominated (G14)
 * @param yearly null for a seat that is not filled anew every year
 */
public record Seat(
        @Id String id,
        String tenant,
        String body,
        int position,
        String title,
        String organisation,
        Standing standing,
        String member,
        @MappedCollection(idColumn = "seat") Set<Deputy> deputies,
        LocalDate until,
        boolean onlyWhileHeld,
        @Embedded.Nullable(prefix = "yearly_") Yearly yearly,
        @Version int version) {

    /** Whether the seat votes: members and co-opted do, ex-officio, advisers and spokespersons do not (G9, G20). */
    public enum Standing {
        @JsonProperty("member")
        MEMBER,
        @JsonProperty("co-opted")
        CO_OPTED,
        @JsonProperty("ex-officio")
        EX_OFFICIO,
        @JsonProperty("adviser")
        ADVISER,
        /** Of the opposition: attends and speaks (BCP 4.6). */
        @JsonProperty("spokesperson")
        SPOKESPERSON
    }

    /** Somebody who may act for the seat. */
    public record Deputy(String person) {}

    public boolean votes() {
        return standing == Standing.MEMBER || standing == Standing.CO_OPTED;
    }

    /** Whether the seat is at the table on this day: a co-opted one that has lapsed is not. */
    public boolean inForce(LocalDate day) {
        return (until == null || !day.isAfter(until)) && (member != null || !onlyWhileHeld);
    }

    /** Somebody else sits on it from now on; null leaves it vacant. A deputy who becomes the member is no deputy then. */
    Seat heldBy(String newMember, LocalDate newUntil) {
        Set<Deputy> rest = new HashSet<>(deputies);
        rest.removeIf(deputy -> deputy.person().equals(newMember));
        return with(newMember, rest, newUntil);
    }

    Seat withDeputy(String person) {
        Set<Deputy> more = new HashSet<>(deputies);
        more.add(new Deputy(person));
        return with(member, more, until);
    }

    /** Without this person, as member and as deputy. */
    Seat without(String person) {
        Set<Deputy> rest = new HashSet<>(deputies);
        rest.remove(new Deputy(person));
        return with(person.equals(member) ? null : member, rest, until);
    }

    private Seat with(String newMember, Set<Deputy> newDeputies, LocalDate newUntil) {
        return new Seat(
                id,
                tenant,
                body,
                position,
                title,
                organisation,
                standing,
                newMember,
                newDeputies,
                newUntil,
                onlyWhileHeld,
                yearly,
                version);
    }

    /** Whether this person may act for the seat, as its member or deputy. */
    public boolean heldBy(String person) {
        return person.equals(member) || deputies.contains(new Deputy(person));
    }
}
