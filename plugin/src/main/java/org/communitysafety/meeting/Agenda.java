package org.communitysafety.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.meeting.AgendaItem.Kind;
import org.communitysafety.meeting.AgendaItem.Routine;
import org.communitysafety.meeting.AgendaItem.Standing;
import org.communitysafety.meeting.AgendaItem.State;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/** What a meeting is to deal with: its items, their order, and what moves to another meeting. */
public class Agenda {

    private final AgendaItemRepository items;
    private final Calendar calendar;
    private final Register register;
    private final Numbers numbers;
    private final AuditTrail audit;

    Agenda(Storage storage, Calendar calendar, Register register, Numbers numbers, AuditTrail audit) {
        this.items = storage.repository(AgendaItemRepository.class);
        this.calendar = calendar;
        this.register = register;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** Everything on the agenda of a meeting, in its order, also what waits for the chair's permission. */
    public List<AgendaItem> of(String sitting) {
        return items.findBySittingAndStateNot(sitting, State.REMOVED).stream()
                .sorted(AgendaItem.ON_THE_AGENDA)
                .toList();
    }

    /** @throws Refused when this partnership has no item of this number */
    public AgendaItem item(String tenant, String number) {
        return items.findByTenantAndNumber(tenant, number)
                .orElseThrow(() -> new Refused("There is no agenda item %s. Reload the form.".formatted(number)));
    }

    /** The reports that these offices still have to give, to whatever meeting (P8). */
    public List<AgendaItem> missingReports(Body body, List<String> offices) {
        return items.findByBodyAndRoutineStandingAndStateNot(body.id(), Standing.REPORT, State.REMOVED).stream()
                .filter(item -> item.state() == State.OPEN && item.reportMissing())
                .filter(item -> offices.contains(item.routine().reporter()))
                .filter(item -> calendar.sitting(item.sitting()).state().ahead())
                .sorted(Comparator.comparing(AgendaItem::number))
                .toList();
    }

    /** Puts on what the product itself puts on every agenda of the body: decisions (F8) and reports (P8). */
    public void startOff(Sitting sitting) {
        Body body = register.body(sitting.body());
        body.reports().stream()
                .sorted(Comparator.comparingInt(Body.BodyReport::position))
                .forEach(report -> put(sitting, Kind.REPORT, report.title(), Standing.REPORT, report.office()));
        if (body.id().equals(register.partnership(sitting.tenant()).board())) {
            put(sitting, Kind.INFORMATION, "Funding decisions since the last meeting", Standing.DECISIONS, null);
        }
    }

    void put(Sitting sitting, Kind kind, String title, Standing standing, String reporter) {
        String number = numbers.next(sitting.tenant(), "I");
        items.save(AgendaItem.routine(sitting, kind, number, title, new Routine(standing, reporter, null)));
    }

    /** The moment up to which the body knows of every funding decision: what its last report covered (F8). */
    public Instant decisionsReportedUntil(String body) {
        return items.findByBodyAndRoutineStandingAndStateNot(body, Standing.DECISIONS, State.REMOVED).stream()
                .map(item -> item.routine().coversUntil())
                .filter(until -> until != null)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * Brings the agenda into this order.
     *
     * @param order places of the agenda as it stood, from 1, in the new order; what it leaves out follows
     * @throws Refused for a place that there is not, or one named twice
     */
    public void order(Sitting sitting, List<Integer> order) {
        List<AgendaItem> before = of(sitting.id());
        Set<Integer> places = new LinkedHashSet<>();
        for (int place : order) {
            Refused.unless(
                    place >= 1 && place <= before.size(),
                    "The agenda has the places 1 to %d, and no %d. Correct the order.",
                    before.size(),
                    place);
            Refused.unless(places.add(place), "The order names %d twice. Name each place once.", place);
        }
        List<AgendaItem> after = new ArrayList<>(
                places.stream().map(place -> before.get(place - 1)).toList());
        before.stream().filter(item -> !after.contains(item)).forEach(after::add);
        for (int i = 0; i < after.size(); i++) {
            items.save(after.get(i).at(i + 1));
        }
    }

    /**
     * Moves proposed items to the body's next meeting.
     *
     * @param postponed numbers of the items
     */
    public void postpone(Sitting sitting, List<String> postponed, String actor) {
        for (String number : postponed) {
            AgendaItem item = item(sitting.tenant(), number);
            Refused.unless(
                    item.sitting().equals(sitting.id()) && item.movable(),
                    "%s cannot be moved to the next meeting. Reload the form.",
                    number);
            moveOn(item, sitting, actor);
        }
    }

    AgendaItem moveOn(AgendaItem item, Sitting from, String actor) {
        Sitting next = calendar.nextInTime(register.body(from.body()), from);
        audit.record(
                item.tenant(),
                actor,
                item.name(),
                "agenda item moved",
                "from %s of %s to %s".formatted(from.body(), from.heldOn(), next.heldOn()));
        return items.save(item.movedTo(next));
    }

    /**
     * Empties the agenda of a cancelled meeting: proposals and applications go to the next one, which gets standing
     * items of its own.
     *
     * @return numbers of the funding applications
     */
    List<String> moveOn(Sitting cancelled) {
        List<String> applications = funding(cancelled);
        for (AgendaItem item : of(cancelled.id())) {
            if (item.routine() != null) {
                items.save(item.removed());
            } else if (item.state() == State.OPEN || item.state() == State.WAITING) {
                moveOn(item, cancelled, AuditTrail.SYSTEM);
            }
        }
        return applications;
    }

    /** Numbers of the funding applications that wait for this meeting. */
    List<String> funding(Sitting sitting) {
        return of(sitting.id()).stream()
                .filter(item -> item.kind() == Kind.FUNDING && item.state() == State.OPEN)
                .map(AgendaItem::subject)
                .collect(Collectors.toList());
    }

    AgendaItem save(AgendaItem item) {
        return items.save(item);
    }
}
