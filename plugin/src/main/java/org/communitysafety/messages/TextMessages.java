package org.communitysafety.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communitysafety.partnership.Person;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;

/**
 * Text messages beside e-mail, where the operator has a gateway: rows written with the transaction that causes them,
 * handed over afterwards, at least once, each with the id that it was written with.
 */
public class TextMessages {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TextRepository texts;
    private final URI gateway;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param gateway address that takes text messages; null for none */
    TextMessages(Storage storage, URI gateway, ApplicationEventPublisher events, Clock clock) {
        this.texts = storage.repository(TextRepository.class);
        this.gateway = gateway;
        this.events = events;
        this.clock = clock;
    }

    /** A text to be written. */
    public record Text(Person recipient, String about, String body) {}

    /** Queues texts in the caller's transaction, their rows in one batch; without a gateway nothing is written. */
    public void queueAll(List<Text> wanted) {
        if (gateway == null) {
            return;
        }
        List<TextMessage> queued = wanted.stream()
                .map(one -> new TextMessage(
                        UUID.randomUUID().toString(),
                        one.recipient().tenant(),
                        one.recipient().id(),
                        one.about(),
                        one.body(),
                        null,
                        clock.instant(),
                        null,
                        0))
                .toList();
        texts.saveAll(queued);
        queued.forEach(text -> events.publishEvent(new TextQueued(text.id(), text.tenant())));
    }

    /**
     * Hands a text to the gateway, then marks it. Called again after a crash in between, it hands over the same id again.
     *
     * @throws GatewayFailed when the gateway cannot be reached or refuses; call {@link #failed} then, and try again
     */
    public void deliver(String id) {
        TextMessage text = text(id);
        if (text.sentAt() == null && gateway != null) {
            post(text);
            texts.save(text.sent(clock.instant()));
        }
    }

    private void post(TextMessage text) {
        try {
            HttpRequest request = HttpRequest.newBuilder(gateway)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                            Map.of("id", text.id(), "recipient", text.recipient(), "text", text.body()))))
                    .build();
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new GatewayFailed("The gateway for text messages answered " + answer.statusCode(), null);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The text " + text.id() + " cannot be written as JSON", e);
        } catch (IOException e) {
            throw new GatewayFailed("The gateway for text messages cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayFailed("The server stops", e);
        }
    }

    /** Notes a failed attempt. */
    public void failed(String id, String why) {
        texts.save(text(id).failed(why));
    }

    private TextMessage text(String id) {
        return texts.findById(id).orElseThrow(() -> new IllegalStateException("There is no text message " + id));
    }

    interface TextRepository extends CrudRepository<TextMessage, String> {}
}
