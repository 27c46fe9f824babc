package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.communitysafety.meeting.Judgement.JudgedPresence;
import org.communitysafety.meeting.Judgement.Part;
import org.communitysafety.meeting.MinutesDocument.ActionLine;
import org.communitysafety.meeting.MinutesDocument.Attendee;
import org.communitysafety.meeting.MinutesDocument.Item;
import org.communitysafety.meeting.MinutesDocument.VoteLine;
import org.communitysafety.meeting.Resolution.How;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** Puts what was recorded of a meeting into words. */
final class MinutesWriter {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(UK);

    private final Register register;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Resolutions resolutions;
    private final Votes votes;
    private final Actions actions;
    private final Absences absences;

    MinutesWriter(
            Register register,
            Attendance attendance,
            Quorums quorums,
            Resolutions resolutions,
            Votes votes,
            Actions actions,
            Absences absences) {
        this.register = register;
        this.attendance = attendance;
        this.quorums = quorums;
        this.resolutions = resolutions;
        this.votes = votes;
        this.actions = actions;
        this.absences = absences;
    }

    /**
     * @param lines the agenda in its order
     * @param clause by which clause a quorum is needed: of the item's body, for a consensus (true) or a vote
     * @param since when the body's last meeting opened
     */
    MinutesDocument written(
            Sitting sitting,
            List<MinutesBook.Line> lines,
            BiFunction<AgendaItem, Boolean, String> clause,
            Optional<Instant> since) {
        Seating seating = Seating.at(register, sitting);
        List<Presence> present = attendance.of(sitting.id());
        Set<String> represented = attendance.represented(sitting.id());
        List<Action> given = actions.of(sitting.id());
        return new MinutesDocument(
                register.partnership(sitting.tenant()).name(),
                register.body(sitting.body()).name(),
                sitting.number(),
                DAY.format(sitting.heldOn()),
                time(sitting.openedAt()),
                time(sitting.closedAt()),
                attendance.presided(sitting.id()).stream().map(this::chair).toList(),
                present.stream().map(one -> attendee(one, seating)).toList(),
                seating.all().stream()
                        .filter(seat -> seat.votes() && !represented.contains(seat.id()))
                        .map(seat -> absent(seat, absences.apology(sitting.id(), seat.id())))
                        .toList(),
                lines.stream().map(line -> item(line, clause, given)).toList(),
                given.stream()
                        .filter(action -> action.item() == null)
                        .map(this::line)
                        .toList(),
                actions.forAgenda(sitting.body(), since).stream()
                        .filter(action -> !action.sitting().equals(sitting.id()))
                        .map(this::line)
                        .toList());
    }

    private static String time(Instant moment) {
        return moment == null ? "" : TIME.format(moment);
    }

    private String chair(Presiding chair) {
        return "%s, from %s%s"
                .formatted(
                        name(chair.person()),
                        TIME.format(chair.since()),
                        chair.temporary() ? " (temporary chair)" : "");
    }

    private Attendee attendee(Presence one, Seating seating) {
        String times = one.untilAt() == null
                ? "from " + TIME.format(one.fromAt())
                : "%s to %s".formatted(TIME.format(one.fromAt()), TIME.format(one.untilAt()));
        if (one.guest() != null) {
            Presence.Guest guest = one.guest();
            return new Attendee(
                    guest.name(),
                    guest.organisation() == null ? "" : guest.organisation(),
                    "Guest, invited by " + name(guest.invitedBy()),
                    times);
        }
        Seat seat = seating.find(one.seat());
        String place = seat == null ? "Seat lapsed" : seat.title() + (seat.votes() ? "" : ", no vote");
        return new Attendee(
                name(one.person()),
                seat == null ? "" : register.organisation(seat.organisation()).name(),
                one.deputy() ? "Deputy, " + place : place,
                times);
    }

