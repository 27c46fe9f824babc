package org.communitysafety.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/**
 * Minutes as one person may read them (G17): confirmed ones of the bodies that they belong to, drafts for those who
 * record the meeting, and never an item in which they take no part (F16).
 */
public class MinutesReader {

    private static final String NO_PART = "You take no part in this item, so the minutes say nothing of it to you.";

    private final MinutesBook book;
    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final Actions actions;
    private final Interests interests;
    private final BodyPeople people;
    private final Officers officers;
    private final Register register;

    MinutesReader(
            Storage storage,
            MinutesBook book,
            Actions actions,
            Interests interests,
            BodyPeople people,
            Register register) {
        this.book = book;
        this.sittings = storage.repository(SittingRepository.class);
        this.items = storage.repository(AgendaItemRepository.class);
        this.actions = actions;
        this.interests = interests;
        this.people = people;
        this.officers = new Officers(register);
        this.register = register;
    }

    /** The minutes of a meeting, without their contents. */
    public record Entry(Sitting sitting, Minutes minutes) {}

    /**
     * @param document without what this person takes no part in
     * @param standing whether they are confirmed, by whom, and the corrections, in words
     */
    public record Reading(Sitting sitting, Minutes minutes, MinutesDocument document, List<String> standing) {}

    /** What there is to read, newest first, at most 50 meetings. */
    public List<Entry> list(Person person) {
        List<String> bodies = register.bodies(person.tenant()).stream()
                .map(Body::id)
                .filter(body -> people.belongs(person, body))
                .toList();
        if (bodies.isEmpty()) {
            return List.of();
        }
        List<Sitting> held =
                sittings.findTop50ByTenantAndBodyInAndOpenedAtNotNullOrderByOpenedAtDesc(person.tenant(), bodies);
        Map<String, Minutes> found = new HashMap<>();
        StreamSupport.stream(book.all(held.stream().map(Sitting::id).toList()).spliterator(), false)
                .forEach(minutes -> found.put(minutes.sitting(), minutes));
        return held.stream()
                .filter(sitting -> found.containsKey(sitting.id()))
                .map(sitting -> new Entry(sitting, found.get(sitting.id())))
                .filter(entry -> mayRead(person, entry.sitting(), entry.minutes()))
                .toList();
    }

    /**
     * Empty for minutes that are not there or not this person's to read.
     *
     * @param sitting the meeting's id
     */
    public Optional<Reading> read(Person person, String sitting) {
        return sittings.findById(sitting)
                .filter(found -> found.tenant().equals(person.tenant()))
                .flatMap(found -> book.of(sitting)
                        .filter(minutes -> mayRead(person, found, minutes))
                        .map(minutes -> reading(person, found, minutes)));
    }

    private boolean mayRead(Person person, Sitting sitting, Minutes minutes) {
        boolean confirmed = minutes.state() == Minutes.State.CONFIRMED;
        return people.belongs(person, sitting.body())
                && (confirmed || officers.mayRecord(sitting, person.id(), anybody -> true));
    }

    private Reading reading(Person person, Sitting sitting, Minutes minutes) {
        MinutesDocument all = book.document(minutes);
        Map<String, AgendaItem> agenda = new HashMap<>();
        items.findBySittingAndStateNot(sitting.id(), AgendaItem.State.REMOVED)
                .forEach(item -> agenda.put(item.name(), item));
        List<MinutesDocument.Item> shown = all.items().stream()
                .map(item -> open(person, agenda.get(item.number())) ? item : MinutesDocument.Item.withheld(NO_PART))
                .toList();
        boolean everything = shown.equals(all.items());
        MinutesDocument document = all.with(
                shown,
                all.further().stream().filter(line -> open(person, line)).toList(),
                all.reported().stream().filter(line -> open(person, line)).toList());
        return new Reading(sitting, minutes, document, standing(minutes, everything));
    }

    /** What is not known any more is nobody's to read. */
    private boolean open(Person person, AgendaItem item) {
        return item != null && !interests.concerns(item, person);
    }

    private boolean open(Person person, MinutesDocument.ActionLine line) {
        String item = actions.action(line.number()).item();
        return item == null
                || items.findById(item)
                        .map(found -> !interests.concerns(found, person))
                        .orElse(false);
    }

    /** Corrections may speak of any item. */
    private List<String> standing(Minutes minutes, boolean everything) {
        List<String> said = new ArrayList<>();
        if (minutes.state() == Minutes.State.DRAFT) {
            said.add("Draft: not confirmed yet.");
            return said;
        }
        said.add("Confirmed by %s on %s."
                .formatted(
                        register.person(minutes.confirmedBy()).name(),
                        minutes.confirmedAt().atZone(Calendar.UK).format(MinutesWriter.DUE.withLocale(Locale.UK))));
        if (minutes.corrections() != null) {
            said.add(
                    everything
                            ? "Corrections: " + minutes.corrections()
                            : "There are corrections; ask the secretary for those that you may read.");
        }
        return said;
    }
}
