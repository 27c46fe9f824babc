package org.communitysafety.incident;

import java.util.Collection;
import java.util.List;
import org.communitysafety.messages.Outbox;
import org.communitysafety.messages.Outbox.Letter;
import org.communitysafety.messages.TextMessages;
import org.communitysafety.messages.TextMessages.Text;
import org.communitysafety.partnership.Person;

/** What people are told of an incident by e-mail and text: number, level and where to look, never a word of what happened (C3). */
class IncidentLetters {

    private final Outbox outbox;
    private final TextMessages texts;
    private final String link;

    /** @param link address of Tasklist, as people open it */
    IncidentLetters(Outbox outbox, TextMessages texts, String link) {
        this.outbox = outbox;
        this.texts = texts;
        this.link = link;
    }

    void informed(Incident incident, List<Person> people) {
        send(
                incident,
                people,
                "critical incident, level %s",
                "Please acknowledge it now: \"Acknowledge incident %s\".");
    }

    void reminded(Incident incident, Person person) {
        send(
                incident,
                List.of(person),
                "reminder, critical incident, level %s",
                "You have not acknowledged it yet: \"Acknowledge incident %s\".");
    }

    /** @param silent whoever has not acknowledged */
    void escalated(Incident incident, Person silent, List<Person> others) {
        send(
                incident,
                others,
                "not acknowledged, critical incident, level %s",
                silent.name()
                        + " has not acknowledged it. Reach them, or do it for them: \"Acknowledge incident %s\".");
    }

    /** Beside the e-mail, where the operator has a gateway for text messages; also to those without an address. */
    void text(Incident incident, Collection<Person> people, String what) {
        texts.queueAll(people.stream()
                .distinct()
                .map(person -> new Text(
                        person,
                        incident.number(),
                        "%s %s, level %s. %s".formatted(what, incident.number(), incident.level(), link)))
                .toList());
    }

    void toDo(Incident incident, Person person, String task) {
        send(incident, List.of(person), "something for you, level %s", "You find it in Tasklist: \"" + task + "\".");
    }

    void overdue(Incident incident, Collection<Person> people, String what) {
        send(incident, people, "overdue, level %s", what + " is overdue.");
    }

    private void send(Incident incident, Collection<Person> people, String subject, String body) {
        String number = incident.number();
        outbox.queueAll(people.stream()
                .distinct()
                .filter(person -> person.email() != null && !person.email().isBlank())
                .map(person -> new Letter(
                        person,
                        number,
                        "%s: %s".formatted(number, subject.formatted(incident.level())),
                        "%s, level %s.%n%n%s%n%n%s%n"
                                .formatted(
                                        number,
                                        incident.level(),
                                        body.contains("%s") ? body.formatted(number) : body,
                                        link)))
                .toList());
    }
}
