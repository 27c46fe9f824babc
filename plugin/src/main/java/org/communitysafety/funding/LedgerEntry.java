package org.communitysafety.funding;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Persistable;

/**
 * One booking; bookings are only ever added.
 *
 * @param line key of the line booked
 * @param counterpart the other line of a move; null otherwise
 * @param amount in pounds; negative for what a move takes away
 * @param application number of the application that the money is for; null for a move without one
 * @param actor login of who did it (F18)
 */
public record LedgerEntry(
        @Id String id,
        String tenant,
        String line,
        String counterpart,
        Kind kind,
        Money amount,
        String application,
        String reason,
        String actor,
        Instant enteredAt)
        implements Persistable<String> {

    /** What was booked. */
    public enum Kind {
        COMMITMENT,
        MOVE
    }

    static LedgerEntry commitment(FundLine line, Money amount, String application, String actor, Instant at) {
        return new LedgerEntry(
                UUID.randomUUID().toString(),
                line.tenant(),
                line.id(),
                null,
                Kind.COMMITMENT,
                amount,
                application,
                null,
                actor,
                at);
    }

    static LedgerEntry move(
            FundLine line,
            FundLine counterpart,
            Money amount,
            String application,
            String reason,
            String actor,
            Instant at) {
        return new LedgerEntry(
                UUID.randomUUID().toString(),
                line.tenant(),
                line.id(),
                counterpart.id(),
                Kind.MOVE,
                amount,
                application,
                reason,
                actor,
                at);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
