package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.HubEntry.AgreementEntry;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;

/**
 * Which organisations have signed the hub's terms, and until when (H10, H11). An organisation without a live agreement
 * neither attends nor sees anything, from that day.
 */
public class Agreements {

    private static final String SERIES = "S";

    private final AgreementRepository agreements;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = storage.repository(AgreementRepository.class);
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What was signed.
     *
     * @param organisation key of the organisation
     * @param months how long it is good for
     */
    public record Signature(
            String organisation,
            Agreement.Basis basis,
            String terms,
            LocalDate signedOn,
            int months,
            String signatory,
            String position,
            String email,
            String telephone) {}

    /** The agreement that the organisation may attend and read by today; empty where it has none. */
    public Optional<Agreement> live(String organisation) {
        LocalDate today = LocalDate.now(clock);
        return agreements.findByOrganisation(organisation).stream()
                .filter(agreement -> agreement.live(today))
                .max(Comparator.comparing(Agreement::validUntil));
    }

    /** Every agreement of the partnership, ended and expired ones too, the latest of each organisation first. */
    public List<Agreement> of(String tenant) {
        return agreements.findByTenantOrderByOrganisationAscSignedOnDesc(tenant);
    }

    /** The partnership's organisations with a live agreement, in the order of their names. */
    public List<Organisation> members(String tenant) {
        return register.organisations(tenant).stream()
                .filter(organisation -> live(organisation.id()).isPresent())
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
    }

    /**
     * Records that an organisation has signed.
     *
     * @param actor login of the chair or a member of the partnership team
     * @return the number of the record
     * @throws Refused for a signature of the future, one that has expired already, or anybody else's entry
     */
    public String sign(Signature signature, String actor) {
        Person person = register.person(actor);
        Refused.unless(
                serves(person, Office.Duty.CHAIR, Office.Duty.SECRETARY),
                "Only the hub's chair and the partnership team record signatures.");
        Organisation organisation = own(person, signature.organisation());
        LocalDate today = LocalDate.now(clock);
        Refused.unless(
                !signature.signedOn().isAfter(today),
                "The terms cannot have been signed on %s, which is still to come. Correct the date.",
                signature.signedOn());
        LocalDate until = lastDay(signature.signedOn(), signature.months());
        Refused.unless(
                !until.isBefore(today),
                "A signature of %s was good until %s. Ask %s to sign again.",
                signature.signedOn(),
                until,
                organisation.name());
        save(signature, until, actor);
        String number = numbers.next(person.tenant(), SERIES);
        audit.record(
                person.tenant(),
                actor,
                number,
                "terms signed",
                "%s: %s, until %s".formatted(organisation.id(), signature.terms(), until));
        return number;
    }

    /**
     * Removes an organisation from the hub, with effect at once (H11).
     *
     * @param actor login of the hub's chair
     * @return the number of the removal
     * @throws Refused for anybody but the chair, for the chair's own organisation, and where nothing is signed
     */
    public String remove(String organisation, String reason, String actor) {
        Person person = register.person(actor);
        Refused.unless(serves(person, Office.Duty.CHAIR), "Only the hub's chair removes a member.");
        Organisation removed = own(person, organisation);
        Refused.unless(
                !person.belongsTo(removed.id()),
                "%s is your own organisation. Ask the Community Safety Manager what to do.",
                removed.name());
        Refused.unless(live(removed.id()).isPresent(), "%s is no member of the hub now.", removed.name());
        agreements.findByOrganisation(removed.id()).stream()
                .filter(agreement -> agreement.endedAt() == null)
                .forEach(agreement -> agreements.save(agreement.ended(clock.instant(), actor, reason)));
        String number = numbers.next(person.tenant(), SERIES);
        audit.record(person.tenant(), actor, number, "member removed", "%s: %s".formatted(removed.id(), reason));
        events.publishEvent(new MemberRemoved(person.tenant(), removed.id(), number, actor));
        return number;
    }

    /** Enters what the partnership's file says. */
    void enter(String tenant, HubEntry hub) {
        for (AgreementEntry entry : hub.agreements()) {
            LocalDate signedOn = entry.signedOn(LocalDate.now(clock));
            var signature = new Signature(
                    Keys.organisation(tenant, entry.organisation()),
                    entry.basis(),
                    hub.terms(),
                    signedOn,
                    hub.agreementMonths(),
                    entry.signatory(),
                    entry.position(),
                    entry.email(),
                    entry.telephone());
            save(signature, lastDay(signedOn, hub.agreementMonths()), AuditTrail.SYSTEM);
        }
    }

    private void save(Signature signature, LocalDate until, String actor) {
        agreements.save(new Agreement(
                UUID.randomUUID().toString(),
                register.organisation(signature.organisation()).tenant(),
                signature.organisation(),
                signature.basis(),
                signature.terms(),
                signature.signedOn(),
                until,
                signature.signatory(),
                signature.position(),
                signature.email(),
                signature.telephone(),
                actor,
                clock.instant(),
                null,
                null,
                null,
                0));
    }

    /** Twelve months from 5 October end with 4 October. */
    private static LocalDate lastDay(LocalDate signedOn, int months) {
        return signedOn.plusMonths(months).minusDays(1);
    }

    private Organisation own(Person person, String organisation) {
        Organisation found = register.organisation(organisation);
        Refused.unless(
                found.tenant().equals(person.tenant()),
                "\"%s\" is no organisation of this partnership. Choose one from the list.",
                organisation);
        return found;
    }

    private boolean serves(Person person, Office.Duty... duties) {
        return register.hub(person.tenant()).stream()
                .flatMap(hub -> register.officesOf(hub.id()).stream())
                .filter(office -> List.of(duties).contains(office.duty()))
                .anyMatch(office -> register.holders(office.id()).contains(person.id()));
    }

    interface AgreementRepository extends CrudRepository<Agreement, String> {

        List<Agreement> findByOrganisation(String organisation);

        List<Agreement> findByTenantOrderByOrganisationAscSignedOnDesc(String tenant);
    }
}
