package org.communitysafety.incident;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something to choose, from the partnership's file.
 *
 * @param position from 1, in the order of the file
 * @param organisations of a marking: keys of those that may read it, joined by commas; empty for everybody involved
 * @param assumed whether the partnership has still to confirm it
 */
public record IncidentChoice(
        Kind kind,
        String choice,
        int position,
        String name,
        String organisations,
        boolean higherIsBetter,
        boolean assumed) {

    /** What is chosen. */
    public enum Kind {
        AREA,
        /** Who may read an entry of the log (C4). */
        MARKING,
        /** What confidence is measured by (C6). */
        MEASURE
    }

    /** Keys of the organisations whose people may read it; empty for everybody who may know of the incident. */
    Set<String> readers() {
        return organisations == null || organisations.isEmpty()
                ? Set.of()
                : Arrays.stream(organisations.split(",")).collect(Collectors.toUnmodifiableSet());
    }

    /** The name, and whether it is still to be confirmed. */
    public String label() {
        return assumed ? name + " (to be confirmed by the partnership)" : name;
    }
}
