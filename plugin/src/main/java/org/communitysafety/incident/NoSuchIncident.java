package org.communitysafety.incident;

import org.communitysafety.partnership.Refused;

/** There is no such incident, or none for this reader: both get the same answer. */
public class NoSuchIncident extends Refused {

    private static final long serialVersionUID = 1L;

    NoSuchIncident() {
        super("There is no such incident here for you.");
    }
}
