package org.communitysafety.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/** Incidents from the first report over their classification to where they join or end (C1, C2). */
public class Incidents {

    private static final String SERIES = "I";

    private final IncidentRepository incidents;
    private final Classifications classifications;
    private final Involvement involvement;
    private final IncidentLog log;
    private final Procedures procedures;
    private final IncidentSettings settings;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Incidents(
            Storage storage,
            Classifications classifications,
            Involvement involvement,
            IncidentLog log,
            Procedures procedures,
            IncidentSettings settings,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = storage.repository(IncidentRepository.class);
        this.classifications = classifications;
        this.involvement = involvement;
        this.log = log;
        this.procedures = procedures;
        this.settings = settings;
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody who may report: of an organisation of a partnership with a procedure in force (C8).
     *
     * @throws Refused for anybody else, with the reason
     */
    public Person reporter(String login) {
        Person person = register.findPerson(login)
                .filter(Person::active)
                .orElseThrow(() -> new Refused("You belong to no partnership, so you cannot report an incident."));
        settings.of(person.tenant());
        procedures.inForce(person.tenant());
        Refused.unless(
                person.organisation() != null
                        && register.organisation(person.organisation()).member(),
                "You belong to no member organisation of the partnership, so you cannot report an incident. Call a"
                        + " member.");
        return person;
    }

    /**
     * Takes a report.
     *
     * @throws Refused for a time to come, an unknown area or marking, and for the police's judgement from anybody else
     */
    public Incident report(String login, IncidentReport report) {
        Person person = reporter(login);
        IncidentRules rules = settings.of(person.tenant());
        rules.choice(IncidentChoice.Kind.AREA, report.area());
        Instant now = clock.instant();
        Refused.unless(
                !report.happenedAt().isAfter(now),
                "It cannot have happened in the future. Correct the day or the time.");
        refuseJudgement(person, false, report.facts());
        Incident incident = incidents.save(new Incident(
                numbers.next(person.tenant(), SERIES),
                person.tenant(),
                login,
                person.organisation(),
                procedures.inForce(person.tenant()).number(),
                report.area(),
                report.source(),
                report.happenedAt(),
                now,
                report.facts(),
                report.level(),
                Incident.State.REPORTED,
                null,
                Incident.Response.NONE,
                null,
                null,
                0));
        log.open(incident);
        involvement.add(incident, Set.of(login));
        log.add(
                incident,
                login,
                Kind.REPORT,
                report.marking(),
                "%s%n%s".formatted(report.what().strip(), report.place()));
        audit.record(person.tenant(), login, incident.number(), "incident reported", null);
        return incident;
    }

    private void refuseJudgement(Person person, boolean before, Facts facts) {
        Refused.unless(
                facts.policeJudgement() == before || settings.police(person),
                "Only the police judge by the sixth criterion (C2). Leave it as it is, or ask the police to report or"
                        + " reconsider the incident.");
    }

    /**
     * Facts have changed; {@link #classify} follows.
     *
     * @param why kept in the log
     * @throws Refused where nothing has changed, and for the police's judgement from anybody else
     */
    public Incident learn(String number, Facts facts, String why, String marking, String actor) {
        Incident incident = lock(number);
        Person person = involvement.refuseStranger(incident, Reader.forTask(actor, "Change facts"));
        refuseJudgement(person, incident.facts().policeJudgement(), facts);
        Refused.unless(
                !facts.equals(incident.facts()),
                "None of the facts has changed. Tick what is different, or choose otherwise.");
        log.add(incident, actor, Kind.CLASSIFICATION, marking, why);
        audit.record(incident.tenant(), actor, number, "facts changed", facts.named());
        return incidents.save(incident.learnt(facts));
    }

    /** It stays logged as not critical, for the reason given. */
    public void leave(String number, String why, String marking, String actor) {
        Incident incident = known(number, Reader.forTask(actor, "Reconsider incident"));
        log.add(incident, actor, Kind.CLASSIFICATION, marking, why);
        audit.record(incident.tenant(), actor, number, "stays not critical", null);
    }

    /** Logins of those who can raise an incident that is not critical: its reporter and the police's leads (C1, C2). */
    public Set<String> reconsiderers(Incident incident) {
        Set<String> people = new TreeSet<>(Set.of(incident.reporter()));
        new Recipients(register)
                .of(settings.of(incident.tenant()), List.of("responsibleAuthorities")).people().values().stream()
                        .map(Recipient::person)
                        .filter(settings::police)
                        .forEach(person -> people.add(person.id()));
        return people;
    }

    /** Keeps what the partnership's table says of the facts; none of the criteria leaves it logged as not critical. */
    public Incident classify(String number, List<Criterion> criteria, String actor) {
        Incident incident = lock(number);
        classifications.keep(incident, criteria, actor);
        Incident classified = incidents.save(incident.classified(!criteria.isEmpty(), clock.instant()));
        audit.record(
                incident.tenant(),
                actor,
                number,
                criteria.isEmpty() ? "classified as not critical" : "classified as critical",
                String.join(", ", criteria.stream().map(Criterion::name).toList()));
        if (criteria.isEmpty()) {
            involvement.add(incident, reconsiderers(incident));
        }
        if (classified.declaredAt() != null && classified.facts().homicide()) {
            events.publishEvent(new HomicideIndicated(classified));
        }
        return classified;
    }

    /** Every classification, oldest first. */
    public List<Classification> classifications(Incident incident) {
        return classifications.of(incident);
    }

    /** What the table said last; empty before it was asked. */
    public List<Criterion> criteria(Incident incident) {
        return classifications.last(incident).map(Classification::found).orElse(List.of());
    }

    /** Other incidents of the area at about the same time, which may be the same one. */
    public List<Incident> duplicates(Incident incident) {
        Duration apart = Duration.ofHours(settings.of(incident.tenant()).duplicateHours());
        return incidents.findByTenantOrderByNumberDesc(incident.tenant()).stream()
                .filter(other -> !other.number().equals(incident.number()))
                .filter(other -> !other.state().over() && other.area().equals(incident.area()))
                .filter(other -> Duration.between(other.happenedAt(), incident.happenedAt())
                                .abs()
                                .compareTo(apart)
                        <= 0)
                .toList();
    }

    /**
     * The incident is the same as another one, which goes on; both logs are kept.
     *
     * @throws Refused for anybody but the duty lead, for one that is over, and for one with itself
     */
    public Incident join(String number, String into, String why, String actor) {
        Incident incident = lock(number);
        Person person = involvement.refuseStranger(incident, Reader.forTask(actor, "Join incidents"));
        Refused.unless(settings.dutyLead(person), "Only the duty lead joins incidents. Ask them.");
        Refused.unless(!number.equals(into), "An incident cannot be joined with itself. Choose the other one.");
        Incident other = find(incident.tenant(), into)
                .filter(one -> !one.state().over())
                .orElseThrow(() -> new Refused("Choose an incident of this partnership that is not over."));
        log.add(incident, actor, Kind.JOINED, null, "Joined with %s: %s".formatted(into, why));
        log.add(other, actor, Kind.JOINED, null, "%s was joined with this one: %s".formatted(number, why));
        Incident joined = incidents.save(incident.joined(into, clock.instant()));
        audit.record(incident.tenant(), actor, number, "joined with " + into, null);
        events.publishEvent(new IncidentOver(joined));
        return joined;
    }

    /** The incidents that were joined with this one. */
    public List<Incident> joinedWith(Incident incident) {
        return incidents.findByTenantAndJoinedInto(incident.tenant(), incident.number());
    }

    /** The partnership's incidents that this person may know of, the newest first. */
    public List<Incident> of(Person person) {
        if (settings.find(person.tenant()).isEmpty()) {
            return List.of();
        }
        boolean all = settings.dutyLead(person) || settings.chair(person);
        Set<String> own = Set.copyOf(involvement.incidents(person));
        return incidents.findByTenantOrderByNumberDesc(person.tenant()).stream()
                .filter(incident -> all || own.contains(incident.number()))
                .toList();
    }

    /** The partnership's incidents that stand there, whoever may know of them. */
    List<Incident> in(String tenant, Incident.State state) {
        return incidents.findByTenantAndStateOrderByNumber(tenant, state);
    }

    public Incident incident(String number) {
        return incidents
                .findById(number)
                .orElseThrow(() -> new IllegalStateException("There is no incident " + number));
    }

    /** Empty where this partnership has no such incident. */
    public Optional<Incident> find(String tenant, String number) {
        return incidents.findById(number).filter(incident -> incident.tenant().equals(tenant));
    }

    /**
     * The incident, for somebody who may know of it.
     *
     * @throws NoSuchIncident for anybody else
     */
    public Incident known(String number, Reader reader) {
        Incident incident = incidents.findById(number).orElseThrow(NoSuchIncident::new);
        involvement.refuseStranger(incident, reader);
        return incident;
    }

    /**
     * What this reader may read of the log, that of incidents that were joined with this one included, oldest first.
     *
     * @throws NoSuchIncident for anybody who may not know of the incident
     */
    public List<Entry> log(String number, Reader reader) {
        Incident incident = known(number, reader);
        List<Entry> entries = new ArrayList<>(log.read(incident, reader));
        joinedWith(incident).forEach(joined -> entries.addAll(log.read(joined, reader)));
        entries.sort(Comparator.comparing(Entry::writtenAt));
        return entries;
    }

    /** One entry, for somebody who may read it; see {@link IncidentLog#entry}. */
    public Entry entry(String number, String entry, Reader reader) {
        return log.entry(known(number, reader), entry, reader);
    }

    /** Adds information to the log (C4). */
    public void add(String number, String marking, String text, String actor) {
        Incident incident = known(number, Reader.forTask(actor, "Add to the log"));
        log.add(incident, actor, Kind.NOTE, marking, text);
        audit.record(incident.tenant(), actor, number, "log entry added", null);
    }

    /** Corrects an entry by a new one (C4). */
    public void correct(String number, String entry, String text, String actor) {
        Incident incident = known(number, Reader.forTask(actor, "Correct the log"));
        log.correct(incident, entry, actor, text);
        audit.record(incident.tenant(), actor, number, "log entry corrected", entry);
    }

    Incident lock(String number) {
        return Optional.ofNullable(incidents.findWithLockByNumber(number)).orElseThrow(NoSuchIncident::new);
    }

    Incident save(Incident incident) {
        return incidents.save(incident);
    }

    interface IncidentRepository extends CrudRepository<Incident, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Incident findWithLockByNumber(String number);

        List<Incident> findByTenantOrderByNumberDesc(String tenant);

        List<Incident> findByTenantAndStateOrderByNumber(String tenant, Incident.State state);

        List<Incident> findByTenantAndJoinedInto(String tenant, String number);
    }
}
