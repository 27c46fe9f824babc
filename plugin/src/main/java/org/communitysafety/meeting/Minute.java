package org.communitysafety.meeting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was at a sitting and who took no part in one item, as its chair or secretary records it.
 *
 * @param members keys of the seats whose member was there
 * @param deputies who acted for which seat: seat key to login
 * @param interests keys of the seats that declared an interest in the item
 */
public record Minute(Set<String> members, Map<String, String> deputies, Set<String> interests) {

    Roll roll() {
        return new Roll(members, deputies, List.of());
    }
}
