package org.communitysafety.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** Asking an agency whether its information may be used elsewhere, and its answer (S2). */
public class CaseReuses {

    private final ReuseRepository reuses;
    private final CaseFiles files;
    private final Register register;
    private final Outbox outbox;
    private final Clock clock;

    CaseReuses(Storage storage, CaseFiles files, Register register, Outbox outbox, Clock clock) {
        this.reuses = storage.repository(ReuseRepository.class);
        this.files = files;
        this.register = register;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A request, opened for somebody who may read the case.
     *
     * @param entry id of the entry of the narrative
     * @param owner key of the agency whose information it is
     * @param agreed null until it has answered
     * @param answer null likewise
     */
    public record Request(
            String id,
            String entry,
            String owner,
            String askedBy,
            Instant askedAt,
            String purpose,
            String answeredBy,
            Boolean agreed,
            String answer) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "Request " + id;
        }
    }

    /**
     * Asks the agency that an entry comes from; its people in the hub are told, with the number only.
     *
     * @throws Refused for the own agency's information, which it may use without asking, and where it has been asked
     */
    public void ask(CaseReading reading, String entry, String purpose) {
        CaseEntry wanted = reading.entries().stream()
                .filter(one -> one.id().equals(entry))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no such entry in this case. Reload the page."));
        Person asker = register.person(reading.reader().login());
        Refused.unless(
                !asker.belongsTo(wanted.organisation()),
                "This is your own agency's information. You need not ask anybody to use it.");
        Refused.unless(
                purpose != null && !purpose.isBlank(),
                "Say what you want to use the information for. The agency that it comes from reads this.");
        String number = reading.file().number();
        Refused.unless(
                reuses.findByCaseFile(number).stream()
                        .noneMatch(one -> one.entry().equals(entry)
                                && one.organisation().equals(asker.organisation())
                                && one.agreed() == null),
                "Your agency has asked for this already. Wait for the answer.");
        String id = UUID.randomUUID().toString();
        reuses.save(new CaseReuse(
                id,
                reading.file().tenant(),
                number,
                entry,
                wanted.organisation(),
                asker.id(),
                asker.organisation(),
                clock.instant(),
                files.seal(number, id, "purpose", purpose.strip()),
                null,
                null,
                null,
                null,
                0));
        owners(reading.file(), wanted.organisation())
                .forEach(person -> outbox.queue(
                        person,
                        number,
                        "%s: may your information be used?".formatted(number),
                        "%s asks to use information that your agency brought into %s. Open the case under \"Hub cases\""
                                        .formatted(
                                                register.organisation(asker.organisation())
                                                        .name(),
                                                number)
                                + " in Tasklist to read what for, and to answer.\n"));
    }

    /** Those of the agency who may read the case and therefore answer. */
    private List<Person> owners(CaseFile file, String organisation) {
        return register.people(file.tenant()).stream()
                .filter(person -> person.belongsTo(organisation) && files.visible(file, person))
                .toList();
    }

    /**
     * The agency whose information it is agrees or refuses; whoever asked is told that there is an answer.
     *
     * @throws Refused for anybody else, for a second answer, and for a refusal without a reason
     */
    public void answer(CaseReading reading, String request, boolean agreed, String answer) {
        CaseReuse reuse = reuses.findById(request)
                .filter(one -> one.caseFile().equals(reading.file().number()))
                .orElseThrow(() -> new Refused("There is no such request in this case. Reload the page."));
        Person owner = register.person(reading.reader().login());
        Refused.unless(
                owner.belongsTo(reuse.owner()),
                "Only %s answers this.",
                register.organisation(reuse.owner()).name());
        Refused.unless(reuse.agreed() == null, "This has been answered already.");
        Refused.unless(agreed || answer != null && !answer.isBlank(), "Say why the information may not be used.");
        reuses.save(reuse.answered(
                owner.id(), clock.instant(), agreed, files.seal(reuse.caseFile(), reuse.id(), "answer", answer)));
        outbox.queue(
                register.person(reuse.askedBy()),
                reuse.caseFile(),
                "%s: your question about information has been answered".formatted(reuse.caseFile()),
                "%s has answered. Open the case under \"Hub cases\" in Tasklist to read the answer.\n"
                        .formatted(register.organisation(reuse.owner()).name()));
    }

    /** What was asked about this case, oldest first. */
    public List<Request> of(CaseReading reading) {
        return reuses.findByCaseFile(reading.file().number()).stream()
                .sorted(Comparator.comparing(CaseReuse::askedAt))
                .map(one -> new Request(
                        one.id(),
                        one.entry(),
                        one.owner(),
                        one.askedBy(),
                        one.askedAt(),
                        reading.text(one.id(), "purpose", one.purpose()),
                        one.answeredBy(),
                        one.agreed(),
                        reading.text(one.id(), "answer", one.answer())))
                .toList();
    }

    interface ReuseRepository extends CrudRepository<CaseReuse, String> {

        List<CaseReuse> findByCaseFile(String caseFile);
    }
}
