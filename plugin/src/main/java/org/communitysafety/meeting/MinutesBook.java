package org.communitysafety.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** The minutes of every meeting (G17). */
public class MinutesBook {

    private final SittingRepository sittings;
    private final MinutesRepository minutes;
    private final MinutesWriter writer;
    private final BodyPeople people;
    private final Officers officers;
    private final Register register;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    MinutesBook(
            Storage storage,
            MinutesWriter writer,
            BodyPeople people,
            Register register,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.minutes = storage.repository(MinutesRepository.class);
        this.writer = writer;
        this.people = people;
        this.officers = new Officers(register);
        this.register = register;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A line of the agenda.
     *
     * @param outcome what came of an item that is decided in a process of its own; empty for others
     * @param wording likewise, in words
     */
    public record Line(AgendaItem item, String title, String outcome, String wording) {}

    /**
     * Drafts the minutes from what was recorded; drafting them again, before they are confirmed, writes them anew.
     *
     * @param lines the agenda in its order
     * @param clause by which clause a quorum is needed: of the item's body, for a consensus (true) or a vote
     */
    public void draft(Sitting sitting, List<Line> lines, BiFunction<AgendaItem, Boolean, String> clause) {
        Refused.unless(
                minutes.findById(sitting.id())
                        .map(Minutes::state)
                        .filter(Minutes.State.CONFIRMED::equals)
                        .isEmpty(),
                "The minutes of %s have been confirmed and cannot be drafted again.",
                sitting.number());
        MinutesDocument document = writer.written(sitting, lines, clause, lastMeeting(sitting));
        minutes.deleteById(sitting.id());
        minutes.save(Minutes.drafted(sitting, written(document), clock.instant()));
        audit.record(sitting.tenant(), AuditTrail.SYSTEM, sitting.number(), "minutes drafted", null);
    }

    private Optional<Instant> lastMeeting(Sitting sitting) {
        return sittings.findFirstByBodyAndOpenedAtBeforeOrderByOpenedAtDesc(sitting.body(), sitting.openedAt())
                .map(Sitting::openedAt);
    }

    /**
     * Confirms them, with corrections if any; members are told by e-mail.
     *
     * @param corrections null if there are none
     * @throws Refused for anybody but the body's chair or secretary
     */
    public void confirm(Sitting sitting, String corrections, String actor) {
        Refused.unless(
                officers.mayRecord(sitting, actor, person -> true),
                "Only the body's chair or secretary confirms its minutes. Ask one of them.");
        Minutes confirmed = of(sitting.id())
                .orElseThrow(() -> new Refused("There is no draft of these minutes yet. Reload the task list."))
                .confirmed(corrections, actor, clock.instant());
        minutes.save(confirmed);
        audit.record(sitting.tenant(), actor, sitting.number(), "minutes confirmed", corrections);
        String body = register.body(sitting.body()).name();
        people.entitledToPapers(sitting.body())
                .forEach(person -> outbox.queue(
                        person,
                        sitting.number(),
                        "Minutes of %s, %s".formatted(body, Circulation.when(sitting)),
                        "The minutes %s of %s have been confirmed. Read them in Tasklist under \"Minutes\", also as a PDF.%n"
                                .formatted(sitting.number(), body)));
    }

    /** Empty until they are drafted; of a sitting's id. */
    public Optional<Minutes> of(String sitting) {
        return minutes.findById(sitting);
    }

    Iterable<Minutes> all(List<String> meetings) {
        return minutes.findAllById(meetings);
    }

    public MinutesDocument document(Minutes of) {
        try {
            return json.readValue(of.document(), MinutesDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The minutes of sitting " + of.sitting() + " cannot be read", e);
        }
    }

    private String written(MinutesDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The minutes of " + document.number() + " cannot be written", e);
        }
    }

    interface MinutesRepository extends CrudRepository<Minutes, String> {}
}
