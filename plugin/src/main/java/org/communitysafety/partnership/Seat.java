package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A place at a body's table. One seat has one vote, whoever sits on it (G9).
 *
 * @param id {@code <tenant>.<body>.<id>}
 * @param member login of the member; null while the seat is vacant
 * @param deputies those who may act for the seat
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

    /** Whether this person may act for the seat, as its member or deputy. */
    public boolean heldBy(String person) {
        return person.equals(member) || deputies.contains(new Deputy(person));
    }
}
