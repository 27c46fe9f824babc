package org.communitysafety.camunda.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Likeness;
import org.communitysafety.casefile.Reader;
import org.communitysafety.hub.Hub;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActionOwners;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.Referrals;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** What the hub's forms show of a case, in words; each case is opened for the person at the form and logged. */
class HubViews {

    private final CaseFiles files;
    private final Referrals referrals;
    private final HubActions actions;
    private final HubActionOwners owners;
    private final Hubs hubs;
    private final HubMeetings meetings;
    private final Register register;
    private final Clock clock;

    HubViews(
            CaseFiles files,
            Referrals referrals,
            HubActions actions,
            HubActionOwners owners,
            Hubs hubs,
            HubMeetings meetings,
            Register register,
            Clock clock) {
        this.files = files;
        this.referrals = referrals;
        this.actions = actions;
        this.owners = owners;
        this.hubs = hubs;
        this.meetings = meetings;
        this.register = register;
        this.clock = clock;
    }

    /** An action in a table. */
    record ActionRow(String number, String who, String content, String due, String state) {}

    /** An earlier case in a table (H6). */
    record EarlierRow(String number, String why, String state, String actions) {}

    CaseReading open(String number, String login, String task) {
        return files.read(number, Reader.forTask(login, task));
    }

    /** Whom and what the case is about, and how it stands. */
    List<Row> details(CaseReading reading) {
        Referral referral = referrals.referral(reading.file().number());
        Hub hub = hubs.of(referral.tenant());
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Case", "%s, %s".formatted(referral.number(), state(reading.file(), referral))));
        rows.add(new Row(
                "Referred by", "%s, %s".formatted(name(referral.referrer()), organisation(referral.organisation()))));
        if (referral.receivedAt() != null) {
            rows.add(new Row("Received", HubWords.moment(referral.receivedAt())));
        }
        reading.subject().people().forEach(person -> rows.addAll(CaseWords.person(person)));
        reading.subject().places().forEach(place -> rows.add(new Row("Place", CaseWords.place(place))));
        Optional.ofNullable(referrals.summary(reading)).ifPresent(summary -> rows.add(new Row("Summary", summary)));
        rows.add(new Row("Topics", topics(referral)));
        CaseWords.basis(referral, hub).ifPresent(basis -> rows.add(new Row("May be shared because", basis)));
        if (!referral.earlierNumbers().isEmpty()) {
            rows.add(new Row("Earlier cases about the same", String.join(", ", referral.earlierNumbers())));
        }
        return rows;
    }

    String topics(Referral referral) {
        Hub hub = hubs.of(referral.tenant());
        return referral.topicIds().stream()
                .map(topic -> hub.name(HubChoice.Kind.TOPIC, topic))
                .collect(Collectors.joining(", "));
    }

