package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Referrals from the form to the agenda (H1 to H6). */
public class Referrals {

    private static final String SERIES = "H";
    private static final String DRAFT_SUMMARY = "draft_summary";

    private final ReferralRepository referrals;
    private final CaseFiles files;
    private final Hubs hubs;
    private final HubMeetings meetings;
    private final HubLetters letters;
    private final Register register;
    private final Agreements agreements;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final Clock clock;

    Referrals(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubMeetings meetings,
            HubLetters letters,
            Register register,
            Agreements agreements,
            Numbers numbers,
            AuditTrail audit,
            Clock clock) {
        this.referrals = storage.repository(ReferralRepository.class);
        this.files = files;
        this.hubs = hubs;
        this.meetings = meetings;
        this.letters = letters;
        this.register = register;
        this.agreements = agreements;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who may refer: of an organisation with a live agreement (H10).
     *
     * @throws Refused for anybody else, with the reason
     */
    public Person referrer(String login) {
        Person person = register.findPerson(login)
                .filter(Person::active)
                .orElseThrow(() -> new Refused("You belong to no partnership, so you cannot refer to a hub."));
        hubs.of(person.tenant());
        Refused.unless(
                person.organisation() != null,
                "You belong to no organisation of the partnership, so you cannot refer to its hub.");
        Refused.unless(
                agreements.live(person.organisation()).isPresent(),
                "%s has no signed agreement with the hub that is good today, so its people can neither refer nor read"
                        + " cases (H10). Ask the partnership team what to sign.",
                register.organisation(person.organisation()).name());
        files.refuseWithoutKey();
        return person;
    }

    /** Takes a referral; an incomplete one is kept and goes back with what is missing (H1). */
    public Referral receive(String login, ReferralForm form) {
        Person person = referrer(login);
        refuseImpossible(form, person.tenant());
        String number = numbers.next(person.tenant(), SERIES);
        files.open(number, form.kind(), login);
        Referral begun = referrals.save(Referral.begun(number, person.tenant(), login, person.organisation()));
        audit.record(person.tenant(), login, number, "referral received", null);
        return fillIn(begun, form, null);
    }

    /**
     * The referrer completes it or answers the chair's question.
     *
     * @param answer to the question; kept in the narrative
     */
    public Referral complete(String number, ReferralForm form, String answer, String login) {
        Referral referral = lock(number);
        Refused.unless(
                referral.state() == Referral.State.DRAFT || referral.state() == Referral.State.QUESTIONED,
                "%s has been handed in already. Reload the task list.",
                number);
        refuseImpossible(form, referral.tenant());
        Refused.unless(
                referral.state() == Referral.State.DRAFT || answer != null,
                "The chair has asked you something. Write your answer.");
        audit.record(referral.tenant(), login, number, "referral completed", null);
        return fillIn(referral, form, answer);
    }

    private Referral fillIn(Referral referral, ReferralForm form, String answer) {
        String number = referral.number();
        files.describe(number, form.kind(), form.subject());
        if (answer != null) {
            CaseReading reading = files.read(number, Reader.forTask(referral.referrer(), "Complete referral"));
            files.append(reading, referral.referrer(), CaseEntry.Kind.NOTE, marking(referral), answer);
        }
        Referral filled = referral.filledIn(form, files.seal(number, number, DRAFT_SUMMARY, form.summary()));
        if (filled.complete()) {
            filled = filled.received(clock.instant());
            letters.waitsForTriage(filled);
        }
        return referrals.save(filled);
    }

    /** The summary that the referrer has written so far; null where there is none, or once the chair has decided. */
    public String summary(CaseReading reading) {
        Referral referral = referral(reading.file().number());
        return reading.text(referral.number(), DRAFT_SUMMARY, referral.draftSummary());
    }

    private void refuseImpossible(ReferralForm form, String tenant) {
        form.refuseImpossible(LocalDate.now(clock));
        Hub hub = hubs.of(tenant);
        form.topics().forEach(topic -> hub.refuseUnknown(HubChoice.Kind.TOPIC, topic));
        if (form.lawfulBasis() != null) {
            hub.refuseUnknown(HubChoice.Kind.LAWFUL_BASIS, form.lawfulBasis());
        }
    }

    /**
     * The chair accepts, declines with advice, or asks for more (H4, H5).
     *
     * @throws Refused for anybody but the chair, and where criteria, advice or the question are missing
     */
    public Referral triage(String number, Triage triage, String actor) {
        Referral referral = lock(number);
        Refused.unless(hubs.chairs(register.person(actor)), "Only the hub's chair triages referrals.");
        Hub hub = hubs.of(referral.tenant());
        triage.criteria().forEach(criterion -> hub.refuseUnknown(HubChoice.Kind.CRITERION, criterion));
        refuseStrangers(referral, triage);
        CaseReading reading = files.read(number, Reader.forTask(actor, "Triage referral"));
        Referral next =
                switch (triage.verdict()) {
                    case ACCEPT -> accept(referral, reading, triage, actor);
                    case DECLINE -> decline(referral, reading, triage, actor);
                    case ASK -> ask(referral, reading, triage, actor);
                };
        if (triage.note() != null) {
            files.append(reading, actor, CaseEntry.Kind.TRIAGE, marking(referral), triage.note());
        }
        audit.record(referral.tenant(), actor, number, "triaged: " + next.state(), null);
        return referrals.save(next);
    }

    private void refuseStrangers(Referral referral, Triage triage) {
        for (String earlier : triage.earlier()) {
            Refused.unless(
                    !earlier.equals(referral.number())
                            && find(referral.tenant(), earlier).isPresent(),
                    "\"%s\" is no earlier case of this partnership. Choose from the list.",
                    earlier);
        }
    }

    private Referral accept(Referral referral, CaseReading reading, Triage triage, String actor) {
        Refused.unless(
                !triage.criteria().isEmpty(),
                "Tick the criteria that the referral meets. If it meets none, decline it with advice.");
        keepSummary(referral, reading);
        if (triage.restrictTo() == null) {
            files.share(referral.number());
        } else {
            files.restrict(referral.number(), triage.restrictTo(), actor);
        }
        return referral.accepted(triage.criteria(), triage.earlier(), actor, clock.instant())
                .withoutDraft();
    }

    private Referral decline(Referral referral, CaseReading reading, Triage triage, String actor) {
        Refused.unless(
                triage.advice() != null, "Write the advice for the referrer. A referral is not declined without it.");
        keepSummary(referral, reading);
        files.append(reading, actor, CaseEntry.Kind.ADVICE, marking(referral), triage.advice());
        Referral declined =
                referral.declined(triage.earlier(), actor, clock.instant()).withoutDraft();
        files.close(referral.number(), declined.state().name());
        letters.declined(declined);
        return declined;
    }

    private Referral ask(Referral referral, CaseReading reading, Triage triage, String actor) {
        Refused.unless(triage.question() != null, "Write what the referrer is to tell you.");
        files.append(reading, actor, CaseEntry.Kind.QUESTION, marking(referral), triage.question());
        Referral asked = referral.questioned();
        letters.questioned(asked);
        return asked;
    }

    /** What the referrer wrote is part of the narrative once the chair has decided, and cannot be changed any more. */
    private void keepSummary(Referral referral, CaseReading reading) {
        files.append(reading, referral.referrer(), CaseEntry.Kind.REFERRAL, marking(referral), summary(reading));
    }

    private String marking(Referral referral) {
        return hubs.of(referral.tenant()).usualMarking();
    }

    /** The referrer has read the advice and may reply to it (H5). */
    public void adviceRead(String number, String reply, String actor) {
        CaseReading reading = files.read(number, Reader.forTask(actor, "Read advice"));
        Referral referral = referral(number);
        if (reply != null) {
            files.append(reading, actor, CaseEntry.Kind.NOTE, marking(referral), reply);
        }
        audit.record(referral.tenant(), actor, number, "advice read", null);
    }

    /**
     * Puts an accepted case on the agenda of the hub's next meeting, or of the one after it (H3); after a discussion, of
     * the meeting after that one (H8).
     */
    public Sitting place(String number, boolean following) {
        Referral referral = lock(number);
        Instant after = meetings.lastOf(number);
        if (following) {
            after = meetings.after(referral.tenant(), after).opensAt();
        }
        Sitting meeting = meetings.place(referral.tenant(), number, after);
        letters.placed(referral, meeting.opensAt());
        return meeting;
    }

    /** The product itself, or somebody who serves the hub, adds to the narrative without opening it. */
    void note(String number, String author, CaseEntry.Kind kind, String text) {
        files.append(files.file(number), author, kind, marking(referral(number)), text);
    }

    /** Whether the referral was complete in time for the next meeting (H3). */
    public boolean beforeCutOff(String number) {
        Referral referral = referral(number);
        return meetings.inTime(referral.tenant(), referral.receivedAt());
    }

    public Referral referral(String number) {
        return referrals
                .findById(number)
                .orElseThrow(() -> new Refused("There is no case \"%s\". Reload the page.".formatted(number)));
    }

    /** Empty where this partnership has no such referral. */
    public Optional<Referral> find(String tenant, String number) {
        return referrals.findById(number).filter(referral -> referral.tenant().equals(tenant));
    }

    /** The case file is gone: nothing that its key sealed is kept (H19). */
    void forget(String number) {
        referrals.save(lock(number).withoutDraft());
    }

    Referral lock(String number) {
        return Optional.ofNullable(referrals.findWithLockByNumber(number))
                .orElseThrow(() -> new Refused("There is no case \"%s\". Reload the page.".formatted(number)));
    }

    Referral save(Referral referral) {
        return referrals.save(referral);
    }

    interface ReferralRepository extends CrudRepository<Referral, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Referral findWithLockByNumber(String number);
    }
}
