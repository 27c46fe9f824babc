package org.communitysafety.funding;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Money for one financial year (F9).
 *
 * @param id {@code <tenant>.<id>}
 * @param endsOn last day on which its money can be spent (F19)
 * @param assumed whether the partnership's documents leave it open
 */
public record Fund(
        @Id String id,
        String tenant,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        Money total,
        boolean assumed,
        @Version int version) {

    /**
     * Whether a project that ends on this day can be paid from it: while the fund runs, and not after it has ended
     * itself (F19).
     */
    boolean pays(LocalDate projectEnd, LocalDate today) {
        return !projectEnd.isAfter(endsOn) && !projectEnd.isBefore(startsOn) && !today.isAfter(endsOn);
    }
}
