package org.communitysafety.hub;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that the chair has raised with the manager (H24).
 *
 * @param number for example {@code CCH-C-2026-0001}
 * @param referral number of the case that it is about; null for one about a member only
 * @param organisation key of the member that it is about; null for one about a case only
 * @param content what worries the chair, sealed
 * @param answer what is done about it, sealed; null until it is answered
 */
public record Concern(
        @Id String number,
        String tenant,
        String referral,
        String organisation,
        byte[] content,
        String raisedBy,
        Instant raisedAt,
        String answeredBy,
        Instant answeredAt,
        byte[] answer,
        @Version int version) {

    Concern answered(String by, Instant at, byte[] answer) {
        return new Concern(
                number, tenant, referral, organisation, content, raisedBy, raisedAt, by, at, answer, version);
    }

    Concern forgotten() {
        return new Concern(
                number,
                tenant,
                referral,
                organisation,
                null,
                raisedBy,
                raisedAt,
                answeredBy,
                answeredAt,
                null,
                version);
    }
}
