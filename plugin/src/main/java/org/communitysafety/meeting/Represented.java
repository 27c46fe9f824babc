package org.communitysafety.meeting;

import java.util.Set;
import java.util.stream.Collectors;

/** Which seats somebody represented at a sitting, as member or deputy. */
class Represented {

    private final SittingRepository sittings;

    Represented(SittingRepository sittings) {
        this.sittings = sittings;
    }

    /** Keys of the seats. */
    Set<String> at(String sitting) {
        return sittings.findById(sitting).orElseThrow().attendance().stream()
                .map(Sitting.Attendance::seat)
                .collect(Collectors.toSet());
    }
}
