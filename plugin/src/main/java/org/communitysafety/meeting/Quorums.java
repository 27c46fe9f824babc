package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.Judgement.JudgedPresence;
import org.communitysafety.meeting.Judgement.Part;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** Whether a meeting is quorate, at any moment and for each item: the one place that says so (G1 to G6, F16). */
public class Quorums {

    /** Between the people in an audited record of attendance. */
    public static final String BETWEEN_PEOPLE = " / ";

    private static final int LONGEST_DETAIL = 4000;

    private final JudgementRepository judgements;
    private final Attendance attendance;
    private final Interests interests;
    private final Chairing chairing;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Quorums(
            Storage storage,
            Attendance attendance,
            Interests interests,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.judgements = storage.repository(JudgementRepository.class);
        this.attendance = attendance;
        this.interests = interests;
        this.chairing = new Chairing(register);
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** The quorum with the figures that it was judged by. */
    public record Judged(Quorum quorum, int seatsPresent, int seats) {}

    /** Whether the meeting as a whole is quorate at this moment. */
    public Judged now(Sitting sitting, Function<QuorumFacts, Quorum> rule) {
        return judged(sitting, present(sitting, null), rule);
    }

    /** Likewise for one item: those who take no part in it do not count (F16). */
    public Judged now(Sitting sitting, AgendaItem item, Function<QuorumFacts, Quorum> rule) {
        return judged(sitting, present(sitting, item), rule);
    }

    /**
     * What the quorum table would say if everybody came who may take part: for each seat its member, or a deputy where
     * the member has an interest or the seat is vacant. The number of seats stays the same (F16).
     *
     * @param concerns organisation whose people take no part in it
     */
    public Quorum atBest(String body, String subject, String concerns, Function<QuorumFacts, Quorum> rule) {
        Sitting best = Sitting.added(register.body(body), LocalDate.now(clock), clock.instant());
        AgendaItem item = AgendaItem.on(best, subject, concerns);
        Seating seating = Seating.at(register, best);
        List<Presence> everybody =
                seating.everybody(best.id(), person -> !interests.concerns(item, register.person(person)));
        return judged(best, there(seating, item, everybody), rule).quorum();
    }

    /** Who acts for which voting seat and takes part in the item, at this moment: seat key to login, in their order. */
    public Map<String, String> voters(Sitting sitting, AgendaItem item) {
        Map<String, String> voters = new LinkedHashMap<>();
        present(sitting, item).stream()
                .filter(one -> one.part() == Part.VOTING)
                .forEach(one -> voters.put(one.presence().seat(), one.presence().person()));
        return voters;
    }

    /** Whether this person takes no part in the item (F16). */
    boolean withoutPart(AgendaItem item, String login) {
        return interests.concerns(item, register.person(login));
    }

    /** How the item was judged; empty before that. */
    public Optional<Judgement> judgement(String item) {
        return judgements.findById(item);
    }

    /**
     * Judges the quorum for one item and keeps what it was judged by.
     *
     * @param needed whether what is done needs a quorum (G1)
     * @param actor login of whoever records it
     */
    Quorum judge(Sitting sitting, AgendaItem item, boolean needed, String actor, Function<QuorumFacts, Quorum> rule) {
        List<There> present = present(sitting, item);
        Judged judged = judged(sitting, present, rule);
        Quorum quorum = judged.quorum();
        judgements.deleteById(item.id());
        judgements.save(new Judgement(
                item.id(),
                clock.instant(),
                needed,
                quorum.quorate(),
                quorum.unmet(),
                judged.seats(),
                judged.seatsPresent(),
                present.stream().map(this::judged).toList(),
                0));
        audit.record(
                item.tenant(),
                actor,
                item.name(),
                quorum.quorate() ? "sitting quorate" : "sitting not quorate",
                said(item, sitting, present, quorum));
        return quorum;
    }

    /** Somebody in the room. */
    private record There(Presence presence, Seat seat, Person person, Part part) {}

    private List<There> present(Sitting sitting, AgendaItem item) {
        return there(Seating.at(register, sitting), item, attendance.now(sitting));
    }

    private List<There> there(Seating seating, AgendaItem item, List<Presence> people) {
        List<There> present = new ArrayList<>();
        for (Presence one : people) {
            Person person = one.person() == null ? null : register.person(one.person());
            Seat seat = seating.find(one.seat());
            Part part = seat == null || !seat.votes() ? Part.ADVISING : Part.VOTING;
            present.add(new There(one, seat, person, without(item, seat, person) ? Part.NONE : part));
        }
        return present;
    }

    private boolean without(AgendaItem item, Seat seat, Person person) {
        return item != null
                && person != null
                && (interests.concerns(item, person)
                        || seat != null && seat.organisation().equals(item.concerns()));
    }

    /** Quorate if it is with any one of the chairs counted as the chair (G2). */
    private Judged judged(Sitting sitting, List<There> present, Function<QuorumFacts, Quorum> rule) {
        List<QuorumFacts> choices = choices(sitting, present);
        Quorum first = rule.apply(choices.get(0));
        Quorum quorum = first.quorate()
                ? first
                : choices.stream()
                        .skip(1)
                        .map(rule)
                        .filter(Quorum::quorate)
                        .findFirst()
                        .orElse(first);
        return new Judged(quorum, choices.get(0).seatsPresent(), choices.get(0).seats());
    }

    private List<QuorumFacts> choices(Sitting sitting, List<There> present) {
        List<String> chairs = chairing.chairs(sitting.body());
        return QuorumFacts.of(
                register.body(sitting.body()).kind(),
                Seating.at(register, sitting).votingSeats(),
                present.stream()
                        .filter(one -> one.part() == Part.VOTING)
                        .map(one -> new QuorumFacts.Present(
                                one.person().id(),
                                register.organisation(one.seat().organisation()),
                                !one.presence().deputy()
                                        && chairs.contains(one.person().id())))
                        .toList());
    }

    private JudgedPresence judged(There one) {
        if (one.person() == null) {
            Presence.Guest guest = one.presence().guest();
            return new JudgedPresence(
                    guest.name(), guest.organisation() == null ? "" : guest.organisation(), "Guest", one.part());
        }
        return new JudgedPresence(one.person().name(), organisation(one).name(), place(one), one.part());
    }

    private Organisation organisation(There one) {
        return register.organisation(
                one.seat() == null ? one.person().organisation() : one.seat().organisation());
    }

    private static String place(There one) {
        String title = one.seat() == null ? "Seat lapsed" : one.seat().title();
        return one.presence().deputy() ? "Deputy, " + title : title;
    }

    /** Who was there and who took no part, as it stood when this item was judged: later items may change the rest. */
    private String said(AgendaItem item, Sitting sitting, List<There> present, Quorum quorum) {
        String people = present.stream()
                .map(this::judged)
                .map(one -> "%s (%s)".formatted(one.name(), one.place()))
                .sorted()
                .collect(Collectors.joining(BETWEEN_PEOPLE));
        String interested = interests.in(item.subject()).stream()
                .map(login -> register.person(login).name())
                .sorted()
                .collect(Collectors.joining(", "));
        String said = "%s of %s; present: %s%s%s"
                .formatted(
                        item.body(),
                        sitting.heldOn(),
                        people,
                        interested.isEmpty() ? "" : "; with an interest: " + interested,
                        quorum.quorate() ? "" : "; " + quorum.unmet());
        return said.substring(0, Math.min(said.length(), LONGEST_DETAIL));
    }

    interface JudgementRepository extends CrudRepository<Judgement, String> {}
}
