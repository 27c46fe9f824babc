package org.communitysafety.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.Resolution.How;
import org.communitysafety.meeting.Resolution.Outcome;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** What meetings do with the items on their agendas: consensus first, then a vote (G1, G7, G8). */
public class Resolutions {

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final ResolutionRepository resolutions;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Interests interests;
    private final Officers officers;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Resolutions(
            Storage storage,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.resolutions = storage.repository(ResolutionRepository.class);
        this.attendance = attendance;
        this.quorums = quorums;
        this.interests = interests;
        this.officers = new Officers(register);
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refused when there is no item of this number */
    public AgendaItem item(String tenant, String number) {
        return items.findByTenantAndNumber(tenant, number)
                .orElseThrow(() -> new Refused("There is no agenda item \"" + number + "\". Reload the task list."));
    }

    /** Empty until the discussion was concluded; of an item's id. */
    public Optional<Resolution> of(String item) {
        return resolutions.findById(item);
    }

    /**
     * Records how the discussion was concluded. A consensus, what was noted and an adjournment end the item; a vote
     * begins.
     *
     * @throws Refused when the meeting is not open, a decision needs a quorum and there is none, or somebody records
     *     what they take no part in
     */
    public void conclude(String tenant, String number, Discussion discussion, String actor, Rules rules) {
        AgendaItem item = item(tenant, number);
        Sitting sitting = openSitting(item);
        refuseUnlessOpen(item);
        List<String> people = attendance.now(sitting).stream()
                .map(Presence::person)
                .filter(Objects::nonNull) // a guest
                .filter(discussion.interests()::contains)
                .toList();
        Refused.unless(
                people.size() == discussion.interests().size(),
                "Somebody with an interest is not in the room any more. Reload the form.");
        people.forEach(person -> interests.declare(tenant, item.subject(), person));
        refuseUnlessMayRecord(sitting, item, actor);
        String presiding = presiding(sitting, item, discussion);
        boolean quorate = judged(sitting, item, discussion.how(), actor, rules);
        Outcome outcome =
                switch (discussion.how()) {
                    case CONSENSUS -> Outcome.AGREED;
                    case NOTED -> Outcome.NOTED;
                    case ADJOURNED -> Outcome.ADJOURNED;
                    case VOTE, ROLL_CALL -> null;
                };
        resolutions.deleteById(item.id());
        resolutions.save(new Resolution(
                item.id(),
                tenant,
                discussion.how(),
                outcome,
                discussion.wording(),
                presiding,
                null,
                null,
                null,
                null,
                null,
                actor,
                clock.instant(),
                0));
        if (outcome != null) {
            settle(item, outcome, quorate);
        }
        audit.record(
                tenant, actor, number, "item: " + discussion.how().toString().toLowerCase(), null);
    }

    private String presiding(Sitting sitting, AgendaItem item, Discussion discussion) {
        List<String> voters = List.copyOf(quorums.voters(sitting, item).values());
        boolean decides = discussion.how() != How.NOTED && discussion.how() != How.ADJOURNED;
        return decides || discussion.presiding() != null
                ? attendance.presidingOver(sitting, voters, discussion.presiding())
                : attendance.presiding(sitting).map(Presiding::person).orElse(null);
    }

    /** Whether the meeting is quorate for the item; refused where it has to be and is not. */
    private boolean judged(Sitting sitting, AgendaItem item, How how, String actor, Rules rules) {
        boolean decides = how == How.CONSENSUS || how.byVote();
        boolean needed = decides && rules.quorumNeeded().test(how == How.CONSENSUS);
        Quorum quorum = quorums.judge(sitting, item, needed, actor, rules.quorum());
        Refused.unless(
                quorum.quorate() || !needed,
                "The meeting is not quorate for this item: %s. It may discuss it, but the decision waits: record who"
                        + " has arrived, or adjourn the item to the next meeting.",
                quorum.unmet());
        Refused.unless(
                !how.byVote() || rules.knowVotes(),
                "The table \"voteOutcome\" of this partnership provides no votes for this body. Decide by consensus,"
                        + " or ask the process owner to correct the table.");
        return quorum.quorate();
    }

    /**
     * Records what came of a vote.
     *
     * @param outcome what the table said: {@code carried} or {@code notCarried}
     */
    public void decide(String tenant, String number, String outcome) {
        AgendaItem item = item(tenant, number);
        openSitting(item);
        Outcome decided =
                switch (String.valueOf(outcome)) {
                    case Rules.CARRIED -> Outcome.CARRIED;
                    case "notCarried" -> Outcome.NOT_CARRIED;
                    default ->
                        throw new Refused(
                                "The table \"voteOutcome\" says \"%s\" about %s, which is no outcome. Ask the process owner to correct it; nothing was saved."
                                        .formatted(outcome, number));
                };
        resolutions.save(resolution(item).decided(decided));
        settle(item, decided, true);
        audit.record(
                tenant, AuditTrail.SYSTEM, number, "item: " + decided.toString().toLowerCase(), null);
    }

    /** The vote lost its quorum: the next meeting deals with the item. */
    void lapse(AgendaItem item, Quorum quorum) {
        resolutions.save(resolution(item).decided(Outcome.ADJOURNED));
        settle(item, Outcome.ADJOURNED, false);
        audit.record(item.tenant(), AuditTrail.SYSTEM, item.name(), "item: adjourned", quorum.unmet());
    }

    /** Puts what was decided by vote into its final words. */
    public void word(String tenant, String number, String wording, String actor) {
        AgendaItem item = item(tenant, number);
        refuseUnlessMayRecord(openSitting(item), item, actor);
        resolutions.save(resolution(item).worded(wording));
    }

    Resolution resolution(AgendaItem item) {
        return of(item.id())
                .orElseThrow(() -> new Refused("The discussion of %s has not been concluded yet. Reload the task list."
                        .formatted(item.name())));
    }

    void save(Resolution resolution) {
        resolutions.save(resolution);
    }

    private void settle(AgendaItem item, Outcome outcome, boolean quorate) {
        String unmet = quorums.judgement(item.id()).map(Judgement::unmet).orElse("");
        items.save(item.settled(
                outcome == Outcome.ADJOURNED ? AgendaItem.State.ADJOURNED : AgendaItem.State.DEALT_WITH,
                quorate,
                unmet));
    }

    /** Locked, so that everything about one meeting happens one after the other. */
    Sitting openSitting(AgendaItem item) {
        Sitting sitting = sittings.findWithLockById(item.sitting());
        Refused.unless(
                sitting.open() && sitting.attendanceTaken(),
                "The meeting of %s is not open, so nothing is decided there. Take attendance first.",
                register.body(item.body()).name());
        return sitting;
    }

    private static void refuseUnlessOpen(AgendaItem item) {
        Refused.unless(
                item.state() == AgendaItem.State.OPEN,
                "%s has been dealt with already. Reload the task list.",
                item.name());
    }

    private void refuseUnlessMayRecord(Sitting sitting, AgendaItem item, String actor) {
        Refused.unless(
                officers.mayRecord(sitting, actor, person -> !interests.concerns(item, person)),
                "Only the body's chair or secretary records its items, and nobody who has an interest in the item or"
                        + " whose organisation it concerns. Ask another officer or member of the body.");
    }

    interface ResolutionRepository extends CrudRepository<Resolution, String> {}
}
