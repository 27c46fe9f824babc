package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Actions: who does what until when, how they get on, and what happens when they are late or their owner leaves. */
public class HubActions {

    private static final String SERIES = "A";
    private static final String CONTENT = "content";
    private static final String RESOURCES = "resources";

    private final HubActionRepository actions;
    private final CaseFiles files;
    private final Hubs hubs;
    private final HubMeetings meetings;
    private final HubLetters letters;
    private final Register register;
    private final HubActionOwners owners;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final Clock clock;

    HubActions(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubLetters letters,
            Register register,
            HubActionOwners owners,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            JdbcClient sql,
            Clock clock) {
        this.actions = storage.repository(HubActionRepository.class);
        this.files = files;
        this.hubs = hubs;
        this.meetings = meetings;
        this.letters = letters;
        this.register = register;
        this.owners = owners;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is agreed.
     *
     * @param resources what the organisation puts in (H25); null for nothing in particular
     */
    public record NewAction(HubAction.Kind kind, String content, String owner, String resources, Instant dueAt) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "NewAction[" + kind + "]";
        }
    }

    /** How an action got on, opened for a reader; the text is null after the case has been disposed of. */
    public record Progress(Instant writtenAt, String author, LocalDate countsFor, String text) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Progress[" + author + "]";
        }
    }

    /** An action, opened for a reader. */
    public record Opened(HubAction action, String content, String resources, List<Progress> progress) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Opened[" + action.number() + "]";
        }
    }

    HubAction agree(String referral, NewAction wanted, String actor) {
        CaseFile file = files.file(referral);
        Person owner = owners.owner(file, wanted.owner());
        Refused.unless(
                wanted.content() != null && !wanted.content().isBlank(),
                "An action says nothing of what is to be done. Write it, or remove the action.");
        Refused.unless(
                wanted.dueAt().isAfter(clock.instant()), "An action cannot be due before now. Choose a later date.");
        String number = numbers.next(file.tenant(), SERIES);
        HubAction action = actions.save(HubAction.agreed(
                number,
                file.tenant(),
                referral,
                wanted.kind(),
                owner.organisation(),
                owner.id(),
                files.seal(referral, number, CONTENT, wanted.content().strip()),
                files.seal(referral, number, RESOURCES, wanted.resources()),
                clock.instant(),
                wanted.dueAt()));
        files.involve(referral, owner.id(), Role.ACTION_OWNER);
        audit.record(file.tenant(), actor, referral, "action agreed", "%s: %s".formatted(number, owner.organisation()));
        letters.agreed(action);
        events.publishEvent(new ActionAgreed(action));
        return action;
    }

    /**
     * The owner says how it stands, or that it is done; after the cut-off it counts for the following meeting (H15).
     *
     * @throws Refused for anybody but the owner and, where there is none, the chair
     */
    public HubAction report(String number, String text, boolean done, String actor) {
        HubAction action = lock(number);
        owners.refuseUnlessTheirs(action, actor);
        Refused.unless(action.open(), "%s has ended already. Reload the task list.", number);
        Refused.unless(text != null && !text.isBlank(), "Say how the action stands, or what was done.");
        files.read(action.referral(), Reader.forTask(actor, "Report on " + number));
        String id = UUID.randomUUID().toString();
        sql.sql("insert into cs_hub_update (id, action, written_at, author, counts_for, content)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        number,
                        OffsetDateTime.now(clock),
                        actor,
                        meetings.countsFor(action.tenant()).heldOn())
                .param(files.seal(action.referral(), id, CONTENT, text.strip()))
                .update();
        audit.record(action.tenant(), actor, action.referral(), done ? "action done" : "action updated", number);
        return done ? actions.save(action.done(clock.instant())) : action;
    }

    /** The case ends: what is open is not needed any more, for the reason that the chair has given. */
    void withdraw(String referral, String actor) {
        for (HubAction action : openOf(referral)) {
            HubAction withdrawn = actions.save(lock(action.number()).withdrawn(clock.instant()));
            audit.record(withdrawn.tenant(), actor, referral, "action withdrawn", withdrawn.number());
            events.publishEvent(new ActionChanged(withdrawn));
        }
    }

    /**
     * The meeting that a case's actions are due before has another date.
     *
     * @return numbers of those whose date has changed; what is overdue stays so
     */
    List<String> dueBy(String referral, Instant meeting) {
        Instant now = clock.instant();
        return openOf(referral).stream()
                .filter(action -> action.kind() == HubAction.Kind.ACTION)
                .filter(action -> action.dueAt().isAfter(now) && !action.dueAt().equals(meeting))
                .map(action -> actions.save(lock(action.number()).due(meeting)).number())
                .toList();
    }

    /** Reminds the owner, once. */
    public void remind(String number) {
        HubAction action = lock(number);
        if (action.open() && action.remindedAt() == null) {
            letters.reminded(action);
            actions.save(action.reminded(clock.instant()));
        }
    }

    /** Tells the chair that it is overdue, once. */
    public void escalate(String number) {
        HubAction action = lock(number);
        if (action.open() && action.escalatedAt() == null) {
            letters.overdue(action);
            actions.save(action.escalated(clock.instant()));
            audit.record(action.tenant(), AuditTrail.SYSTEM, action.referral(), "action overdue", number);
        }
    }

    public Optional<HubAction> find(String number) {
        return actions.findById(number);
    }

    public HubAction action(String number) {
        return actions.findById(number).orElseThrow(() -> new IllegalStateException("There is no action " + number));
    }

    /** Numbers of all actions of a case. */
    public List<String> numbersOf(String referral) {
        return actions.findByReferral(referral).stream().map(HubAction::number).toList();
    }

    List<HubAction> openOf(String referral) {
        return actions.findByReferral(referral).stream().filter(HubAction::open).toList();
    }

    /** The actions of a case, overdue ones first, then those still open by their date, then the rest (H15). */
    public List<Opened> of(CaseReading reading) {
        Instant now = clock.instant();
        return actions.findByReferral(reading.file().number()).stream()
                .sorted(Comparator.comparing((HubAction action) -> !action.overdue(now))
                        .thenComparing(action -> !action.open())
                        .thenComparing(HubAction::dueAt)
                        .thenComparing(HubAction::number))
                .map(action -> opened(reading, action))
                .toList();
    }

    /** One action of the case. */
    public Opened opened(CaseReading reading, HubAction action) {
        return new Opened(
                action,
                reading.text(action.number(), CONTENT, action.content()),
                reading.text(action.number(), RESOURCES, action.resources()),
                sql.sql("select id, written_at, author, counts_for, content from cs_hub_update where action = ?"
                                + " order by written_as")
                        .param(action.number())
                        .query((row, index) -> new Progress(
                                row.getObject("written_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("author"),
                                row.getObject("counts_for", LocalDate.class),
                                reading.text(row.getString("id"), CONTENT, row.getBytes(CONTENT))))
                        .list());
    }

    /** The case file is gone: nothing that its key sealed is kept (H19). */
    void forget(String referral) {
        for (HubAction action : actions.findByReferral(referral)) {
            sql.sql("update cs_hub_update set content = null where action = ?")
                    .param(action.number())
                    .update();
            actions.save(action.forgotten());
        }
    }

    private HubAction lock(String number) {
        return Optional.ofNullable(actions.findWithLockByNumber(number))
                .orElseThrow(() -> new IllegalStateException("There is no action " + number));
    }
}
