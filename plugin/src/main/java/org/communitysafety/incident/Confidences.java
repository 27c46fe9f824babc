package org.communitysafety.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry.Kind;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watches whether the community's confidence comes back after an incident, until it can be closed (C6). */
public class Confidences {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final ConfidenceRepository confidences;
    private final Incidents incidents;
    private final IncidentActions actions;
    private final HomicideReviews homicides;
    private final Notices notices;
    private final IncidentLog log;
    private final IncidentSettings settings;
    private final JdbcClient sql;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confidences(
            Storage storage,
            Incidents incidents,
            IncidentActions actions,
            HomicideReviews homicides,
            Notices notices,
            IncidentLog log,
            IncidentSettings settings,
            JdbcClient sql,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.confidences = storage.repository(ConfidenceRepository.class);
        this.incidents = incidents;
        this.actions = actions;
        this.homicides = homicides;
        this.notices = notices;
        this.log = log;
        this.settings = settings;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What the last check said and what is still to come, for the table that says whether an incident may be closed. */
    public record Closing(String outcome, int checksLeft, boolean executiveDecided) {}

    /** What the table answers. */
    public record MayClose(boolean may, String why) {}

    /** Records the value of a measure as it was when the incident was declared. */
    public void baseline(String number, String measure, BigDecimal figure, String source, String actor) {
        Incident incident = incidents.known(number, Reader.forTask(actor, "Record baseline"));
        settings.of(incident.tenant()).choice(IncidentChoice.Kind.MEASURE, measure);
        Refused.unless(find(number).isEmpty(), "The baseline of %s has been recorded already.", number);
        confidences.save(new Confidence(
                number,
                incident.tenant(),
                measure,
                figure.setScale(2, RoundingMode.HALF_UP),
                source,
                actor,
                clock.instant(),
                null,
                0,
                Confidence.NONE,
                null,
                null,
                null,
                0));
        audit.record(incident.tenant(), actor, number, "baseline recorded", "%s: %s".formatted(measure, figure));
    }

    /**
     * The debrief: what went well and what did not, and lessons that go on as actions.
     *
     * @throws Refused without a lesson
     */
    public void debrief(
            String number, String wentWell, String wentBadly, List<IncidentActions.Wanted> lessons, String actor) {
        Incident incident = incidents.known(number, Reader.forTask(actor, "Hold debrief"));
        Refused.unless(!lessons.isEmpty(), "A debrief has at least one lesson, with who sees to it and until when.");
        log.add(incident, actor, Kind.DEBRIEF, null, "What went well: %s".formatted(wentWell));
        log.add(incident, actor, Kind.DEBRIEF, null, "What did not: %s".formatted(wentBadly));
        lessons.forEach(lesson -> actions.agree(incident, lesson, actor));
        IncidentRules rules = settings.of(incident.tenant());
        Instant stoodDown = incident.response().stoodDownAt();
        confidences.save(lock(number)
                .debriefed(clock.instant())
                .watchedFrom(
                        weeksAfter(stoodDown, rules.weeks().get(0)),
                        rules.weeks().size()));
        audit.record(incident.tenant(), actor, number, "debriefed", "%d lessons".formatted(lessons.size()));
    }

    private static Instant weeksAfter(Instant from, int weeks) {
        return from.atZone(UK).plusWeeks(weeks).toInstant();
    }

    /**
     * A check: the measure's value now.
     *
     * @param community messages and events for the community since the last one; null for none
     * @return by how much it is better than the baseline
     */
    public BigDecimal check(String number, BigDecimal figure, String source, String community, String actor) {
        Incident incident = incidents.known(number, Reader.forTask(actor, "Check confidence"));
        Confidence confidence = confidence(number);
        boolean higher = settings.of(incident.tenant())
                .choice(IncidentChoice.Kind.MEASURE, confidence.measure())
                .higherIsBetter();
        BigDecimal rise = figure.subtract(confidence.baseline()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal difference = higher ? rise : rise.negate();
        sql.sql(
                        "insert into cs_confidence_check (id, incident, checked_at, checked_by, figure, difference, source, outcome)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        number,
                        OffsetDateTime.now(clock),
                        actor,
                        figure,
                        difference,
                        source,
                        "")
                .update();
        if (community != null) {
            log.add(incident, actor, Kind.COMMUNITY, null, community);
        }
        audit.record(incident.tenant(), actor, number, "confidence checked", "%s points".formatted(difference));
        return difference;
    }

    /** Keeps what the table said of the check that was just made, and when the next one is due. */
    public Confidence judged(String number, String outcome) {
        Confidence confidence = lock(number);
        Incident incident = incidents.incident(number);
        IncidentRules rules = settings.of(incident.tenant());
        sql.sql("update cs_confidence_check set outcome = ? where incident = ? and outcome = ''")
                .params(outcome, number)
                .update();
        List<Integer> weeks = rules.weeks();
        int next = weeks.size() - confidence.checksLeft() + 1;
        Instant due = confidence.checksLeft() > 1
                ? weeksAfter(incident.response().stoodDownAt(), weeks.get(next))
                : weeksAfter(clock.instant(), rules.repeatWeeks());
        audit.record(incident.tenant(), AuditTrail.SYSTEM, number, "confidence judged", outcome);
        return confidences.save(confidence.judged(outcome, due));
    }

    /** Further action, because confidence is well below the baseline. */
    public void actAgain(String number, IncidentActions.Wanted wanted, String actor) {
        actions.agree(incidents.known(number, Reader.forTask(actor, "Agree further action")), wanted, actor);
    }

    /** What the last check said, the baseline and what the Executive has decided. */
    public Closing closing(String number) {
        Confidence confidence = confidence(number);
        return new Closing(confidence.lastOutcome(), confidence.checksLeft(), confidence.decidedBy() != null);
    }

    /**
     * Records that the Executive closes an incident although confidence is not restored.
     *
     * @param decidedOn day of its decision, today or before
     * @throws Refused for anybody but its secretary and the chair, and before the debrief
     */
    public void decide(String number, LocalDate decidedOn, String why, String actor) {
        Person person = decider(actor);
        Incident incident = incidents
                .find(person.tenant(), number)
                .orElseThrow(() -> new Refused("There is no such incident. Choose one from the list."));
        Refused.unless(
                !decidedOn.isAfter(LocalDate.now(clock)),
                "The Executive cannot have decided in the future. Correct the day.");
        Confidence confidence = lock(number);
        Refused.unless(
                incident.state() == Incident.State.AFTERMATH && confidence.debriefedAt() != null,
                "%s cannot be closed before the response is stood down and the debrief is held.",
                number);
        confidences.save(confidence.decided(actor, decidedOn));
        log.add(incident, actor, Kind.DECISION, null, why);
        audit.record(person.tenant(), actor, number, "Executive decided to close", decidedOn.toString());
        events.publishEvent(new ExecutiveDecided(incident));
    }

    /** Whoever records what the Executive decides: its secretary and the chair. */
    public Person decider(String login) {
        Person person = incidents.reporter(login);
        Refused.unless(
                settings.secretary(person) || settings.chair(person),
                "Only the secretary and the chair record what the Executive has decided.");
        return person;
    }

    /** Incidents that the Executive can decide to close; the secretary learns their numbers, and nothing else. */
    public List<Incident> undecided(Person person) {
        return incidents.in(person.tenant(), Incident.State.AFTERMATH).stream()
                .filter(incident -> find(incident.number())
                        .filter(one -> one.debriefedAt() != null && one.decidedBy() == null)
                        .isPresent())
                .toList();
    }

    /**
     * Closes the incident for good.
     *
     * @param mayClose what the table says
     * @throws Refused where it says no, while a homicide review is still to be considered, and for the second time
     */
    public void close(String number, MayClose mayClose, String summary, String actor) {
        incidents.known(number, Reader.forTask(actor, "Close incident"));
        Incident incident = incidents.lock(number);
        Refused.unless(
                mayClose.may(),
                "%s %s cannot be closed yet, unless the Executive decides so (C6).",
                mayClose.why(),
                number);
        Refused.unless(
                homicides.settled(number),
                "Whether a homicide review is recommended has not been answered yet (C7). Ask the chair.");
        log.add(incident, actor, Kind.CLOSED, null, summary);
        Incident closed = incidents.save(incident.closed(clock.instant()));
        notices.withdraw(closed);
        audit.record(incident.tenant(), actor, number, "closed", mayClose.why());
        events.publishEvent(new IncidentOver(closed));
    }

    public Optional<Confidence> find(String number) {
        return confidences.findById(number);
    }

    public Confidence confidence(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException(number + " has no baseline"));
    }

    /** Oldest first. */
    public List<ConfidenceCheck> checks(String number) {
        return sql.sql("select * from cs_confidence_check where incident = ? order by checked_at")
                .param(number)
                .query((row, index) -> new ConfidenceCheck(
                        row.getString("id"),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                        row.getString("checked_by"),
                        row.getBigDecimal("figure"),
                        row.getBigDecimal("difference"),
                        row.getString("source"),
                        row.getString("outcome")))
                .list();
    }

    private Confidence lock(String number) {
        return Optional.ofNullable(confidences.findWithLockByIncident(number))
                .orElseThrow(() -> new Refused("The baseline of %s has not been recorded yet.".formatted(number)));
    }

    interface ConfidenceRepository extends CrudRepository<Confidence, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Confidence findWithLockByIncident(String incident);
    }
}
