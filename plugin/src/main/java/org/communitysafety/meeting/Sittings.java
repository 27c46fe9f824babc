package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.storage.Storage;

/** The record of every body's meetings: attendance, interests and quorum for all that is decided. */
public class Sittings {

    /** Between the people in an audited record of attendance. */
    public static final String BETWEEN_PEOPLE = " / ";

    private static final int LONGEST_DETAIL = 4000;

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final Calendar calendar;
    private final Interests interests;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Sittings(
            Storage storage, Calendar calendar, Interests interests, Register register, AuditTrail audit, Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.calendar = calendar;
        this.interests = interests;
        this.register = register;
        this.audit = audit;
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
     * Records who was there and judges the quorum for one item. A sitting that is not quorate adjourns the item.
     *
     * @param recorder login of the chair or secretary who records it
     * @param rule the body's quorum table
     * @throws Refused when somebody is recorded who cannot sit there, or the recorder has an interest in the item
     */
    public AgendaItem record(AgendaItem item, Minute minute, String recorder, Function<QuorumFacts, Quorum> rule) {
        Map<String, Seat> seats =
                register.seats(item.body()).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
        refuseUnlessMayRecord(item, recorder, seats);
        Set<Sitting.Attendance> present = attendance(minute, seats);
        Refused.unless(!present.isEmpty(), "Nobody is recorded as present. Tick who was at the meeting.");
        Sitting sitting = sittings.findWithLockById(item.sitting()).attendedBy(present);
        sittings.save(sitting);
        interested(minute, seats).forEach(person -> interests.declare(item.tenant(), item.subject(), person));
        Quorum quorum = judged(item, sitting, seats, rule);
        Refused.unless(
                !quorum.quorate() || !interested(minute, seats).contains(recorder),
                "You declared an interest in this item, so you take no part in it. Ask another officer or member of"
                        + " the body to record it.");
        audit.record(
                item.tenant(),
                recorder,
                item.subject(),
                quorum.quorate() ? "sitting quorate" : "sitting not quorate",
                said(item, sitting, seats, quorum));
        return items.save(item.judged(quorum));
    }

    /** Who was there and who took no part, as it stood when this item was judged: later items may change the rest. */
    private String said(AgendaItem item, Sitting sitting, Map<String, Seat> seats, Quorum quorum) {
        String present = sitting.attendance().stream()
                .map(one -> "%s (%s)"
                        .formatted(name(one.person()), seats.get(one.seat()).title()))
                .sorted()
                .collect(Collectors.joining(BETWEEN_PEOPLE));
        String interested =
                interests.in(item.subject()).stream().map(this::name).sorted().collect(Collectors.joining(", "));
        String said = "%s of %s; present: %s%s%s"
                .formatted(
                        item.body(),
                        sitting.heldOn(),
                        present,
                        interested.isEmpty() ? "" : "; with an interest: " + interested,
                        quorum.quorate() ? "" : "; " + quorum.unmet());
        return said.substring(0, Math.min(said.length(), LONGEST_DETAIL));
    }

    private String name(String login) {
        return register.person(login).name();
    }

    /** Whoever acts for the seat at this sitting; its member where nobody does. */
    private static Set<String> interested(Minute minute, Map<String, Seat> seats) {
        return minute.interests().stream()
                .map(key -> minute.deputies().getOrDefault(key, seat(seats, key).member()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Takes whatever lies on an agenda about this subject off it. */
    public void remove(String tenant, String subject) {
        open(tenant, subject).ifPresent(item -> items.save(item.removed()));
    }

    private Set<Sitting.Attendance> attendance(Minute minute, Map<String, Seat> seats) {
        Set<Sitting.Attendance> present = new HashSet<>();
        for (String key : minute.members()) {
            Seat seat = seat(seats, key);
            Refused.unless(
                    seat.member() != null,
                    "The seat \"%s\" is vacant, so its member cannot have been present. Untick it.",
                    seat.title());
            present.add(new Sitting.Attendance(key, seat.member(), false));
        }
        minute.deputies().forEach((key, person) -> {
            Seat seat = seat(seats, key);
            Refused.unless(
                    !minute.members().contains(key),
                    "\"%s\" is recorded with its member and a deputy. One seat counts once: untick one of them.",
                    seat.title());
            Refused.unless(
                    seat.deputies().contains(new Seat.Deputy(person)),
                    "%s is no deputy for \"%s\". Have the deputy entered in the register first.",
                    register.person(person).name(),
                    seat.title());
            present.add(new Sitting.Attendance(key, person, true));
        });
        refuseTwoSeats(present);
        return present;
    }

    private void refuseTwoSeats(Set<Sitting.Attendance> present) {
        Set<String> seen = new HashSet<>();
        for (Sitting.Attendance one : present) {
            Refused.unless(
                    seen.add(one.person()),
                    "%s is recorded for two seats. One person acts for one seat: untick one of them.",
                    register.person(one.person()).name());
        }
    }

    private static Seat seat(Map<String, Seat> seats, String key) {
        Seat seat = seats.get(key);
        Refused.unless(seat != null, "\"%s\" is no seat of this body. Reload the form.", key);
        return seat;
    }

    private void refuseUnlessMayRecord(AgendaItem item, String recorder, Map<String, Seat> seats) {
        Refused.unless(
                mayRecord(item, register.person(recorder), seats.values()),
                "Only the body's chair or secretary records its meetings, and nobody whose organisation the item"
                        + " concerns.");
    }

    /**
     * Who may record the item: the chair, vice chair and secretary of its body, without those whom it concerns (F16).
     * Where fewer than two of them are left, any other member may act as temporary chair, so that an interest or a
     * vacancy never leaves an item without anybody.
     *
     * @return keys of their offices, and of the body itself
     */
    public List<String> recorders(AgendaItem item) {
        List<String> recorders = new ArrayList<>();
        register.officesOf(item.body()).stream()
                .filter(office -> office.duty() != Office.Duty.OTHER)
                .map(Office::id)
                .filter(office -> register.holders(office).stream()
                        .map(register::person)
                        .anyMatch(person -> !interests.concerns(item, person)))
                .forEach(recorders::add);
        if (recorders.size() < 2) {
            recorders.add(item.body());
        }
        return recorders;
    }

    private boolean mayRecord(AgendaItem item, Person person, Collection<Seat> seats) {
        List<String> recorders = recorders(item);
        boolean officer = recorders.stream()
                .filter(key -> !key.equals(item.body()))
                .anyMatch(office -> register.holders(office).contains(person.id()));
        boolean member = recorders.contains(item.body())
                && seats.stream().anyMatch(seat -> seat.votes() && person.id().equals(seat.member()));
        return (officer || member) && !interests.concerns(item, person);
    }

    /**
     * What the quorum table would say if everybody came who may take part: for each seat its member, or a deputy where
     * the member has an interest or the seat is vacant. The number of seats stays the same (F16).
     *
     * @param concerns organisation whose people take no part in it
     */
    public Quorum atBest(String body, String subject, String concerns, Function<QuorumFacts, Quorum> rule) {
        Map<String, Seat> seats =
                register.seats(body).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
        Sitting best = Sitting.planned(register.body(body), LocalDate.now(clock), clock.instant());
        AgendaItem item = AgendaItem.on(best, subject, concerns);
        return judged(item, best.attendedBy(everybody(item, seats.values())), seats, rule);
    }

    private Set<Sitting.Attendance> everybody(AgendaItem item, Collection<Seat> seats) {
        Map<String, Sitting.Attendance> bySeat = new HashMap<>();
        Set<String> people = new HashSet<>();
        seats.stream()
                .filter(seat -> seat.member() != null && !interests.concerns(item, register.person(seat.member())))
                .filter(seat -> people.add(seat.member()))
                .forEach(seat -> bySeat.put(seat.id(), new Sitting.Attendance(seat.id(), seat.member(), false)));
        seats.stream().filter(seat -> !bySeat.containsKey(seat.id())).forEach(seat -> seat.deputies().stream()
                .map(Seat.Deputy::person)
                .filter(person -> !interests.concerns(item, register.person(person)) && people.add(person))
                .findFirst()
                .ifPresent(person -> bySeat.put(seat.id(), new Sitting.Attendance(seat.id(), person, true))));
        return Set.copyOf(bySeat.values());
    }

    /** Quorate if it is with any one of the chairs counted as the chair (G2). */
    private Quorum judged(
            AgendaItem item, Sitting sitting, Map<String, Seat> seats, Function<QuorumFacts, Quorum> rule) {
        List<QuorumFacts> choices = facts(item, sitting, seats);
        Quorum first = rule.apply(choices.get(0));
        return first.quorate()
                ? first
                : choices.stream()
                        .skip(1)
                        .map(rule)
                        .filter(Quorum::quorate)
                        .findFirst()
                        .orElse(first);
    }

    private List<QuorumFacts> facts(AgendaItem item, Sitting sitting, Map<String, Seat> seats) {
        Set<String> chairs = register.officesOf(item.body()).stream()
                .filter(office -> office.duty() == Office.Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .collect(Collectors.toSet());
        Map<String, Organisation> organisations = register.organisations(item.tenant()).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        List<QuorumFacts.Present> present = sitting.attendance().stream()
                .filter(one -> seats.get(one.seat()).votes())
                .filter(one -> !seats.get(one.seat()).organisation().equals(item.concerns()))
                .filter(one -> !interests.concerns(item, register.person(one.person())))
                .map(one -> new QuorumFacts.Present(
                        one.person(),
                        organisations.get(seats.get(one.seat()).organisation()),
                        !one.deputy() && chairs.contains(one.person())))
                .toList();
        int voting = (int) seats.values().stream().filter(Seat::votes).count();
        return QuorumFacts.of(register.body(item.body()).kind(), voting, present);
    }
}
