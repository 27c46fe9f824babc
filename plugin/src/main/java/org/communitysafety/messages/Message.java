package org.communitysafety.messages;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One e-mail to one person.
 *
 * @param recipient login of the person it is for
 * @param messageId the mail's {@code Message-ID}, the same for every repeat, so that a repeat can be recognised
 * @param about number of the thing it is about, for example of an application
 * @param failure why the last attempt failed; null if none did
 */
public record Message(
        @Id String id,
        String tenant,
        String recipient,
        String address,
        String messageId,
        String about,
        String subject,
        String body,
        State state,
        int attempts,
        String failure,
        Instant queuedAt,
        Instant sentAt,
        @Version int version) {

    private static final int LONGEST_FAILURE = 2000;

    /** Where the message stands. */
    public enum State {
        QUEUED,
        SENT,
        /** No mail server is configured: it is kept and can be read in the product. */
        KEPT,
        FAILED
    }

    Message sent(Instant at) {
        return with(State.SENT, null, at);
    }

    Message kept() {
        return with(State.KEPT, null, null);
    }

    Message failed(String why) {
        return with(State.FAILED, why.substring(0, Math.min(why.length(), LONGEST_FAILURE)), null);
    }

    Message queuedAgain() {
        return with(State.QUEUED, failure, null);
    }

    private Message with(State state, String failure, Instant sentAt) {
        int tried = state == State.SENT || state == State.FAILED ? attempts + 1 : attempts;
        return new Message(
                id, tenant, recipient, address, messageId, about, subject, body, state, tried, failure, queuedAt,
                sentAt, version);
    }
}
