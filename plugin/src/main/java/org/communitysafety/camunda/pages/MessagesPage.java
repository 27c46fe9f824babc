package org.communitysafety.camunda.pages;

import java.util.List;
import java.util.Optional;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.messages.Message;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** What people were told by e-mail, and what became of it. */
class MessagesPage {

    private final Outbox outbox;
    private final Register register;

    MessagesPage(Outbox outbox, Register register) {
        this.outbox = outbox;
        this.register = register;
    }

    /**
     * @param files names of the files that it carries
     * @param failure why the last attempt failed; null if none did
     * @param mayResend whether it can be queued again
     */
    record View(
            String id,
            String to,
            String about,
            String subject,
            String body,
            List<String> files,
            Shown state,
            String failure,
            int attempts,
            Shown queued,
            Shown sent,
            boolean mayResend) {}

    List<View> to(Person person) {
        return outbox.to(person.tenant(), person.id()).stream().map(this::view).toList();
    }

    List<View> all(String tenant) {
        return outbox.of(tenant).stream().map(this::view).toList();
    }

    /** Queues it again; empty when the partnership has no such message. */
    Optional<View> resend(String tenant, String id) {
        return outbox.find(tenant, id).flatMap(message -> {
            outbox.resend(tenant, message.id());
            return outbox.find(tenant, id).map(this::view);
        });
    }

    private View view(Message message) {
        return new View(
                message.id(),
                register.findPerson(message.recipient()).map(Person::name).orElse(message.recipient()),
                message.about(),
                message.subject(),
                message.body(),
                outbox.files(message.id()),
                new Shown(message.state().name(), words(message.state())),
                message.state() == Message.State.SENT ? null : message.failure(),
                message.attempts(),
                Words.time(message.queuedAt()),
                message.sentAt() == null ? null : Words.time(message.sentAt()),
                message.state() == Message.State.FAILED || message.state() == Message.State.KEPT);
    }

    private static String words(Message.State state) {
        return switch (state) {
            case QUEUED -> "Waiting to be sent";
            case SENT -> "Sent";
            case KEPT -> "Kept here: no mail server is set up";
            case FAILED -> "Failed";
        };
    }
}
