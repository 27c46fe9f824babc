package org.communitysafety.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.Vote.Choice;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Votes on agenda items: one seat, one vote, by whoever acts for it in the room (G7, G8, G9). */
public class Votes {

    private final Resolutions resolutions;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Register register;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Votes(
            Resolutions resolutions,
            Attendance attendance,
            Quorums quorums,
            Register register,
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock) {
        this.resolutions = resolutions;
        this.attendance = attendance;
        this.quorums = quorums;
        this.register = register;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who may vote on the item at this moment: seat key to login. */
    public Map<String, String> entitled(Sitting sitting, AgendaItem item) {
        return quorums.voters(sitting, item);
    }

    /** The votes cast, by seat. */
    public List<Vote> of(String item) {
        return jdbc.sql("select seat, voter, choice, cast_at from cs_vote where item = ? order by seat")
                .param(item)
                .query((row, n) -> new Vote(
                        item,
                        row.getString("seat"),
                        row.getString("voter"),
                        Choice.valueOf(row.getString("choice")),
                        row.getObject("cast_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Casts a seat's vote.
     *
     * @throws Refused unless the vote is open and the person acts for the seat in the room, takes part and has not voted
     */
    public void cast(String tenant, String number, String seat, Choice choice, String voter) {
        AgendaItem item = resolutions.item(tenant, number);
        Sitting sitting = resolutions.openSitting(item);
        refuseUnlessVoting(item);
        refuseUnlessEntitled(sitting, item, seat, voter);
        insert(item, seat, voter, choice);
        audit.record(tenant, voter, number, "vote cast", seat);
    }

    /**
     * Records how each seat votes, called by the secretary; seats that are left out do not vote.
     *
     * @throws Refused for a seat that may not vote
     */
    public void rollCall(String tenant, String number, Map<String, Choice> choices, String actor) {
        AgendaItem item = resolutions.item(tenant, number);
        Sitting sitting = resolutions.openSitting(item);
        refuseUnlessVoting(item);
        Map<String, String> entitled = entitled(sitting, item);
        new TreeMap<>(choices).forEach((seat, choice) -> {
            refuseUnlessEntitled(sitting, item, seat, entitled.get(seat));
            insert(item, seat, entitled.get(seat), choice);
        });
        audit.record(tenant, actor, number, "roll call recorded", choices.size() + " seats");
    }

    private void refuseUnlessVoting(AgendaItem item) {
        Refused.unless(
                resolutions.resolution(item).voting(),
                "The vote on %s is closed. Nothing was counted; reload the task list.",
                item.name());
    }

    private void refuseUnlessEntitled(Sitting sitting, AgendaItem item, String key, String voter) {
        var seat = Seating.at(register, sitting).seat(key);
        Refused.unless(
                seat.votes(),
                "The seat \"%s\" has no vote: members and co-opted members vote (G9). Nothing was counted.",
                seat.title());
        boolean there = attendance.now(sitting).stream()
                .anyMatch(one -> key.equals(one.seat()) && one.person().equals(voter));
        Refused.unless(
                voter != null && there,
                "%s does not act for \"%s\" in the room now, so the vote is not counted. Ask the secretary to record"
                        + " the arrival first.",
                voter == null ? "Nobody" : register.person(voter).name(),
                seat.title());
        Refused.unless(
                voter.equals(entitled(sitting, item).get(key)),
                "%s takes no part in this item because of an interest, and does not vote on it (G8).",
                register.person(voter).name());
        Refused.unless(
                of(item.id()).stream().noneMatch(vote -> vote.seat().equals(key)),
                "\"%s\" has voted on this item already. One seat has one vote (G9); the first one stays.",
                seat.title());
    }

    private void insert(AgendaItem item, String seat, String voter, Choice choice) {
        jdbc.sql("insert into cs_vote (item, seat, voter, choice, cast_at) values (?, ?, ?, ?, ?)")
                .params(item.id(), seat, voter, choice.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether everybody who may vote has voted, so that nobody need be waited for. */
    public boolean settled(String tenant, String number) {
        AgendaItem item = resolutions.item(tenant, number);
        Set<String> voted = of(item.id()).stream().map(Vote::seat).collect(Collectors.toSet());
        return voted.containsAll(entitled(resolutions.openSitting(item), item).keySet());
    }

    /**
     * Counts the votes and judges the quorum once more. A vote that has lost its quorum decides nothing: the item is
     * adjourned.
     *
     * @param actor login of whoever closed the vote
     * @return whether the meeting is quorate
     */
    public boolean count(String tenant, String number, String actor, Rules rules) {
        AgendaItem item = resolutions.item(tenant, number);
        Sitting sitting = resolutions.openSitting(item);
        boolean needed = rules.quorumNeeded().test(false);
        Quorum quorum = quorums.judge(sitting, item, needed, actor, rules.quorum());
        Tally tally = Tally.of(counting(item).stream().map(Vote::choice).toList());
        resolutions.save(resolutions.resolution(item).counted(tally, clock.instant()));
        boolean decides = quorum.quorate() || !needed;
        if (!decides) {
            resolutions.lapse(item, quorum);
        }
        return decides;
    }

    /** Without the votes of those who declared an interest after they had voted (F16). */
    private List<Vote> counting(AgendaItem item) {
        return of(item.id()).stream()
                .filter(vote -> !quorums.withoutPart(item, vote.voter()))
                .toList();
    }

    /**
     * The casting vote of whoever presides over the item, in addition to the own one (G7).
     *
     * @throws Refused without a tie, where the constitution gives none, and for anybody else
     */
    public void castingVote(String tenant, String number, Choice choice, String voter, Rules rules) {
        AgendaItem item = resolutions.item(tenant, number);
        Sitting sitting = resolutions.openSitting(item);
        Resolution resolution = resolutions.resolution(item);
        Refused.unless(
                resolution.tied(),
                "There is no tie on %s, and a casting vote is given at a tie only (G7). Nothing was counted.",
                item.name());
        Refused.unless(
                rules.castingVote(resolution.votesFor(), resolution.votesAgainst()),
                "The constitution gives nobody a casting vote in this body (G7), so the tie carries nothing.");
        Refused.unless(choice != Choice.ABSTAIN, "A casting vote is for or against. Choose one of them.");
        Refused.unless(
                voter.equals(presiding(sitting, item)),
                "Only whoever presides over the item gives the casting vote (G7).");
        resolutions.save(resolution.castBy(choice));
        audit.record(tenant, voter, number, "casting vote", choice.name().toLowerCase());
    }

    /** Login of whoever presides over the item now. */
    public String presiding(Sitting sitting, AgendaItem item) {
        List<String> voters = List.copyOf(entitled(sitting, item).values());
        String presided = resolutions.resolution(item).presidedBy();
        return presided != null && voters.contains(presided)
                ? presided
                : attendance.presidingOver(sitting, voters, null);
    }
}
