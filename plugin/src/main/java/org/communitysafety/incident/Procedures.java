package org.communitysafety.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.incident.Procedure.ProcedureSignature;
import org.communitysafety.partnership.IncidentsEntry;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Organisation.Standing;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** The versions of the procedure; one comes into force when all responsible authorities have signed it (C8). */
public class Procedures {

    private static final String SERIES = "V";
    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final ProcedureRepository procedures;
    private final IncidentSettings settings;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final Clock clock;

    Procedures(
            Storage storage,
            IncidentSettings settings,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            Clock clock) {
        this.procedures = storage.repository(ProcedureRepository.class);
        this.settings = settings;
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** With the partnership's first import: the file says by when all responsible authorities had signed. */
    void enter(String tenant, IncidentsEntry file) {
        Instant signed =
                file.procedure().signedOn(LocalDate.now(clock)).atStartOfDay(UK).toInstant();
        procedures.save(new Procedure(
                numbers.next(tenant, SERIES),
                tenant,
                file.procedure().version(),
                file.procedure().title(),
                null,
                AuditTrail.SYSTEM,
                signed,
                signed,
                file.procedure().assumed(),
                authorities(tenant).stream()
                        .map(one -> new ProcedureSignature(one, AuditTrail.SYSTEM, signed))
                        .collect(Collectors.toSet()),
                0));
    }

    private Set<String> authorities(String tenant) {
        return register.organisations(tenant).stream()
                .filter(one -> one.standing() == Standing.RESPONSIBLE)
                .map(Organisation::id)
                .collect(Collectors.toSet());
    }

    /** @throws Refused where no version has been signed by all */
    public Procedure inForce(String tenant) {
        return procedures.findByTenantOrderByNumber(tenant).stream()
                .filter(procedure -> procedure.inForceAt() != null)
                .reduce((earlier, later) -> later.inForceAt().isBefore(earlier.inForceAt()) ? earlier : later)
                .orElseThrow(() -> new Refused(
                        "No version of the procedure for critical incidents has been signed by all responsible authorities"
                                + " (C8)."));
    }

    /** All versions, oldest first. */
    public List<Procedure> of(String tenant) {
        return procedures.findByTenantOrderByNumber(tenant);
    }

    public Procedure procedure(String number) {
        return procedures
                .findById(number)
                .orElseThrow(() -> new IllegalStateException("There is no procedure " + number));
    }

    /** Whoever may propose another version: duty lead, chair and secretary. */
    public Person proposer(String login) {
        Person person = register.findPerson(login)
                .filter(Person::active)
                .orElseThrow(() -> new Refused("You belong to no partnership, so you cannot change its procedure."));
        settings.of(person.tenant());
        Refused.unless(
                settings.dutyLead(person) || settings.chair(person) || settings.secretary(person),
                "Only the duty lead, the chair and the secretary propose another version of the procedure.");
        return person;
    }

    /**
     * Proposes another version, which every responsible authority is asked to sign.
     *
     * @throws Refused for a name that there is already, and for anybody who may not
     */
    public Procedure propose(String name, String title, String changes, String actor) {
        Person person = proposer(actor);
        Refused.unless(
                of(person.tenant()).stream().noneMatch(one -> one.name().equals(name)),
                "There is a version %s already. Give this one another name.",
                name);
        Procedure proposed = procedures.save(new Procedure(
                numbers.next(person.tenant(), SERIES),
                person.tenant(),
                name,
                title,
                changes,
                actor,
                clock.instant(),
                null,
                false,
                authorities(person.tenant()).stream()
                        .map(one -> new ProcedureSignature(one, null, null))
                        .collect(Collectors.toSet()),
                0));
        audit.record(person.tenant(), actor, proposed.number(), "procedure proposed", name);
        return proposed;
    }

    /** Logins of those who sign for an authority: its people in the group {@code responsibleAuthorities}, else all. */
    public List<String> signatories(String number, String organisation) {
        Procedure procedure = procedure(number);
        List<String> leads = new Recipients(register)
                .of(settings.of(procedure.tenant()), List.of("responsibleAuthorities")).people().values().stream()
                        .map(Recipient::person)
                        .filter(person -> person.belongsTo(organisation))
                        .map(Person::id)
                        .toList();
        return leads.isEmpty()
                ? register.people(procedure.tenant()).stream()
                        .filter(person -> person.active() && person.belongsTo(organisation))
                        .map(Person::id)
                        .toList()
                : leads;
    }

    /** @throws Refused for anybody who does not sign for a responsible authority that has still to sign */
    public void sign(String number, String organisation, String actor) {
        Procedure procedure = lock(number);
        Refused.unless(
                signatories(number, organisation).contains(actor),
                "You do not sign for this authority. Ask whoever does.");
        procedures.save(procedure.signed(organisation, actor, clock.instant()));
        audit.record(procedure.tenant(), actor, number, "procedure signed", organisation);
    }

    /** All have signed. Incidents that are under way keep the version under which they began. */
    public void bringIntoForce(String number) {
        Procedure procedure = procedures.save(lock(number).inForce(clock.instant()));
        audit.record(procedure.tenant(), AuditTrail.SYSTEM, number, "procedure in force", procedure.name());
    }

    private Procedure lock(String number) {
        return Optional.ofNullable(procedures.findWithLockByNumber(number))
                .orElseThrow(() -> new IllegalStateException("There is no procedure " + number));
    }

    interface ProcedureRepository extends CrudRepository<Procedure, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Procedure findWithLockByNumber(String number);

        List<Procedure> findByTenantOrderByNumber(String tenant);
    }
}
