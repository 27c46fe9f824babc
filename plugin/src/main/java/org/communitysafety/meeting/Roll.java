package org.communitysafety.meeting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is there, or has arrived, as the chair or secretary records it.
 *
 * @param members keys of the seats whose member is there
 * @param deputies who acts for which seat: seat key to login
 */
public record Roll(Set<String> members, Map<String, String> deputies, List<Presence.Guest> guests) {

    static final Roll NOBODY = new Roll(Set.of(), Map.of(), List.of());

    boolean empty() {
        return members.isEmpty() && deputies.isEmpty() && guests.isEmpty();
    }
}
