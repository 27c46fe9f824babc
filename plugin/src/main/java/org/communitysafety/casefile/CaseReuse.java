package org.communitysafety.casefile;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An agency asks to use another agency's information elsewhere (S2).
 *
 * @param owner key of the agency whose information it is
 * @param organisation key of the agency that asks
 * @param purpose what for; sealed
 * @param agreed null until the owner has answered
 * @param answer what the owner said; sealed
 */
record CaseReuse(
        @Id String id,
        String tenant,
        String caseFile,
        String entry,
        String owner,
        String askedBy,
        String organisation,
        Instant askedAt,
        byte[] purpose,
        String answeredBy,
        Instant answeredAt,
        Boolean agreed,
        byte[] answer,
        @Version int version) {

    CaseReuse answered(String by, Instant at, boolean agreed, byte[] answer) {
        return new CaseReuse(
                id,
                tenant,
                caseFile,
                entry,
                owner,
                askedBy,
                organisation,
                askedAt,
                purpose,
                by,
                at,
                agreed,
                answer,
                version);
    }
}
