package org.communitysafety.incident;

import java.time.Clock;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry.Kind;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;

/** Asks the chair once for each death with domestic abuse whether a homicide review is recommended (C7). */
public class HomicideReviews {

    private final ConsiderationRepository considerations;
    private final Incidents incidents;
    private final IncidentSettings settings;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HomicideReviews(
            Storage storage,
            Incidents incidents,
            IncidentSettings settings,
            IncidentLog log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.considerations = storage.repository(ConsiderationRepository.class);
        this.incidents = incidents;
        this.settings = settings;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void ask(Incident incident) {
        if (find(incident.number()).isEmpty()) {
            considerations.save(new HomicideConsideration(
                    incident.number(), incident.tenant(), clock.instant(), null, null, null, 0));
            audit.record(
                    incident.tenant(), AuditTrail.SYSTEM, incident.number(), "homicide review to be considered", null);
            events.publishEvent(new HomicideReviewAsked(incident));
        }
    }

    /**
     * The chair recommends a review or not.
     *
     * @throws Refused for anybody else
     */
    public void decide(String number, boolean recommended, String why, String actor) {
        Incident incident = incidents.known(number, Reader.forTask(actor, "Consider homicide review"));
        Person person = incidents.reporter(actor);
        Refused.unless(settings.chair(person), "Only the chair says whether a homicide review is recommended.");
        HomicideConsideration consideration =
                find(number).orElseThrow(() -> new IllegalStateException("No homicide review was asked for " + number));
        considerations.save(consideration.decided(recommended, actor, clock.instant()));
        log.add(
                incident,
                actor,
                Kind.HOMICIDE_REVIEW,
                null,
                "%s: %s".formatted(recommended ? "Recommended" : "Not recommended", why));
        audit.record(
                incident.tenant(),
                actor,
                number,
                recommended ? "homicide review recommended" : "homicide review not recommended",
                null);
    }

    /** Whether nothing is left to be decided about it. */
    boolean settled(String number) {
        return find(number).filter(one -> one.decidedAt() == null).isEmpty();
    }

    public Optional<HomicideConsideration> find(String number) {
        return considerations.findById(number);
    }

    interface ConsiderationRepository extends CrudRepository<HomicideConsideration, String> {}
}
