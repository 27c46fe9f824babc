package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/**
 * Who is who: the partnerships' organisations, people, bodies, seats, offices and priorities as they stand today.
 *
 * <p>Every key names its tenant ({@code charnwood.chair}); a key of nothing is refused with {@link UnknownEntry}.
 */
public class Register {

    private final PartnershipRepository partnerships;
    private final OrganisationRepository organisations;
    private final PersonRepository people;
    private final BodyRepository bodies;
    private final SeatRepository seats;
    private final OfficeRepository offices;
    private final PriorityRepository priorities;
    private final Clock clock;

    Register(Storage storage, Clock clock) {
        this.partnerships = storage.repository(PartnershipRepository.class);
        this.organisations = storage.repository(OrganisationRepository.class);
        this.people = storage.repository(PersonRepository.class);
        this.bodies = storage.repository(BodyRepository.class);
        this.seats = storage.repository(SeatRepository.class);
        this.offices = storage.repository(OfficeRepository.class);
        this.priorities = storage.repository(PriorityRepository.class);
        this.clock = clock;
    }

    public List<Partnership> partnerships() {
        return partnerships.findAllByOrderById();
    }

    public Partnership partnership(String tenant) {
        return partnerships.findById(tenant).orElseThrow(() -> new UnknownEntry("partnership", tenant));
    }

    public Optional<Person> findPerson(String login) {
        return people.findById(login);
    }

    public Person person(String login) {
        return findPerson(login).orElseThrow(() -> new UnknownEntry("person", login));
    }

    public List<Person> people(String tenant) {
        return people.findByTenantOrderById(tenant);
    }

    public Organisation organisation(String key) {
        return organisations.findById(key).orElseThrow(() -> new UnknownEntry("organisation", key));
    }

    public List<Organisation> organisations(String tenant) {
        return organisations.findByTenantOrderById(tenant);
    }

    public Body body(String key) {
        return bodies.findById(key).orElseThrow(() -> new UnknownEntry("body", key));
    }

    public List<Body> bodies(String tenant) {
        return bodies.findByTenantOrderById(tenant);
    }

    /** The groups that consider applications first (F2); empty where a partnership has no such stage (F20). */
    public List<Body> deliveryGroups(String tenant) {
        return bodies.findByTenantAndKindOrderByName(tenant, Body.DELIVERY_GROUP);
    }

    public boolean isDeliveryGroup(String tenant, String key) {
        return deliveryGroups(tenant).stream().map(Body::id).anyMatch(key::equals);
    }

    /** The partnership's community safety hub; empty where it has none. */
    public Optional<Body> hub(String tenant) {
        return bodies.findByTenantAndKindOrderByName(tenant, Body.HUB).stream().findFirst();
    }

    /** The body's seats that are in force today, in the order of the partnership's file, vacant ones too. */
    public List<Seat> seats(String body) {
        return seats(body, LocalDate.now(clock));
    }

    /** The body's seats that are in force on this day: a co-opted seat that has lapsed by then is none of them. */
    public List<Seat> seats(String body, LocalDate day) {
        return allSeats(body).stream().filter(seat -> seat.inForce(day)).toList();
    }

    /** The body's seats, also those that have lapsed or are there only while somebody sits on them. */
    public List<Seat> allSeats(String body) {
        return seats.findByBodyOrderByPosition(body);
    }

    /** The partnership's seats of all bodies, also those that are not in force. */
    public List<Seat> allSeatsOf(String tenant) {
        return seats.findByTenantOrderByBodyAscPositionAsc(tenant);
    }

    public Seat seat(String key) {
        return seats.findById(key).orElseThrow(() -> new UnknownEntry("seat", key));
    }

    public Office office(String key) {
        return offices.findById(key).orElseThrow(() -> new UnknownEntry("office", key));
    }

    public List<Office> offices(String tenant) {
        return offices.findByTenantOrderById(tenant);
    }

    /** The offices of a body: its chairs, vice chairs and secretaries. */
    public List<Office> officesOf(String body) {
        return offices.findByBodyOrderById(body);
    }

    /** The offices that decide small applications together (F5). */
    public List<Office> officeHolders(String tenant) {
        return offices.findByTenantAndDecidesSmallBidsOrderById(tenant, true);
    }

    /** Logins of today's holders who may log in; empty when the office is vacant. */
    public List<String> holders(String office) {
        return office(office).holders(LocalDate.now(clock)).stream()
                .filter(login -> person(login).active())
                .toList();
    }

    /** Logins of those whose term ended yesterday, which is what a change of office today leaves behind. */
    public List<String> justLeft(String office) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        return office(office).terms().stream()
                .filter(term -> yesterday.equals(term.endsOn()))
                .map(Office.Term::person)
                .sorted()
                .toList();
    }

    public List<Priority> priorities(String tenant) {
        return priorities.findByTenantOrderByPosition(tenant);
    }

    interface PartnershipRepository extends CrudRepository<Partnership, String> {
        List<Partnership> findAllByOrderById();
    }

    interface OrganisationRepository extends CrudRepository<Organisation, String> {
        List<Organisation> findByTenantOrderById(String tenant);
    }

    interface PersonRepository extends CrudRepository<Person, String> {
        List<Person> findByTenantOrderById(String tenant);
    }

    interface BodyRepository extends CrudRepository<Body, String> {
        List<Body> findByTenantOrderById(String tenant);

        List<Body> findByTenantAndKindOrderByName(String tenant, String kind);
    }

    interface SeatRepository extends CrudRepository<Seat, String> {
        List<Seat> findByBodyOrderByPosition(String body);

        List<Seat> findByTenantOrderByBodyAscPositionAsc(String tenant);
    }

    interface OfficeRepository extends CrudRepository<Office, String> {
        List<Office> findByTenantOrderById(String tenant);

        List<Office> findByBodyOrderById(String body);

        List<Office> findByTenantAndDecidesSmallBidsOrderById(String tenant, boolean decidesSmallBids);
    }

    interface PriorityRepository extends CrudRepository<Priority, String> {
        List<Priority> findByTenantOrderByPosition(String tenant);
    }
}
