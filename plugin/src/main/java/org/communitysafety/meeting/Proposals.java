package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.AgendaItem.Kind;
import org.communitysafety.meeting.AgendaItem.Paper;
import org.communitysafety.meeting.AgendaItem.State;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** What people put on agendas: items and reports, in time or late (G11, G16, P8). */
public class Proposals {

    private static final Set<Kind> ASKED = Set.of(Kind.DECISION, Kind.INFORMATION);

    private final Agenda agenda;
    private final Calendar calendar;
    private final BodyPeople people;
    private final Interests interests;
    private final Register register;
    private final Numbers numbers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Proposals(
            Agenda agenda,
            Calendar calendar,
            BodyPeople people,
            Interests interests,
            Register register,
            Numbers numbers,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.agenda = agenda;
        this.calendar = calendar;
        this.people = people;
        this.interests = interests;
        this.register = register;
        this.numbers = numbers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An item that somebody proposes.
     *
     * @param sitting id of the meeting
     * @param kind {@code DECISION} or {@code INFORMATION}
     * @param concerns key of the organisation whose people take no part in it; null if there is none
     */
    public record Proposal(String sitting, Kind kind, String title, String text, String concerns) {}

    /** The bodies whose agendas this person may propose items for: those that they sit on or serve. */
    public List<Body> bodiesOf(Person person) {
        return register.bodies(person.tenant()).stream()
                .filter(body -> !Body.HUB.equals(body.kind()) && people.belongs(person, body.id()))
                .toList();
    }

    /**
     * Puts a proposed item on the agenda, or keeps it waiting for the chair where the papers have gone out or should
     * have.
     *
     * @throws Refused for somebody who does not belong to the body, for a meeting that is over, and for a case (G16)
     */
    public AgendaItem propose(Proposal proposal, String actor) {
        Person person = register.person(actor);
        Sitting sitting = bodiesOf(person).stream()
                .flatMap(body -> calendar.ahead(body).stream())
                .filter(one -> one.id().equals(proposal.sitting()))
                .findFirst()
                .orElseThrow(() -> new Refused("You can propose items for coming meetings of bodies that you belong to,"
                        + " and this is none. Choose one from the list."));
        Refused.unless(ASKED.contains(proposal.kind()), "An item is for decision or for information. Choose one.");
        Refused.unless(
                proposal.concerns() == null
                        || register.organisation(proposal.concerns()).tenant().equals(person.tenant()),
                "\"%s\" is no organisation of this partnership. Choose one from the list.",
                proposal.concerns());
        CaseNumbers.refuseIn(register.body(sitting.body()), proposal.title(), proposal.text());
        String number = numbers.next(person.tenant(), "I");
        var paper = new Paper(proposal.title(), proposal.text(), actor);
        AgendaItem item = AgendaItem.proposed(sitting, proposal.kind(), number, proposal.concerns(), paper);
        boolean late = sitting.papers().closed(LocalDate.now(clock));
        audit.record(
                person.tenant(),
                actor,
                number,
                late ? "agenda item received late" : "agenda item proposed",
                "%s of %s".formatted(sitting.body(), sitting.heldOn()));
        return agenda.save(late ? item.waiting() : item);
    }

    /** The reports that this person still has to give (P8). */
    public List<AgendaItem> reportsOf(Person person) {
        List<String> offices = register.offices(person.tenant()).stream()
                .filter(office -> people.holds(person, office.id()))
                .map(Office::id)
                .toList();
        return register.bodies(person.tenant()).stream()
                .filter(body -> !body.reports().isEmpty())
                .flatMap(body -> agenda.missingReports(body, offices).stream())
                .toList();
    }

    /** Takes in a report that stands on an agenda; one that comes late waits for the chair's permission. */
    public AgendaItem report(String number, String text, String actor) {
        Person person = register.person(actor);
        AgendaItem item = reportsOf(person).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new Refused("Nobody expects this report from you now. Reload the form."));
        Sitting sitting = calendar.sitting(item.sitting());
        CaseNumbers.refuseIn(register.body(sitting.body()), text);
        boolean late = sitting.papers().closed(LocalDate.now(clock));
        audit.record(person.tenant(), actor, number, late ? "report received late" : "report received", null);
        AgendaItem reported = item.reported(text, actor);
        return agenda.save(late ? reported.waiting() : reported);
    }

    /** Keys of those who decide whether a late item is taken: the chairs, the secretaries where all of them are party to it. */
    public List<String> deciders(AgendaItem item) {
        return Stream.of(people.chairs(item.body()), people.secretaries(item.body()))
                .filter(keys -> people.holders(item.body(), keys).stream().anyMatch(person -> !party(item, person)))
                .findFirst()
                .orElse(List.of(item.body()));
    }

    /**
     * The chair takes a late item, or leaves it to the next meeting (G11).
     *
     * @throws Refused for whoever proposed it, declared an interest or is of the organisation that it concerns
     */
    public AgendaItem decideLate(AgendaItem item, boolean taken, String reasons, String actor) {
        Refused.unless(item.state() == State.WAITING, "This item has been decided on already. Reload the task list.");
        Refused.unless(
                !party(item, register.person(actor)),
                "You proposed this item, or it concerns you, so somebody else decides whether it is taken. Ask another"
                        + " officer of the body.");
        Refused.unless(taken || reasons != null, "Say why the item is left to the next meeting; its author is told.");
        AgendaItem decided = taken ? agenda.save(item.accepted()) : left(item, actor);
        audit.record(item.tenant(), actor, item.name(), taken ? "late item taken" : "late item refused", reasons);
        tell(decided, taken ? "is taken although it came late" : "is left to the next meeting", reasons);
        return decided;
    }

    /** Nobody decided before the meeting: the item is left to the next one. */
    public void lapse(AgendaItem item) {
        if (item.state() == State.WAITING) {
            tell(left(item, AuditTrail.SYSTEM), "is left to the next meeting", "nobody decided on it in time");
        }
    }

    /** A report belongs to its meeting: the next one asks for a new one. */
    private AgendaItem left(AgendaItem item, String actor) {
        return item.routine() == null
                ? agenda.moveOn(item, calendar.sitting(item.sitting()), actor)
                : agenda.save(item.removed());
    }

    private void tell(AgendaItem item, String what, String reasons) {
        if (item.paper().proposedBy() != null) {
            outbox.queue(
                    register.person(item.paper().proposedBy()),
                    item.name(),
                    "%s: %s".formatted(item.name(), what),
                    "Your item \"%s\" %s.%s%n"
                            .formatted(item.paper().title(), what, reasons == null ? "" : "\n\nWhy: " + reasons));
        }
    }

    private boolean party(AgendaItem item, Person person) {
        return interests.concerns(item, person)
                || (item.paper() != null && person.id().equals(item.paper().proposedBy()));
    }
}
