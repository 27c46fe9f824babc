package org.communitysafety.partnership;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A change of who sits, acts or belongs where; kept for good.
 *
 * @param number for example {@code CHW-P-2026-0003}
 * @param effectiveOn the day from which it holds
 * @param refusal why it could not take effect on its day; null if it did or has not tried yet
 */
record RegisterChange(
        @Id String number,
        String tenant,
        @Embedded.Empty MembershipChange what,
        LocalDate effectiveOn,
        String actor,
        Instant recordedAt,
        State state,
        String refusal,
        @Version int version) {

    private static final int LONGEST_REFUSAL = 2000;

    /** Whether it holds already. */
    enum State {
        RECORDED,
        IN_FORCE,
        REFUSED
    }

    static RegisterChange recorded(
            String number, String tenant, MembershipChange what, LocalDate effectiveOn, String actor, Instant now) {
        return new RegisterChange(number, tenant, what, effectiveOn, actor, now, State.RECORDED, null, 0);
    }

    RegisterChange inForce() {
        return in(State.IN_FORCE, null);
    }

    RegisterChange refused(String why) {
        return in(State.REFUSED, why.substring(0, Math.min(why.length(), LONGEST_REFUSAL)));
    }

    private RegisterChange in(State next, String why) {
        return new RegisterChange(number, tenant, what, effectiveOn, actor, recordedAt, next, why, version);
    }
}
