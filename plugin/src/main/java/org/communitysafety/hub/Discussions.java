package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.hub.Discussion.Outcome;
import org.communitysafety.hub.HubActions.NewAction;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/** What the hub's meetings say of a case, week by week until it ends (H8, H16, H24, H27). */
public class Discussions {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final DiscussionRepository discussions;
    private final Referrals referrals;
    private final HubActions actions;
    private final CaseFiles files;
    private final Hubs hubs;
    private final HubMeetings meetings;
    private final HubAgenda agenda;
    private final HubLetters letters;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Discussions(
            Storage storage,
            Referrals referrals,
            HubActions actions,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubAgenda agenda,
            HubLetters letters,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.discussions = storage.repository(DiscussionRepository.class);
        this.referrals = referrals;
        this.actions = actions;
        this.files = files;
        this.hubs = hubs;
        this.meetings = meetings;
        this.agenda = agenda;
        this.letters = letters;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody agreed to do something; by when follows from the meetings. */
    public record Agreed(String content, String owner, String resources) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Agreed[" + owner + "]";
        }
    }

    /**
     * What was said.
     *
     * @param summary the chair's summary (H27); why not, where the case was not discussed
     * @param impact what the hub's work has changed (H27); of a case that is closed
     * @param raised whether a late referral was raised by its referrer in person (H3); null where it was in time
     * @param actions what was agreed
     * @param lead login of whoever calls the professionals' meeting (H16)
     * @param reportBy day until which its lead reports back, set by the chair
     * @param withdraw why open actions are not needed any more, of a case that is closed with some
     */
    public record Said(
            Outcome outcome,
            String summary,
            String impact,
            Boolean raised,
            List<Agreed> actions,
            String lead,
            LocalDate reportBy,
            String withdraw) {

        /** Texts may name people. */
        @Override
        public String toString() {
            return "Said[" + outcome + "]";
        }
    }

    /** Whether the case came after the cut-off of the meeting that it is on now, to be raised in person (H3). */
    public boolean late(String number) {
        Referral referral = referrals.referral(number);
        return discussions.findByReferral(number).size() == 1
                && !hubs.of(referral.tenant())
                        .inTime(referral.receivedAt(), meetings.of(number).heldOn());
    }

    /**
     * Records what the meeting said of a case.
     *
     * @param actor login of the chair or of a member of the partnership team
     * @throws Refused where something that the outcome needs is missing
     */
    public Referral record(String number, Said said, String actor) {
        Referral referral = referrals.lock(number);
        Refused.unless(
                hubs.serves(register.person(actor)),
                "Only the hub's chair and the partnership team record what a meeting said.");
        Refused.unless(referral.open(), "%s is \"%s\". Reload the task list.", number, referral.state());
        agenda.refuseUnlessItsTurn(meetings.planned(number), files.file(number));
        refuseUnlessRaised(referral, said, late(number));
        Refused.unless(
                said.summary() != null,
                said.outcome() == Outcome.NOT_DISCUSSED
                        ? "Write why the case was not discussed."
                        : "Write the chair's summary of the discussion.");
        CaseReading reading = files.read(number, Reader.forTask(actor, "Record outcome"));
        Sitting meeting = meetings.of(number);
        append(reading, actor, CaseEntry.Kind.SUMMARY, said.summary(), referral);
        discussions.save(meetings.planned(number).recorded(said.outcome(), actor, clock.instant()));
        Referral next =
                said.outcome().closes() ? close(referral, reading, said, actor) : goOn(referral, meeting, said, actor);
        audit.record(referral.tenant(), actor, number, "meeting: " + said.outcome(), null);
        return next;
    }

    private void refuseUnlessRaised(Referral referral, Said said, boolean late) {
        Refused.unless(
                !late || said.raised() != null,
                "This referral came after the cut-off, to be raised in person. Say whether its referrer was there.");
        Refused.unless(
                !late || said.raised() || said.outcome() == Outcome.NOT_DISCUSSED,
                "This referral came after the cut-off, and its referrer was not there to raise it. Choose \"Not"
                        + " discussed\": the next meeting takes it (H3).");
        Refused.unless(
                !late
                        || !said.raised()
                        || agenda.represented(meetings.planned(referral.number()), referral.organisation()),
                "Nobody of %s is in attendance, so its late referral cannot have been raised. Record their arrival, or choose"
                        + " \"Not discussed\" (H3).",
                register.organisation(referral.organisation()).name());
    }

    private Referral goOn(Referral referral, Sitting meeting, Said said, String actor) {
        Instant due =
                meetings.after(referral.tenant(), latest(meeting.opensAt())).opensAt();
        for (Agreed agreed : said.actions()) {
            actions.agree(
                    referral.number(),
                    new NewAction(HubAction.Kind.ACTION, agreed.content(), agreed.owner(), agreed.resources(), due),
                    actor);
        }
        if (said.outcome() == Outcome.PROFESSIONALS_MEETING) {
            callProfessionals(referral, said, actor);
        }
        Refused.unless(
                said.outcome() != Outcome.CONTINUE
                        || !actions.openOf(referral.number()).isEmpty(),
                "A case continues with actions. Agree at least one, or choose another outcome.");
        return referral;
    }

    private void callProfessionals(Referral referral, Said said, String actor) {
        Refused.unless(
                said.lead() != null && said.reportBy() != null,
                "Say who calls the professionals' meeting, and by when they report back.");
        actions.agree(
                referral.number(),
                new NewAction(
                        HubAction.Kind.PROFESSIONALS_MEETING,
                        said.summary(),
                        said.lead(),
                        null,
                        said.reportBy().atTime(CLOSE_OF_BUSINESS).atZone(UK).toInstant()),
                actor);
    }

    private Instant latest(Instant moment) {
        Instant now = clock.instant();
        return moment.isBefore(now) ? now : moment;
    }

    private Referral close(Referral referral, CaseReading reading, Said said, String actor) {
        Refused.unless(
                said.impact() != null, "Write what the hub's work has changed. A case is not closed without it (H27).");
        Refused.unless(
                said.actions().isEmpty(), "A case that is closed gets no new actions. Remove them, or continue it.");
        boolean open = !actions.openOf(referral.number()).isEmpty();
        Refused.unless(
                !open || said.withdraw() != null,
                "This case has open actions. Say why they are not needed any more, or continue it until they are done.");
        append(reading, actor, CaseEntry.Kind.IMPACT, said.impact(), referral);
        if (open) {
            append(reading, actor, CaseEntry.Kind.ACTION, "Open actions withdrawn: " + said.withdraw(), referral);
            actions.withdraw(referral.number(), actor);
        }
        return ended(referral, said.outcome().state());
    }

    Referral ended(Referral referral, Referral.State as) {
        Referral closed = referrals.save(referral.closed(as, clock.instant()));
        files.close(referral.number(), as.name());
        letters.closed(closed);
        return closed;
    }

    void append(CaseReading reading, String actor, CaseEntry.Kind kind, String text, Referral referral) {
        files.append(reading, actor, kind, hubs.of(referral.tenant()).usualMarking(), text);
    }

    /** The meeting that was to deal with the case does not have to any more. */
    void drop(String number, String actor) {
        discussions.save(meetings.planned(number).recorded(Outcome.REMOVED, actor, clock.instant()));
    }

    /** The day of the meeting that it belongs to. */
    public LocalDate heldOn(Discussion discussion) {
        return meetings.sitting(discussion).heldOn();
    }

    /** What meetings have said of the case, oldest first. */
    public List<Discussion> of(String number) {
        return discussions.findByReferral(number).stream()
                .filter(discussion -> discussion.outcome() != null)
                .sorted(Comparator.comparing(Discussion::recordedAt))
                .toList();
    }
}
