package org.communitysafety.incident;

import org.communitysafety.partnership.Person;

/** Somebody to be informed. */
record Recipient(Person person, String group, Person deputy) {

    boolean reachable() {
        return person.email() != null && !person.email().isBlank();
    }
}
