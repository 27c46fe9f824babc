package org.communitysafety.hub;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.Reader;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** The chair's concerns about cases and members, and the manager's answers (H24). */
public class Concerns {

    private static final String SERIES = "C";
    private static final String CONTENT = "content";
    private static final String ANSWER = "answer";

    private final ConcernRepository concerns;
    private final CaseFiles files;
    private final SealedNotes notes;
    private final Hubs hubs;
    private final HubLetters letters;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final Clock clock;

    Concerns(
            Storage storage,
            CaseFiles files,
            SealedNotes notes,
            Hubs hubs,
            HubLetters letters,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            Clock clock) {
        this.concerns = storage.repository(ConcernRepository.class);
        this.files = files;
        this.notes = notes;
        this.hubs = hubs;
        this.letters = letters;
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A concern, opened for the chair or the manager. */
    public record Opened(Concern concern, String text, String answer) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Opened[" + concern.number() + "]";
        }
    }

    /**
     * Raises a concern; the manager may from now on read the case that it is about.
     *
     * @param referral number of a case; may be null
     * @param organisation key of a member; may be null
     * @return the concern's number
     * @throws Refused for anybody but the chair, and for one that is about nothing
     */
    public String raise(String referral, String organisation, String text, String actor) {
        Person chair = register.person(actor);
        Refused.unless(hubs.chairs(chair), "Only the hub's chair raises concerns.");
        Refused.unless(
                referral != null || organisation != null, "Say what it is about: choose a case, a member, or both.");
        String tenant = chair.tenant();
        String number = numbers.next(tenant, SERIES);
        if (referral != null) {
            files.read(referral, Reader.forTask(actor, "Raise concern"));
            hubs.managing(tenant).forEach(manager -> files.involve(referral, manager.id(), Role.CONCERN));
        }
        notes.open(tenant, number);
        concerns.save(new Concern(
                number,
                tenant,
                referral,
                organisation,
                notes.seal(tenant, number, CONTENT, text.strip()),
                actor,
                clock.instant(),
                null,
                null,
                null,
                0));
        audit.record(tenant, actor, number, "concern raised", referral);
        letters.concern(tenant, number);
        return number;
    }

    /**
     * The manager says what is done about it.
     *
     * @throws Refused for anybody else, and for a second answer
     */
    public void answer(String number, String answer, String actor) {
        Concern concern = concern(number);
        Refused.unless(
                hubs.managing(concern.tenant()).contains(register.person(actor)),
                "Only whoever holds the office that concerns are raised with answers them.");
        Refused.unless(concern.answeredAt() == null, "%s has been answered already.", number);
        concerns.save(
                concern.answered(actor, clock.instant(), notes.seal(concern.tenant(), number, ANSWER, answer.strip())));
        audit.record(concern.tenant(), actor, number, "concern answered", null);
        letters.concernAnswered(concern.tenant(), number);
    }

    /**
     * Opens a concern; the read is logged.
     *
     * @throws Refused for anybody but the chair and the manager
     */
    public Opened open(String number, String login) {
        Concern concern = concern(number);
        Person person = register.person(login);
        Refused.unless(
                person.tenant().equals(concern.tenant())
                        && (hubs.chairs(person)
                                || hubs.managing(concern.tenant()).contains(person)),
                "There is no such concern here for you.");
        Reader reader = Reader.forTask(login, "Read concern");
        return new Opened(
                concern,
                notes.read(concern.tenant(), number, CONTENT, concern.content(), reader),
                notes.read(concern.tenant(), number, ANSWER, concern.answer(), reader));
    }

    /** The concerns about a case, oldest first. */
    public List<Concern> about(String referral) {
        return concerns.findByReferral(referral).stream()
                .sorted(Comparator.comparing(Concern::raisedAt))
                .toList();
    }

    private Concern concern(String number) {
        return concerns.findById(number).orElseThrow(() -> new IllegalStateException("There is no concern " + number));
    }

    /** The case that they are about is gone: nothing that they said is kept (H19). */
    void forget(String referral) {
        for (Concern concern : concerns.findByReferral(referral)) {
            concerns.save(concern.forgotten());
            notes.destroy(concern.tenant(), concern.number());
        }
    }

    interface ConcernRepository extends CrudRepository<Concern, String> {

        List<Concern> findByReferral(String referral);
    }
}
