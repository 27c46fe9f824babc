package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitysafety.meeting.AgendaItem.Kind;
import org.communitysafety.meeting.AgendaItem.Standing;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/** The item of an agenda under which owners report on the actions of earlier meetings (G17). */
public class ActionReports {

    private static final String TITLE = "Actions of earlier meetings";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final Agenda agenda;
    private final Actions actions;
    private final Calendar calendar;
    private final Interests interests;
    private final Register register;
    private final Clock clock;

    ActionReports(
            Storage storage,
            Agenda agenda,
            Actions actions,
            Calendar calendar,
            Interests interests,
            Register register,
            Clock clock) {
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.agenda = agenda;
        this.actions = actions;
        this.calendar = calendar;
        this.interests = interests;
        this.register = register;
        this.clock = clock;
    }

    /** Puts the item on the agenda of a meeting that is being prepared, if there is anything to report. */
    public void expect(Sitting sitting) {
        boolean there = agenda.of(sitting.id()).stream().anyMatch(item -> item.kind() == Kind.ACTIONS);
        if (!there && !due(sitting).isEmpty()) {
            agenda.put(sitting, Kind.ACTIONS, TITLE, Standing.ACTIONS, null);
        }
    }

    /** An action was given: a next meeting in preparation whose papers have not gone out hears of it. */
    public void expect(String action) {
        Action given = actions.action(action);
        calendar.ahead(register.body(given.body())).stream()
                .filter(sitting -> sitting.state() == Sitting.State.IN_PREPARATION)
                .filter(sitting -> sitting.papers().sentAt() == null)
                .findFirst()
                .ifPresent(this::expect);
    }

    /** What is open, and what was reported back since the body's last meeting. */
    private List<Action> due(Sitting sitting) {
        Instant before = sitting.attendanceTaken() ? sitting.openedAt() : clock.instant();
        Optional<Instant> last = sittings.findFirstByBodyAndOpenedAtBeforeOrderByOpenedAtDesc(sitting.body(), before)
                .map(Sitting::openedAt);
        return actions.forAgenda(sitting.body(), last).stream()
                .filter(action -> !action.sitting().equals(sitting.id()))
                .toList();
    }

    /** How the actions stand now, a line each. What comes from an item in which somebody takes no part is not told. */
    public String text(Sitting sitting) {
        String lines = due(sitting).stream().map(this::line).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "No action is open." : lines;
    }

    private String line(Action action) {
        Person owner = register.person(action.owner());
        String until = "%s, until %s".formatted(owner.name(), DAY.format(action.dueOn()));
        if (sensitive(action)) {
            return "%s (%s): of an item in which somebody takes no part; %s"
                    .formatted(action.number(), until, action.state().toString().toLowerCase(Locale.UK));
        }
        String report = action.report() == null ? "" : ": " + action.report();
        return "%s %s (%s): %s%s"
                .formatted(
                        action.number(),
                        action.what(),
                        until,
                        action.state().toString().toLowerCase(Locale.UK),
                        report);
    }

    /** One paper goes to everybody, so it says no more than everybody may read (F16). */
    private boolean sensitive(Action action) {
        return action.item() != null
                && items.findById(action.item())
                        .map(item -> item.concerns() != null
                                || !interests.in(item.subject()).isEmpty())
                        .orElse(true);
    }
}
