package org.communitysafety.casefile;

import org.communitysafety.partnership.Refused;

/** There is no such case, or none for this person: both get one and the same answer (H17). */
public class NoSuchCase extends Refused {

    private static final long serialVersionUID = 1L;

    NoSuchCase() {
        super("There is no such case here for you. Check the number, or ask the hub's chair.");
    }
}
