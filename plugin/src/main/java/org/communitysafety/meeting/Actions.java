package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;

/** The actions that meetings give people, until they are reported back (G17). */
public class Actions {

    private final ActionRepository actions;
    private final Register register;
    private final Numbers numbers;
    private final Officers officers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Actions(
            Storage storage,
            Register register,
            Numbers numbers,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.actions = storage.repository(ActionRepository.class);
        this.register = register;
        this.numbers = numbers;
        this.officers = new Officers(register);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param owner login
     * @param dueOn last day
     */
    public record Order(String what, String owner, LocalDate dueOn) {}

    /** Gives an action to its owner, who gets a task. */
    public Action give(Sitting sitting, AgendaItem item, Order order, String actor) {
        Action action = record(sitting, item, order, actor);
        events.publishEvent(new ActionRecorded(action.number(), action.tenant()));
        return action;
    }

    /**
     * Records an action that its owner gets by other means.
     *
     * @param item null if it comes from no item
     * @param actor login of the chair or secretary who records it
     * @throws Refused when nothing, nobody of the partnership or a day that has passed is named
     */
    public Action record(Sitting sitting, AgendaItem item, Order order, String actor) {
        Refused.unless(
                officers.mayRecord(sitting, actor, person -> true),
                "Only the body's chair or secretary gives actions. Ask one of them.");
        Refused.unless(
                order.what() != null && order.owner() != null && order.dueOn() != null,
                "An action needs what is to be done, who does it and until when. Fill in all three, or none of them.");
        Person owner = register.findPerson(order.owner())
                .filter(person -> person.active() && person.tenant().equals(sitting.tenant()))
                .orElseThrow(() -> new Refused("\"%s\" is nobody of this partnership. Choose somebody from the list."
                        .formatted(order.owner())));
        Refused.unless(
                !order.dueOn().isBefore(LocalDate.now(clock)),
                "%s has passed. Give the action a later day.",
                order.dueOn());
        Action action = actions.save(new Action(
                numbers.next(sitting.tenant(), "A"),
                sitting.tenant(),
                sitting.body(),
                sitting.id(),
                item == null ? null : item.id(),
                order.what(),
                owner.id(),
                order.dueOn(),
                Action.State.OPEN,
                null,
                null,
                0));
        audit.record(action.tenant(), actor, action.number(), "action given", owner.id() + " until " + action.dueOn());
        return action;
    }

    /**
     * The owner reports back.
     *
     * @param state {@code OPEN} where it goes on
     */
    public Action report(String number, Action.State state, String report, String actor) {
        Action action = action(number);
        Refused.unless(action.owner().equals(actor), "Only the owner of the action reports on it.");
        audit.record(
                action.tenant(), actor, number, "action: " + state.toString().toLowerCase(), null);
        return actions.save(action.reported(state, report, clock.instant()));
    }

    /** @throws Refused when there is none of this number */
    public Action action(String number) {
        return actions.findById(number).orElseThrow(() -> new Refused("There is no action \"" + number + "\"."));
    }

    /** What a meeting gave, in the order of its numbers. */
    public List<Action> of(String sitting) {
        return actions.findBySittingOrderByNumber(sitting);
    }

    /**
     * What belongs on a body's agenda: what is open, and what was reported back since a moment (G17).
     *
     * @param since normally the opening of the body's last meeting; empty for everything
     */
    public List<Action> forAgenda(String body, Optional<Instant> since) {
        return actions.findByBodyOrderByDueOnAscNumberAsc(body).stream()
                .filter(action -> action.state() == Action.State.OPEN
                        || since.isEmpty()
                        || !action.reportedAt().isBefore(since.get()))
                .toList();
    }

    interface ActionRepository extends CrudRepository<Action, String> {
        List<Action> findBySittingOrderByNumber(String sitting);

        List<Action> findByBodyOrderByDueOnAscNumberAsc(String body);
    }
}
