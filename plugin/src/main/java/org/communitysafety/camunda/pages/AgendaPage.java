package org.communitysafety.camunda.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.communitysafety.camunda.meetings.AgendaViews;
import org.communitysafety.camunda.pages.MeetingWords.Meeting;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanges;
import org.communitysafety.meeting.Circulation.Entry;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** The agenda and papers of one meeting, without the items in which the reader takes no part (G10, F16). */
class AgendaPage {

    private final Calendar calendar;
    private final CalendarChanges changes;
    private final BodyPeople people;
    private final AgendaViews agenda;
    private final Interests interests;
    private final Register register;
    private final MeetingWords words;

    AgendaPage(
            Calendar calendar,
            CalendarChanges changes,
            BodyPeople people,
            AgendaViews agenda,
            Interests interests,
            Register register,
            MeetingWords words) {
        this.calendar = calendar;
        this.changes = changes;
        this.people = people;
        this.agenda = agenda;
        this.interests = interests;
        this.register = register;
        this.words = words;
    }

    /** @param withheld whether the reader takes no part in it; then nothing else is told of it */
    record Item(int place, boolean withheld, String number, String title, String asks, String text, String remark) {}

    /** @param changes what was moved, cancelled or added, and why, oldest first */
    record View(String body, Meeting meeting, List<Item> items, List<String> changes) {}

    /** Members see an agenda once it has gone out, officers before that too. */
    static boolean open(Sitting sitting, boolean officer) {
        return officer || sitting.papers().sentAt() != null;
    }

    /** Empty for a meeting that is not there or not this person's to see. */
    Optional<View> of(Person person, String id) {
        return calendar.find(person.tenant(), id)
                .filter(sitting -> people.belongs(person, sitting.body()))
                .filter(sitting -> open(sitting, people.serves(person, sitting.body())))
                .map(sitting -> view(person, sitting));
    }

    private View view(Person person, Sitting sitting) {
        Body body = register.body(sitting.body());
        List<Item> items = new ArrayList<>();
        for (Entry entry : agenda.entries(sitting)) {
            items.add(item(items.size() + 1, entry, person));
        }
        return new View(
                body.name(),
                words.meeting(sitting, body, true, new HashMap<>()),
                items,
                changes.of(sitting).stream()
                        .map(change -> "%s. Why: %s".formatted(change.what(), change.reason()))
                        .toList());
    }

    private Item item(int place, Entry entry, Person person) {
        return interests.concerns(entry.item(), person)
                ? new Item(place, true, null, null, null, null, null)
                : new Item(
                        place,
                        false,
                        entry.item().name(),
                        entry.title(),
                        entry.asks(),
                        entry.text(),
                        agenda.remark(entry.item()));
    }
}
