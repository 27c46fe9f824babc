package org.communitysafety.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;
import org.springframework.mail.MailException;

/** Writes messages with the transaction that causes them, and sends them afterwards, at least once. */
public class Outbox {

    private final MessageRepository messages;
    private final Attachments attachments;
    private final MailSender mail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final MailPace pace = new MailPace(System::nanoTime);

    Outbox(Storage storage, Attachments attachments, MailSender mail, ApplicationEventPublisher events, Clock clock) {
        this.messages = storage.repository(MessageRepository.class);
        this.attachments = attachments;
        this.mail = mail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues a message in the caller's transaction.
     *
     * @param about number of the thing that it is about
     */
    public void queue(Person recipient, String about, String subject, String body) {
        queue(Addressee.of(recipient), about, subject, body, List.of());
    }

    /**
     * Whom a message goes to.
     *
     * @param recipient login, or the address itself of somebody who is not in the register
     */
    public record Addressee(String tenant, String recipient, String address) {

        public static Addressee of(Person person) {
            return new Addressee(person.tenant(), person.id(), person.email());
        }
    }

    /**
     * Queues a message with files in the caller's transaction.
     *
     * @param about number of the thing that it is about
     * @param files ids of {@link Attachments}, in their order
     * @return id of the message
     */
    public String queue(Addressee to, String about, String subject, String body, List<String> files) {
        Message message = messages.save(written(to, about, subject, body));
        attachments.add(message.id(), files);
        events.publishEvent(new MessageQueued(message.id(), to.tenant()));
        return message.id();
    }

    /** A message to be written. */
    public record Letter(Person recipient, String about, String subject, String body) {}

    /** Queues many messages in the caller's transaction, their rows in one batch. */
    public void queueAll(List<Letter> letters) {
        List<Message> queued = letters.stream()
                .map(letter ->
                        written(Addressee.of(letter.recipient()), letter.about(), letter.subject(), letter.body()))
                .toList();
        messages.saveAll(queued);
        queued.forEach(message -> events.publishEvent(new MessageQueued(message.id(), message.tenant())));
    }

    private Message written(Addressee to, String about, String subject, String body) {
        String id = UUID.randomUUID().toString();
        return new Message(
                id,
                to.tenant(),
                to.recipient(),
                to.address(),
                "<" + id + "@" + to.tenant() + ".community-safety.invalid>",
                about,
                subject,
                body,
                Message.State.QUEUED,
                0,
                null,
                clock.instant(),
                null,
                0);
    }

    /**
     * Sends a queued message, then marks it. Called again after a crash in between, it sends the same
     * {@code Message-ID} again.
     *
     * @return zero when nothing more is to be done; otherwise when to call again, because the mail server is busy
     * @throws MailException when the mail server cannot be reached or refuses; call {@link #failed} then, and try again
     */
    public Duration deliver(String id) {
        Message message = message(id);
        if (message.state() == Message.State.SENT) {
            return Duration.ZERO;
        }
        if (!mail.configured()) {
            messages.save(message.kept());
            return Duration.ZERO;
        }
        Duration later = pace.send(() -> mail.send(message, attachments.with(id)));
        if (later.isZero()) {
            messages.save(message.sent(clock.instant()));
        }
        return later;
    }

    /** Notes a failed attempt where people can see it. */
    public void failed(String id, String why) {
        messages.save(message(id).failed(why));
    }

    /** Queues a failed or kept message of this partnership again. */
    public void resend(String tenant, String id) {
        Message message = find(tenant, id).orElseThrow(() -> new Refused("There is no such message. Reload the page."));
        Refused.unless(
                message.state() == Message.State.FAILED || message.state() == Message.State.KEPT,
                "This message was sent already or is about to be. Only failed or kept messages can be sent again.");
        messages.save(message.queuedAgain());
        events.publishEvent(new MessageQueued(id, tenant));
    }

    /** Empty when this partnership has no such message. */
    public Optional<Message> find(String tenant, String id) {
        return messages.findById(id).filter(message -> message.tenant().equals(tenant));
    }

    /** The newest messages to one person, at most 100. */
    public List<Message> to(String tenant, String recipient) {
        return messages.findTop100ByTenantAndRecipientOrderByQueuedAtDesc(tenant, recipient);
    }

    /** The partnership's newest messages, at most 100. */
    public List<Message> of(String tenant) {
        return messages.findTop100ByTenantOrderByQueuedAtDesc(tenant);
    }

    /** Names of the files that a message carries, in their order. */
    public List<String> files(String id) {
        return attachments.names(id);
    }

    private Message message(String id) {
        return messages.findById(id).orElseThrow(() -> new IllegalStateException("No message " + id));
    }

    interface MessageRepository extends CrudRepository<Message, String> {
        List<Message> findTop100ByTenantAndRecipientOrderByQueuedAtDesc(String tenant, String recipient);

        List<Message> findTop100ByTenantOrderByQueuedAtDesc(String tenant);
    }
}
