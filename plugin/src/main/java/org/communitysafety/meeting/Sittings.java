package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/** What lies on the agendas of the bodies' meetings, and what one item's record says of a meeting. */
public class Sittings {

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final Calendar calendar;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Interests interests;
    private final Register register;
    private final Numbers numbers;
    private final Officers officers;
    private final Clock clock;

    Sittings(
            Storage storage,
            Calendar calendar,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            Numbers numbers,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.calendar = calendar;
        this.attendance = attendance;
        this.quorums = quorums;
        this.interests = interests;
        this.register = register;
        this.numbers = numbers;
        this.officers = new Officers(register);
        this.clock = clock;
    }

    /**
     * Puts something on the agenda of the body's first meeting after now; if the body adjourned it before, of the
     * first meeting after that one (F2).
     *
     * @param concerns organisation whose people take no part in it
     */
    public AgendaItem place(String body, String subject, String concerns) {
        Body of = register.body(body);
        Sitting next = calendar.next(of, notBefore(of, subject));
        return items.save(AgendaItem.on(next, subject, concerns));
    }

    /** The body's first meeting that opens after this moment. */
    public Sitting next(String body, Instant after) {
        return calendar.next(register.body(body), after);
    }

    /** The body's meetings that are still to come, in order. */
    public List<Sitting> ahead(String body) {
        return calendar.ahead(register.body(body));
    }

    private Instant notBefore(Body body, String subject) {
        Instant now = clock.instant();
        return items.findByTenantAndBodyAndSubject(body.tenant(), body.id(), subject).stream()
                .map(item -> sitting(item.sitting()).opensAt())
                .filter(adjourned -> adjourned.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** The open agenda item about this subject, at whichever body it lies. */
    public Optional<AgendaItem> open(String tenant, String subject) {
        return items.findByTenantAndSubjectAndState(tenant, subject, AgendaItem.State.OPEN);
    }

    /** All agenda items about this subject, dealt with or not. */
    public List<AgendaItem> about(String tenant, String subject) {
        return items.findByTenantAndSubject(tenant, subject);
    }

    public Sitting sitting(String id) {
        return sittings.findById(id).orElseThrow(() -> new IllegalStateException("No sitting " + id));
    }

    /**
     * Records who was there and judges the quorum for one item. A sitting that is not quorate adjourns the item. Once
     * the meeting's attendance has been taken it counts, and the item's record may leave it out.
     *
     * @param recorder login of the chair or secretary who records it
     * @param rule the body's quorum table
     * @throws Refused when somebody is recorded who cannot sit there, or the recorder has an interest in the item
     */
    public AgendaItem record(AgendaItem item, Minute minute, String recorder, Function<QuorumFacts, Quorum> rule) {
        Sitting sitting = sittings.findWithLockById(item.sitting());
        Seating seating = Seating.at(register, sitting);
        Refused.unless(
                officers.mayRecord(sitting, recorder, person -> !interests.concerns(item, person)),
                "Only the body's chair or secretary records its meetings, and nobody whose organisation the item"
                        + " concerns.");
        attendance.record(sitting, seating, minute.roll());
        Set<String> interested = interested(sitting, minute, seating);
        interested.forEach(person -> interests.declare(item.tenant(), item.subject(), person));
        Quorum quorum = quorums.judge(sitting, item, true, recorder, rule);
        Refused.unless(
                !quorum.quorate() || !interested.contains(recorder),
                "You declared an interest in this item, so you take no part in it. Ask another officer or member of"
                        + " the body to record it.");
        return items.save(item.judged(quorum));
    }

    /** Whoever acts for the seat at this sitting; its member where nobody does. */
    private Set<String> interested(Sitting sitting, Minute minute, Seating seating) {
        Map<String, String> acting = attendance.now(sitting).stream()
                .filter(one -> one.seat() != null)
                .collect(Collectors.toMap(Presence::seat, Presence::person));
        return minute.interests().stream()
                .map(key -> acting.getOrDefault(key, seating.seat(key).member()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Takes whatever lies on an agenda about this subject off it. */
    public void remove(String tenant, String subject) {
        open(tenant, subject).ifPresent(item -> items.save(item.removed()));
    }

    /** @throws Refused when this partnership has no item of this number, and no open application either */
    public AgendaItem named(String tenant, String number) {
        return items.findByTenantAndNumber(tenant, number)
                .or(() -> open(tenant, number))
                .orElseThrow(() -> new Refused("There is no agenda item \"" + number + "\". Reload the task list."));
    }

    /**
     * Puts an adjourned item on the agenda of the body's next meeting; the old one stays as it is. Open actions come up
     * there by themselves.
     */
    public void carryOver(AgendaItem adjourned) {
        if (adjourned.kind() == AgendaItem.Kind.ACTIONS) {
            return;
        }
        Sitting next = calendar.next(
                register.body(adjourned.body()), sitting(adjourned.sitting()).opensAt());
        items.save(adjourned.carriedTo(next, numbers.next(adjourned.tenant(), "I")));
    }

    /** What lies ahead of this person's bodies, without what the person has declared an interest in already. */
    public List<AgendaItem> aheadOf(String login) {
        Person person = register.person(login);
        Set<Sitting.State> over = Set.of(Sitting.State.HELD, Sitting.State.CANCELLED);
        return items
                .findByTenantAndStateIn(person.tenant(), List.of(AgendaItem.State.OPEN, AgendaItem.State.WAITING))
                .stream()
                .filter(item -> belongs(person, item.body()))
                .filter(item -> !over.contains(sitting(item.sitting()).state()))
                .filter(item -> !interests.in(item.subject()).contains(login))
                .toList();
    }

    private boolean belongs(Person person, String body) {
        return register.seats(body).stream().anyMatch(seat -> seat.heldBy(person.id()))
                || register.officesOf(body).stream()
                        .anyMatch(office -> register.holders(office.id()).contains(person.id()));
    }

    /** The newest meetings that this person records, those that are open or have been held. */
    public List<Sitting> recordedBy(String login) {
        return sittings
                .findTop50ByTenantAndOpenedAtNotNullOrderByOpenedAtDesc(
                        register.person(login).tenant())
                .stream()
                .filter(sitting -> officers.mayRecord(sitting, login, person -> true))
                .toList();
    }

    /** Logins of the chair, vice chair and secretary of the item's body, of those who take part in it. */
    public List<String> officers(AgendaItem item) {
        return recorders(item).stream()
                .filter(key -> !key.equals(item.body()))
                .flatMap(office -> register.holders(office).stream())
                .distinct()
                .filter(login -> !takesNoPart(item, login))
                .toList();
    }

    /** Whether the item concerns the person, or the person declared an interest in it (F16). */
    public boolean takesNoPart(AgendaItem item, String login) {
        return interests.concerns(item, register.person(login));
    }

    /** See {@link Quorums#atBest}. */
    public Quorum atBest(String body, String subject, String concerns, Function<QuorumFacts, Quorum> rule) {
        return quorums.atBest(body, subject, concerns, rule);
    }

    /**
     * Who may record the item: the chair, vice chair and secretary of its body, without those whom it concerns (F16).
     * Where fewer than two of them are left, any other member may act as temporary chair, so that an interest or a
     * vacancy never leaves an item without anybody.
     *
     * @return keys of their offices, and of the body itself
     */
    public List<String> recorders(AgendaItem item) {
        return officers.keys(item.body(), person -> !interests.concerns(item, person));
    }
}
