package org.communitysafety.incident;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody who was informed of an incident, until they have acknowledged (C3).
 *
 * @param recipients the group for whose sake they were informed
 * @param deputy login of whoever is told where they do not acknowledge; null for nobody
 * @param byMail whether they were written to; without an e-mail address they have the task alone
 * @param acknowledgedBy the recipient, or a deputy or chair who was told
 */
public record Notice(
        @Id String id,
        String tenant,
        String incident,
        String person,
        String recipients,
        String deputy,
        boolean byMail,
        Instant informedAt,
        Instant remindAt,
        Instant deputyAt,
        Instant chairAt,
        Instant remindedAt,
        Instant deputyToldAt,
        Instant chairToldAt,
        Instant acknowledgedAt,
        String acknowledgedBy,
        Instant withdrawnAt,
        @Version int version) {

    static Notice of(Incident incident, Recipient recipient, String id, Instant at, Chasing chasing) {
        return new Notice(
                id,
                incident.tenant(),
                incident.number(),
                recipient.person().id(),
                recipient.group(),
                recipient.deputy() == null ? null : recipient.deputy().id(),
                recipient.reachable(),
                at,
                at.plus(chasing.reminder()),
                at.plus(chasing.deputy()),
                at.plus(chasing.chair()),
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    public boolean open() {
        return acknowledgedAt == null && withdrawnAt == null;
    }

    Notice reminded(Instant at) {
        return with(at, deputyToldAt, chairToldAt, acknowledgedAt, acknowledgedBy, withdrawnAt);
    }

    Notice deputyTold(Instant at) {
        return with(remindedAt, at, chairToldAt, acknowledgedAt, acknowledgedBy, withdrawnAt);
    }

    Notice chairTold(Instant at) {
        return with(remindedAt, deputyToldAt, at, acknowledgedAt, acknowledgedBy, withdrawnAt);
    }

    Notice acknowledged(String by, Instant at) {
        Refused.unless(open(), "This has been acknowledged already. Reload the task list.");
        return with(remindedAt, deputyToldAt, chairToldAt, at, by, withdrawnAt);
    }

    Notice withdrawn(Instant at) {
        return with(remindedAt, deputyToldAt, chairToldAt, acknowledgedAt, acknowledgedBy, at);
    }

    private Notice with(
            Instant reminded, Instant deputyTold, Instant chairTold, Instant acknowledged, String by, Instant dropped) {
        return new Notice(
                id,
                tenant,
                incident,
                person,
                recipients,
                deputy,
                byMail,
                informedAt,
                remindAt,
                deputyAt,
                chairAt,
                reminded,
                deputyTold,
                chairTold,
                acknowledged,
                by,
                dropped,
                version);
    }
}
