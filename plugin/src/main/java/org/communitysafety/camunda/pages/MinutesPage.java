package org.communitysafety.camunda.pages;

import java.util.List;
import java.util.Optional;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.meeting.Minutes;
import org.communitysafety.meeting.MinutesDocument;
import org.communitysafety.meeting.MinutesPdf;
import org.communitysafety.meeting.MinutesReader;
import org.communitysafety.meeting.MinutesReader.Reading;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** The minutes of the meetings of a person's own bodies, on the page and as a PDF (G17). */
class MinutesPage {

    private final MinutesReader reader;
    private final Register register;

    MinutesPage(MinutesReader reader, Register register) {
        this.reader = reader;
        this.register = register;
    }

    /** @param meeting the meeting's id */
    record Entry(String meeting, String number, String body, Shown when, Shown state) {}

    /** @param standing whether they are confirmed, and corrections, in words */
    record View(String meeting, Shown state, List<String> standing, MinutesDocument minutes) {}

    record File(String name, byte[] content) {}

    /** Newest first. */
    List<Entry> list(Person person) {
        return reader.list(person).stream()
                .map(entry -> new Entry(
                        entry.sitting().id(),
                        entry.sitting().number(),
                        register.body(entry.sitting().body()).name(),
                        Words.date(entry.sitting().heldOn()),
                        state(entry.minutes())))
                .toList();
    }

    /** Empty for minutes that are not there or not this person's to read. */
    Optional<View> of(Person person, String meeting) {
        return reader.read(person, meeting)
                .map(reading -> new View(meeting, state(reading.minutes()), reading.standing(), reading.document()));
    }

    /** Likewise. */
    Optional<File> pdf(Person person, String meeting) {
        return reader.read(person, meeting).map(MinutesPage::file);
    }

    private static File file(Reading reading) {
        return new File(
                "minutes-%s.pdf".formatted(reading.document().number()),
                MinutesPdf.of(reading.document(), reading.standing()));
    }

    private static Shown state(Minutes minutes) {
        return new Shown(minutes.state().name(), minutes.state().toString());
    }
}
