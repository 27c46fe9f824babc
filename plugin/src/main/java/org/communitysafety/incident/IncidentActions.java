package org.communitysafety.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry.Kind;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Actions of agencies and requests for information: who does what until when (C4, C5). */
public class IncidentActions {

    private static final String SERIES = "A";

    private final ActionRepository actions;
    private final Incidents incidents;
    private final Involvement involvement;
    private final IncidentLog log;
    private final IncidentSettings settings;
    private final IncidentLetters letters;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IncidentActions(
            Storage storage,
            Incidents incidents,
            Involvement involvement,
            IncidentLog log,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.actions = storage.repository(ActionRepository.class);
        this.incidents = incidents;
        this.involvement = involvement;
        this.log = log;
        this.settings = settings;
        this.letters = letters;
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param owner login of who does it; from then on they may know of the incident
     * @param marking who may read it; null for everybody involved
     */
    public record Wanted(IncidentAction.Kind kind, String what, String marking, String owner, Instant dueAt) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Wanted[" + kind + "]";
        }
    }

    /** @throws Refused for a time that has passed, and for an owner of no member organisation */
    IncidentAction agree(Incident incident, Wanted wanted, String actor) {
        Person owner = member(incident.tenant(), wanted.owner());
        Refused.unless(wanted.dueAt() != null, "Say until when it is due.");
        Refused.unless(wanted.dueAt().isAfter(clock.instant()), "It cannot be due before now. Choose a later time.");
        Kind kind =
                switch (wanted.kind()) {
                    case ACTION -> Kind.ACTION;
                    case REQUEST -> Kind.REQUEST;
                    case LESSON -> Kind.LESSON;
                };
        involvement.add(incident, Set.of(owner.id()));
        String entry = log.add(incident, actor, kind, wanted.marking(), wanted.what());
        Refused.unless(
                log.readable(incident, entry, owner),
                "%s may not read what has this marking. Choose another marking, or somebody else.",
                owner.name());
        IncidentAction action = actions.save(new IncidentAction(
                numbers.next(incident.tenant(), SERIES),
                incident.tenant(),
                incident.number(),
                wanted.kind(),
                owner.organisation(),
                owner.id(),
                actor,
                entry,
                clock.instant(),
                wanted.dueAt(),
                null,
                null,
                null,
                0));
        audit.record(
                incident.tenant(),
                actor,
                incident.number(),
                wanted.kind() == IncidentAction.Kind.REQUEST ? "information asked for" : "action agreed",
                "%s: %s".formatted(action.number(), owner.id()));
        letters.toDo(incident, owner, "Report back " + action.number());
        events.publishEvent(new IncidentActionAgreed(action));
        return action;
    }

    /** Somebody active of a member organisation of the partnership. */
    Person member(String tenant, String login) {
        return Optional.ofNullable(login)
                .flatMap(register::findPerson)
                .filter(person -> person.tenant().equals(tenant) && person.active() && person.organisation() != null)
                .filter(person -> register.organisation(person.organisation()).member())
                .orElseThrow(() ->
                        new Refused("Choose somebody of a member organisation of the partnership, from the list."));
    }

    /** Those who can be given something to do, in the order of their names. */
    public List<Person> members(String tenant) {
        return register.people(tenant).stream()
                .filter(person -> person.active() && person.organisation() != null)
                .filter(person -> register.organisation(person.organisation()).member())
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    /**
     * The owner says how it stands, or that it is done.
     *
     * @throws Refused for anybody else
     */
    public IncidentAction report(String number, String text, String marking, boolean done, String actor) {
        IncidentAction action = lock(number);
        Refused.unless(action.owner().equals(actor), "Only whoever carries out %s reports on it.", number);
        Refused.unless(action.open(), "%s has been reported as done already. Reload the task list.", number);
        Incident incident = incidents.known(action.incident(), Reader.forTask(actor, "Report on " + number));
        log.add(incident, actor, Kind.ANSWER, marking, "%s: %s".formatted(number, text));
        audit.record(action.tenant(), actor, action.incident(), done ? "action done" : "action updated", number);
        return done ? actions.save(action.done(actor, clock.instant())) : action;
    }

    /** It is overdue: owner, strategic lead and duty lead are told, once. */
    public void chase(String number) {
        IncidentAction action = lock(number);
        if (action.open() && action.chasedAt() == null) {
            Incident incident = incidents.incident(action.incident());
            List<Person> told = new ArrayList<>(settings.dutyLeads(action.tenant()));
            told.add(register.person(action.owner()));
            Optional.ofNullable(incident.response().strategicLead())
                    .map(register::person)
                    .ifPresent(told::add);
            letters.overdue(incident, told, "%s (%s)".formatted(number, action.kind()));
            actions.save(action.chased(clock.instant()));
            audit.record(action.tenant(), AuditTrail.SYSTEM, action.incident(), "action overdue", number);
        }
    }

    public IncidentAction action(String number) {
        return actions.findById(number).orElseThrow(() -> new IllegalStateException("There is no action " + number));
    }

    /** What is to be done, in the words of the log, for somebody who may read it. */
    public String what(IncidentAction action, Reader reader) {
        return incidents.entry(action.incident(), action.entry(), reader).text();
    }

    /** By when they are due. */
    public List<IncidentAction> of(Incident incident) {
        return actions.findByTenantAndIncidentOrderByDueAt(incident.tenant(), incident.number());
    }

    private IncidentAction lock(String number) {
        return Optional.ofNullable(actions.findWithLockByNumber(number))
                .orElseThrow(() -> new IllegalStateException("There is no action " + number));
    }

    interface ActionRepository extends CrudRepository<IncidentAction, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        IncidentAction findWithLockByNumber(String number);

        List<IncidentAction> findByTenantAndIncidentOrderByDueAt(String tenant, String incident);
    }
}
