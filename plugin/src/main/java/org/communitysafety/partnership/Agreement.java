package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An organisation's signature under the terms of the hub (H10).
 *
 * @param terms which terms were signed
 * @param validUntil last day on which it is good
 * @param signatory the person of senior authority who signed
 * @param endedAt when the organisation was removed (H11); null while the agreement stands
 */
public record Agreement(
        @Id String id,
        String tenant,
        String organisation,
        Basis basis,
        String terms,
        LocalDate signedOn,
        LocalDate validUntil,
        String signatory,
        String position,
        String email,
        String telephone,
        String recordedBy,
        Instant recordedAt,
        Instant endedAt,
        String endedBy,
        String endReason,
        @Version int version) {

    /** What allows an organisation to share with the hub (H10). */
    public enum Basis {
        /** A registered signatory of the information sharing protocol. */
        @JsonProperty("protocol")
        PROTOCOL,
        /** A recognised agency under statutory information sharing protocols. */
        @JsonProperty("statutory")
        STATUTORY
    }

    /** Whether it allows attendance and access on this day. */
    public boolean live(LocalDate day) {
        return endedAt == null && !day.isBefore(signedOn) && !day.isAfter(validUntil);
    }

    Agreement ended(Instant at, String by, String reason) {
        return new Agreement(
                id,
                tenant,
                organisation,
                basis,
                terms,
                signedOn,
                validUntil,
                signatory,
                position,
                email,
                telephone,
                recordedBy,
                recordedAt,
                at,
                by,
                reason,
                version);
    }
}