    private String absent(Seat seat, Optional<String> apology) {
        return "%s, %s (%s)%s"
                .formatted(
                        seat.member() == null ? "Vacant" : name(seat.member()),
                        seat.title(),
                        register.organisation(seat.organisation()).name(),
                        apology.map(said -> ", with apologies: " + said).orElse(""));
    }

    private Item item(MinutesBook.Line line, BiFunction<AgendaItem, Boolean, String> clause, List<Action> given) {
        AgendaItem item = line.item();
        Optional<Resolution> resolution = resolutions.of(item.id());
        Optional<Judgement> judgement = quorums.judgement(item.id());
        boolean byConsensus =
                resolution.map(r -> r.how() == How.CONSENSUS).orElse(item.kind() == AgendaItem.Kind.FUNDING);
        return new Item(
                item.name(),
                line.title(),
                resolution.map(MinutesWriter::outcome).orElse(line.outcome()),
                resolution.map(Resolution::wording).orElse(line.wording()),
                resolution.map(Resolution::presidedBy).map(this::name).orElse(""),
                judgement
                        .map(judged -> quorum(judged, clause.apply(item, byConsensus)))
                        .orElse(""),
                judgement.map(MinutesWriter::noPart).orElse(List.of()),
                votes(item),
                resolution.map(MinutesWriter::tally).orElse(""),
                given.stream()
                        .filter(action -> item.id().equals(action.item()))
                        .map(this::line)
                        .toList());
    }

    private static String outcome(Resolution resolution) {
        return switch (resolution.how()) {
            case CONSENSUS -> "Agreed by consensus";
            case VOTE -> resolution.outcome() + " by vote";
            case ROLL_CALL -> resolution.outcome() + " by roll call";
            case NOTED -> "Noted";
            case ADJOURNED -> "Adjourned to the next meeting";
        };
    }

    private static String quorum(Judgement judged, String clause) {
        String figures = "%d of %d voting seats".formatted(judged.seatsPresent(), judged.seats());
        String said = judged.quorate()
                ? "Quorate, with %s".formatted(figures)
                : "Not quorate, with %s: %s".formatted(figures, judged.unmet());
        return judged.needed()
                ? "%s (%s)".formatted(said, clause)
                : "%s; no quorum was needed (%s)".formatted(said, clause);
    }

    private static List<String> noPart(Judgement judged) {
        return judged.present().stream()
                .filter(one -> one.part() == Part.NONE)
                .map(JudgedPresence::name)
                .toList();
    }

    private List<VoteLine> votes(AgendaItem item) {
        return votes.of(item.id()).stream()
                .map(vote -> new VoteLine(
                        name(vote.voter()),
                        register.seats(item.body()).stream()
                                .filter(seat -> seat.id().equals(vote.seat()))
                                .map(Seat::title)
                                .findFirst()
                                .orElse(vote.seat()),
                        switch (vote.choice()) {
                            case FOR -> "For";
                            case AGAINST -> "Against";
                            case ABSTAIN -> "Abstained";
                        }))
                .toList();
    }

    private static String tally(Resolution resolution) {
        if (resolution.closedAt() == null) {
            return "";
        }
        String casting = resolution.castingVote() == null
                ? ""
                : "; casting vote " + (resolution.castingVote() == Vote.Choice.FOR ? "for" : "against");
        return "%d for, %d against, %d abstaining%s"
                .formatted(resolution.votesFor(), resolution.votesAgainst(), resolution.abstentions(), casting);
    }

    private ActionLine line(Action action) {
        List<String> said = new ArrayList<>(List.of(action.state().toString()));
        if (action.report() != null) {
            said.add(action.report());
        }
        return new ActionLine(
                action.number(), action.what(), name(action.owner()), day(action.dueOn()), String.join(": ", said));
    }

    private static String day(LocalDate date) {
        return DUE.format(date);
    }

    private String name(String login) {
        return register.person(login).name();
    }
}
