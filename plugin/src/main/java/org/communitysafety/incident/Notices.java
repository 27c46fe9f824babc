package org.communitysafety.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Informs people of an incident, in the report's own transaction, and chases whoever does not acknowledge (C3). */
public class Notices {

    private final NoticeRepository notices;
    private final Involvement involvement;
    private final IncidentSettings settings;
    private final IncidentLetters letters;
    private final Register register;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(
            Storage storage,
            Involvement involvement,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notices = storage.repository(NoticeRepository.class);
        this.involvement = involvement;
        this.settings = settings;
        this.letters = letters;
        this.register = register;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Informs everybody of these groups who has not been informed yet: rows, tasks and messages at once.
     *
     * @throws Refused where there is nobody to inform at all
     */
    public List<Notice> inform(Incident incident, Collection<String> groups, Chasing chasing, String actor) {
        IncidentRules rules = settings.of(incident.tenant());
        Recipients.Found found = new Recipients(register).of(rules, groups);
        Map<String, Recipient> people = found.people();
        List<Notice> earlier = of(incident);
        if (people.isEmpty() && earlier.isEmpty()) {
            settings.chairs(incident.tenant())
                    .forEach(chair -> people.put(chair.id(), new Recipient(chair, "chair", null)));
        }
        Refused.unless(
                !people.isEmpty() || !earlier.isEmpty(),
                "There is nobody to inform: the groups %s are empty, and the chair's office is vacant. Fill an office"
                        + " first, and tell people by telephone.",
                groups);
        earlier.forEach(notice -> people.remove(notice.person()));
        Instant now = clock.instant();
        List<Notice> issued = new ArrayList<>();
        people.values()
                .forEach(recipient -> issued.add(
                        Notice.of(incident, recipient, UUID.randomUUID().toString(), now, chasing)));
        notices.saveAll(issued);
        involvement.add(incident, people.keySet());
        audit.record(
                incident.tenant(), actor, incident.number(), "informed", detail(groups, found.empty(), issued.size()));
        List<Person> all = people.values().stream().map(Recipient::person).toList();
        letters.informed(incident, all);
        letters.text(incident, all, "Critical incident");
        events.publishEvent(new NoticesIssued(incident, issued));
        return issued;
    }

    private static String detail(Collection<String> groups, List<String> empty, int count) {
        return "%d people; groups %s%s"
                .formatted(
                        count,
                        String.join(", ", groups),
                        empty.isEmpty() ? "" : "; nobody is named for " + String.join(", ", empty));
    }

    /** Groups of these in which there is nobody to inform. */
    public List<String> empty(String tenant, Collection<String> groups) {
        return new Recipients(register).of(settings.of(tenant), groups).empty();
    }

    /**
     * The recipient has seen it, or a deputy or chair who was told does so for them.
     *
     * @throws Refused for anybody else, and for the second time
     */
    public Notice acknowledge(String id, String login) {
        Notice notice = lock(id);
        Refused.unless(
                may(notice).contains(login),
                "Only whoever was informed acknowledges this. Ask them, or wait until their deputy is told.");
        Notice acknowledged = notices.save(notice.acknowledged(login, clock.instant()));
        audit.record(
                notice.tenant(),
                login,
                notice.incident(),
                "acknowledged",
                login.equals(notice.person()) ? null : "for " + notice.person());
        return acknowledged;
    }

    /** Logins of those who may acknowledge it now. */
    public Set<String> may(Notice notice) {
        Set<String> people = new HashSet<>(Set.of(notice.person()));
        if (notice.deputyToldAt() != null && notice.deputy() != null) {
            people.add(notice.deputy());
        }
        if (notice.chairToldAt() != null) {
            settings.chairs(notice.tenant()).forEach(chair -> people.add(chair.id()));
        }
        return people;
    }

    /** Reminds the recipient, once. */
    public void remind(Incident incident, String id) {
        Notice notice = lock(id);
        if (notice.open() && notice.remindedAt() == null) {
            notices.save(notice.reminded(clock.instant()));
            Person silent = register.person(notice.person());
            letters.reminded(incident, silent);
            letters.text(incident, List.of(silent), "Reminder: critical incident");
            audit.record(notice.tenant(), AuditTrail.SYSTEM, notice.incident(), "reminded", notice.person());
        }
    }

    /** Tells the deputy, once, who may acknowledge from then on. */
    public void tellDeputy(Incident incident, String id) {
        Notice notice = lock(id);
        if (notice.open() && notice.deputyToldAt() == null) {
            Notice told = notices.save(notice.deputyTold(clock.instant()));
            tell(
                    incident,
                    told,
                    Optional.ofNullable(notice.deputy()).map(register::person).stream()
                            .toList(),
                    "deputy");
        }
    }

    /** Tells the chair, once, likewise. */
    public void tellChair(Incident incident, String id) {
        Notice notice = lock(id);
        if (notice.open() && notice.chairToldAt() == null) {
            Notice told = notices.save(notice.chairTold(clock.instant()));
            tell(incident, told, settings.chairs(notice.tenant()), "chair");
        }
    }

    private void tell(Incident incident, Notice notice, List<Person> people, String as) {
        List<Person> others = people.stream()
                .filter(person -> person.active() && !person.id().equals(notice.person()))
                .toList();
        involvement.add(incident, others.stream().map(Person::id).collect(Collectors.toSet()));
        letters.escalated(incident, register.person(notice.person()), others);
        letters.text(incident, others, "Not acknowledged: critical incident");
        audit.record(
                notice.tenant(),
                AuditTrail.SYSTEM,
                notice.incident(),
                as + " told",
                others.isEmpty()
                        ? "nobody to tell for " + notice.person()
                        : "%s for %s".formatted(others.stream().map(Person::id).toList(), notice.person()));
        events.publishEvent(new NoticeEscalated(notice, may(notice)));
    }

    /** Nobody needs to acknowledge any more. */
    void withdraw(Incident incident) {
        of(incident).stream()
                .filter(Notice::open)
                .forEach(notice -> notices.save(lock(notice.id()).withdrawn(clock.instant())));
    }

    /** Everybody who was informed, in the order of their logins. */
    public List<Notice> of(Incident incident) {
        return notices.findByTenantAndIncidentOrderByPerson(incident.tenant(), incident.number());
    }

    public Notice notice(String id) {
        return notices.findById(id).orElseThrow(() -> new IllegalStateException("There is no notice " + id));
    }

    private Notice lock(String id) {
        return Optional.ofNullable(notices.findWithLockById(id))
                .orElseThrow(() -> new IllegalStateException("There is no notice " + id));
    }

    interface NoticeRepository extends CrudRepository<Notice, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Notice findWithLockById(String id);

        List<Notice> findByTenantAndIncidentOrderByPerson(String tenant, String incident);
    }
}
