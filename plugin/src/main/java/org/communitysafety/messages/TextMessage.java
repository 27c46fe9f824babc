package org.communitysafety.messages;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One text message to one person, for the operator's gateway.
 *
 * @param id the same for every repeat, so that a repeat can be recognised
 * @param recipient login; the gateway knows the telephone number, the product does not
 * @param failure why the last attempt failed; null if none did
 */
public record TextMessage(
        @Id String id,
        String tenant,
        String recipient,
        String about,
        String body,
        String failure,
        Instant queuedAt,
        Instant sentAt,
        @Version int version) {

    private static final int LONGEST_FAILURE = 2000;

    TextMessage sent(Instant at) {
        return new TextMessage(id, tenant, recipient, about, body, null, queuedAt, at, version);
    }

    TextMessage failed(String why) {
        String shortened = why.substring(0, Math.min(why.length(), LONGEST_FAILURE));
        return new TextMessage(id, tenant, recipient, about, body, shortened, queuedAt, sentAt, version);
    }
}
