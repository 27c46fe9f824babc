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
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** What lies on the agendas of the bodies' meetings, and what one item's record says of a meeting. */
public class Sittings {

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final Calendar calendar;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Interests interests;
    private final Register register;
    private final Officers officers;
    private final Clock clock;

    Sittings(
            Storage storage,
            Calendar calendar,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.calendar = calendar;
        this.attendance = attendance;
        this.quorums = quorums;
        this.interests = interests;
        this.register = register;
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

    interface AgendaItemRepository extends CrudRepository<AgendaItem, String> {

        Optional<AgendaItem> findByTenantAndSubjectAndState(String tenant, String subject, AgendaItem.State state);

        Optional<AgendaItem> findByTenantAndNumber(String tenant, String number);

        List<AgendaItem> findByTenantAndSubject(String tenant, String subject);

        List<AgendaItem> findByTenantAndBodyAndSubject(String tenant, String body, String subject);
    }
}
