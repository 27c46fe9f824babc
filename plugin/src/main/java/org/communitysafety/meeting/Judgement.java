package org.communitysafety.meeting;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * How the quorum of an item was judged, with who was there at that moment. Whatever happens to the attendance later does
 * not touch it.
 *
 * @param item its id
 * @param needed whether what was done needed a quorum (G1)
 * @param unmet every unmet condition in words; empty when quorate (G5)
 * @param seats voting seats of the body
 * @param seatsPresent those that counted for this item
 */
public record Judgement(
        @Id String item,
        Instant judgedAt,
        boolean needed,
        boolean quorate,
        String unmet,
        int seats,
        int seatsPresent,
        @MappedCollection(idColumn = "judgement", keyColumn = "position") List<JudgedPresence> present,
        @Version int version) {

    /** What somebody's presence meant for the item. */
    public enum Part {
        VOTING,
        /** Without a vote: advisers, guests and others, who never count. */
        ADVISING,
        /** None, because of an interest (F16). */
        NONE
    }

    /**
     * Somebody who was there.
     *
     * @param place the seat's title, or what brought the person there
     */
    public record JudgedPresence(String name, String organisation, String place, Part part) {}
}
