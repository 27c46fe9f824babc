package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.WorkingDays;
import org.communitysafety.storage.Storage;

/** Papers: when they are due, and what goes to whom (G10, G11, F16). */
public class Circulation {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(Calendar.UK);

    private final SittingRepository sittings;
    private final Agenda agenda;
    private final BodyPeople people;
    private final Interests interests;
    private final Register register;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Circulation(
            Storage storage,
            Agenda agenda,
            BodyPeople people,
            Interests interests,
            Register register,
            WorkingDays workingDays,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.agenda = agenda;
        this.people = people;
        this.interests = interests;
        this.register = register;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An item as people read it.
     *
     * @param asks what is asked of the meeting, for example {@code for decision}
     */
    public record Entry(AgendaItem item, String title, String asks, String text) {}

    /** Notes when the papers of this meeting are due, by the rule of its body. */
    public Sitting dueBy(Sitting sitting, PapersRule rule) {
        return sittings.save(sitting.due(rule.before(sitting.heldOn(), workingDays)));
    }

    /** The last day to send papers that a meeting on this day would have. */
    public PapersRule.Deadline deadline(LocalDate meeting, PapersRule rule) {
        return rule.before(meeting, workingDays);
    }

    /**
     * Sends agenda and papers to everybody entitled, to each without the items in which they take no part, and keeps
     * how late it was. What the product writes ends here: what is decided later stands in the next report (F8).
     *
     * @param meant when the meeting opens, as whoever sends them saw it
     * @param entries the agenda as people read it
     * @throws Refused when the meeting has been moved since
     */
    public Sitting circulate(Sitting sitting, String meant, List<Entry> entries, String actor) {
        Body body = register.body(sitting.body());
        Refused.unless(
                when(sitting).equals(meant),
                "The meeting has been moved: it is on %s now, not on %s. Reload the form, look at the papers' date and"
                        + " correct what names the old day.",
                when(sitting),
                meant);
        Sitting sent = sittings.save(sitting.papersSent(clock.instant()));
        for (Entry entry : entries) {
            if (entry.item().writtenByProduct()) {
                agenda.save(entry.item().frozen(entry.text(), clock.instant()));
            }
        }
        String subject = "Agenda and papers: %s, %s".formatted(body.name(), when(sitting));
        mail(sent, body, subject, person -> papers(sent, body, entries, person));
        long late = sent.papers().daysLate();
        audit.record(
                sent.tenant(),
                actor,
                sent.number(),
                late == 0 ? "papers circulated" : "papers circulated late",
                sent.papers().dueWhy() + (late == 0 ? "" : "; %d %s late".formatted(late, late == 1 ? "day" : "days")));
        return sent;
    }

    /** Sends a late paper that the chair takes to those who have the others; before that it goes with them (G11). */
    public void circulateLate(Sitting sitting, Entry entry) {
        if (sitting.papers().sentAt() == null) {
            return;
        }
        Body body = register.body(sitting.body());
        String subject = "Late paper: %s, %s".formatted(body.name(), when(sitting));
        mail(
                sitting,
                body,
                subject,
                person -> interests.concerns(entry.item(), person)
                        ? null
                        : "The chair takes this item although it came late.%n%n%s".formatted(paper("", entry)));
    }

    /** @param text of the mail for a person; null if they get none */
    private void mail(Sitting sitting, Body body, String subject, Function<Person, String> text) {
        for (Person person : people.entitledToPapers(body.id())) {
            String papers = text.apply(person);
            if (papers != null) {
                outbox.queue(person, sitting.number(), subject, papers);
            }
        }
    }

    private String papers(Sitting sitting, Body body, List<Entry> entries, Person person) {
        var text = new StringBuilder("Agenda of %s (%s)%n%s%n".formatted(body.name(), sitting.number(), when(sitting)));
        int place = 0;
        for (Entry entry : entries) {
            place++;
            text.append(
                    interests.concerns(entry.item(), person)
                            ? "%n%d. You take no part in this item, so you get no paper of it.%n".formatted(place)
                            : "%n%s".formatted(paper(place + ". ", entry)));
        }
        return text.toString();
    }

    private static String paper(String place, Entry entry) {
        return "%s%s (%s, %s)%n%s%n"
                .formatted(place, entry.title(), entry.item().name(), entry.asks(), entry.text());
    }

    /** When the meeting opens, as people read it. */
    public static String when(Sitting sitting) {
        return WHEN.format(sitting.opensAt());
    }
}
