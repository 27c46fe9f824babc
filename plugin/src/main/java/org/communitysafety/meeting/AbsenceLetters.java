package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.MembershipChange;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.storage.Storage;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** What follows from absence: letters drafted for the chair, sent, and answered (G13). */
public class AbsenceLetters {

    private final LetterRepository letters;
    private final Absences absences;
    private final AbsenceDrafts drafts;
    private final AbsenceDelivery delivery;
    private final AbsenceOffices duties;
    private final Calendar calendar;
    private final Register register;
    private final Memberships memberships;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final Clock clock;

    AbsenceLetters(
            Storage storage,
            Absences absences,
            AbsenceDelivery delivery,
            Calendar calendar,
            Register register,
            Offices offices,
            Memberships memberships,
            Numbers numbers,
            AuditTrail audit,
            Clock clock) {
        this.letters = storage.repository(LetterRepository.class);
        this.absences = absences;
        this.drafts = new AbsenceDrafts(register);
        this.delivery = delivery;
        this.duties = new AbsenceOffices(register, offices);
        this.calendar = calendar;
        this.register = register;
        this.memberships = memberships;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes what the table said about an absent seat, and drafts the letter where one is to be written.
     *
     * @param meeting number of the meeting
     * @param action the table's word
     * @throws Refused for a table without a row for this seat, or with a word that nobody knows
     */
    public void note(String meeting, String seat, String action) {
        AbsenceAction known = AbsenceAction.of(String.valueOf(action)).orElse(null);
        Refused.unless(
                known != null || Absence.NO_ACTION.equals(action),
                "The table \"absenceAction\" says \"%s\" about the seat %s, which is no action. Ask the partnership's"
                        + " process owner to correct the table; nothing was saved.",
                action == null ? "nothing" : action,
                seat);
        Absences.Held held = absences.held(meeting);
        absences.note(held, seat, action);
        if (known == null || letters.existsBySittingAndSeat(held.id(), seat)) {
            return;
        }
        Seat absent = register.seat(seat);
        List<Absence> row = absences.inARow(held, seat);
        LocalDate next = next(absent.body());
        letters.save(AbsenceLetter.drafted(
                numbers.next(held.tenant(), "L"),
                held.tenant(),
                held.id(),
                seat,
                known,
                drafts.subject(known, absent),
                drafts.text(known, absent, row, absences.facts(meeting, seat).unexplainedInYear(), next)));
    }

    /** Day of the body's next meeting. */
    private LocalDate next(String body) {
        return calendar.next(register.body(body), clock.instant()).heldOn();
    }

    /** Numbers of the letters that wait for the chair after this meeting. */
    public List<String> drafted(String meeting) {
        return letters
                .findBySittingAndStateOrderByNumber(absences.held(meeting).id(), AbsenceLetter.State.DRAFTED)
                .stream()
                .map(AbsenceLetter::number)
                .toList();
    }

    public AbsenceLetter letter(String number) {
        return letters.findById(number).orElseThrow(() -> new Refused("There is no letter \"%s\".".formatted(number)));
    }

    /** The absences that a letter is about, newest first. */
    public List<Absence> absences(AbsenceLetter letter) {
        return absences.inARow(absences.heldById(letter.sitting()), letter.seat());
    }

    /** Keys of the offices that may send it; nobody writes to their own organisation where another office can. */
    public List<String> writers(String number) {
        Seat seat = register.seat(letter(number).seat());
        return duties.writers(seat.body(), seat.organisation());
    }

    /** Keys of the offices that record explanations and answers for this body. */
    public List<String> secretaries(String body) {
        return duties.secretaries(body);
    }

    /** When an answer is due: at the body's next meeting. */
    public Instant answerDue(String number) {
        Seat seat = register.seat(letter(number).seat());
        return calendar.next(register.body(seat.body()), clock.instant()).opensAt();
    }

    /** The chair sends it, as drafted or changed. */
    public AbsenceLetter send(String number, String subject, String text, String actor) {
        AbsenceLetter letter = lock(number);
        refuseUnlessWriter(letter, actor);
        audit.record(letter.tenant(), actor, number, "absence letter sent", letter.seat());
        return letters.save(letter.sent(subject, text, actor, clock.instant()));
    }

    /**
     * The chair lets it be.
     *
     * @param explained whether the absence has been explained since, which then counts for later meetings too
     */
    public AbsenceLetter leave(String number, boolean explained, String reasons, String actor) {
        AbsenceLetter letter = lock(number);
        refuseUnlessWriter(letter, actor);
        if (explained) {
            absences.apologise(absences.heldById(letter.sitting()).number(), letter.seat(), reasons, actor);
        }
        audit.record(
                letter.tenant(),
                actor,
                number,
                explained ? "absence explained" : "absence letter not sent",
                letter.seat());
        return letters.save(letter.left(
                explained ? AbsenceLetter.State.EXPLAINED : AbsenceLetter.State.NOT_SENT,
                reasons,
                actor,
                clock.instant()));
    }

    private void refuseUnlessWriter(AbsenceLetter letter, String actor) {
        Seat seat = register.seat(letter.seat());
        Refused.unless(
                duties.holdsOneOf(writers(letter.number()), actor),
                "The chair of the body sends this letter. Leave the task to them.");
        Refused.unless(
                !seat.heldBy(actor), "The letter is about your own seat. Ask another officer of the body to send it.");
    }

    /** Puts a letter that was sent into the outbox; a report also onto the Executive's agenda. */
    public void dispatch(String number) {
        delivery.send(letter(number));
    }

    /** To whom it goes; empty where the register knows nobody of the agency. */
    public List<Person> recipients(AbsenceLetter letter) {
        return delivery.recipients(letter);
    }

    /** Records what the agency answered. */
    public void answer(String number, boolean reappoints, String said, String actor) {
        AbsenceLetter letter = lock(number);
        Refused.unless(
                duties.holdsOneOf(secretaries(register.seat(letter.seat()).body()), actor),
                "The body's secretary records the answer. Leave the task to them.");
        audit.record(
                letter.tenant(),
                actor,
                number,
                reappoints ? "agency re-appoints" : "agency confirms its commitment",
                letter.seat());
        letters.save(letter.answered(
                reappoints ? AbsenceLetter.State.RE_APPOINTED : AbsenceLetter.State.CONFIRMED,
                said,
                actor,
                clock.instant()));
    }

    /**
     * Enters whom the agency has appointed, from today.
     *
     * @param member login; null leaves the seat vacant
     */
    public void reappoint(String number, String member, String actor) {
        AbsenceLetter letter = lock(number);
        memberships.change(
                MembershipChange.ofMember(letter.seat(), member, "Re-appointed after absence, %s".formatted(number)),
                null,
                actor);
    }

    private AbsenceLetter lock(String number) {
        return letters.findWithLockByNumber(number)
                .orElseThrow(() -> new Refused("There is no letter \"%s\".".formatted(number)));
    }

    interface LetterRepository extends CrudRepository<AbsenceLetter, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Optional<AbsenceLetter> findWithLockByNumber(String number);

        boolean existsBySittingAndSeat(String sitting, String seat);

        List<AbsenceLetter> findBySittingAndStateOrderByNumber(String sitting, AbsenceLetter.State state);
    }
}