    private String state(CaseFile file, Referral referral) {
        return file.restricted()
                ? "%s; restricted to %s"
                        .formatted(
                                referral.state(),
                                file.organisations().stream()
                                        .map(this::organisation)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                : referral.state().toString();
    }

    /** The narrative, oldest first, with the agency that each piece comes from (S2). */
    List<Row> narrative(CaseReading reading) {
        Hub hub = hubs.of(reading.file().tenant());
        return reading.entries().stream()
                .map(entry -> new Row(
                        "%s, %s (%s)"
                                .formatted(
                                        HubWords.moment(entry.writtenAt()),
                                        name(entry.author()),
                                        organisation(entry.organisation())),
                        "%s: %s [%s]"
                                .formatted(
                                        entry.kind(), entry.text(), hub.name(HubChoice.Kind.MARKING, entry.marking()))))
                .toList();
    }

    /** Overdue ones first (H15). */
    List<ActionRow> actions(CaseReading reading) {
        return actions.of(reading).stream().map(this::row).toList();
    }

    /** Only those that are overdue. */
    List<ActionRow> overdue(CaseReading reading, Instant now) {
        return actions.of(reading).stream()
                .filter(opened -> opened.action().overdue(now))
                .map(this::row)
                .toList();
    }

    private ActionRow row(HubActions.Opened opened) {
        HubAction action = opened.action();
        String last = opened.progress().isEmpty()
                ? ""
                : ": " + opened.progress().get(opened.progress().size() - 1).text();
        return new ActionRow(
                action.number(),
                CaseWords.joined(
                        ", ",
                        action.owner() == null ? "nobody yet" : name(action.owner()),
                        organisation(action.organisation())),
                CaseWords.joined("; puts in: ", opened.content(), opened.resources()),
                HubWords.moment(action.dueAt()),
                state(action) + last);
    }

    String state(HubAction action) {
        return switch (action.state()) {
            case OPEN -> action.overdue(clock.instant()) ? "OVERDUE" : "Open";
            case DONE -> "Done";
            case WITHDRAWN -> "Not needed any more";
        };
    }

    /** Earlier cases that may be about the same person or place, with what was agreed then (H6). */
    List<EarlierRow> earlier(CaseReading reading) {
        Map<String, Set<Likeness>> found =
                files.search(reading.subject(), Reader.forTask(reading.reader().login(), "Find earlier cases"));
        return found.entrySet().stream()
                .filter(one -> !one.getKey().equals(reading.file().number()))
                .map(one ->
                        earlier(one.getKey(), one.getValue(), reading.reader().login()))
                .toList();
    }

    private EarlierRow earlier(String number, Set<Likeness> why, String login) {
        CaseReading reading = open(number, login, "See an earlier case");
        return new EarlierRow(
                number,
                why(why),
                referrals.referral(number).state().toString(),
                actions.of(reading).stream()
                        .map(opened -> "%s (%s): %s"
                                .formatted(opened.action().number(), state(opened.action()), opened.content()))
                        .collect(Collectors.joining("; ")));
    }

    static String why(Set<Likeness> why) {
        return why.contains(Likeness.SAME_PERSON)
                ? "The same person: " + Likeness.SAME_PERSON
                : "Near match: " + why.stream().map(Likeness::toString).collect(Collectors.joining("; "));
    }

    /** Whom the case's actions can be given to. */
    List<Option> owners(CaseFile file) {
        return owners.owners(file).stream()
                .map(person ->
                        new Option("%s, %s".formatted(person.name(), organisation(person.organisation())), person.id()))
                .toList();
    }

    /** One action with its history. */
    List<Row> action(HubActions.Opened opened) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Action", opened.action().number()));
        rows.add(new Row("What is to be done", opened.content()));
        if (opened.resources() != null) {
            rows.add(new Row("What your organisation puts in", opened.resources()));
        }
        rows.add(new Row("Due", HubWords.moment(opened.action().dueAt())));
        rows.add(new Row("How it stands", state(opened.action())));
        return rows;
    }

    List<Row> progress(HubActions.Opened opened) {
        return opened.progress().stream()
                .map(progress -> new Row(
                        "%s, %s; for the meeting of %s"
                                .formatted(
                                        HubWords.moment(progress.writtenAt()),
                                        name(progress.author()),
                                        HubWords.day(progress.countsFor())),
                        progress.text()))
                .toList();
    }

    /** Until when something is in time for which meeting (H3). */
    String nextMeeting(String tenant) {
        Sitting next = meetings.next(tenant);
        Instant cutOff = hubs.of(tenant).cutOff(next.heldOn());
        return cutOff.isBefore(clock.instant())
                ? "The next meeting is on %s. Its agenda closed on %s: what comes now waits for the meeting after it, unless you attend and raise it yourself."
                        .formatted(HubWords.meeting(next.opensAt()), HubWords.meeting(cutOff))
                : "The next meeting is on %s. What is complete by %s is discussed there."
                        .formatted(HubWords.meeting(next.opensAt()), HubWords.meeting(cutOff));
    }

    List<Option> choices(String tenant, HubChoice.Kind kind) {
        return hubs.of(tenant).choices(kind).stream()
                .map(choice -> new Option(choice.label(), choice.choice()))
                .toList();
    }

    String name(String login) {
        return register.findPerson(login).map(Person::name).orElse(login);
    }

    String organisation(String key) {
        return register.organisation(key).name();
    }
}
