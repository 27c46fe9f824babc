package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.casefile.AccessLog;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.CaseReuses;
import org.communitysafety.casefile.CaseSubject;
import org.communitysafety.casefile.Likeness;
import org.communitysafety.casefile.Reader;
import org.communitysafety.hub.Concerns;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Hubs;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.Referrals;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;

/** What the page "Hub cases" shows: the cases that somebody may know of, and one of them opened for a reason (S1). */
class CasePage {

    private final CaseFiles files;
    private final CaseReuses reuses;
    private final AccessLog log;
    private final Referrals referrals;
    private final Discussions discussions;
    private final Concerns concerns;
    private final HubMeetings meetings;
    private final Hubs hubs;
    private final Agreements agreements;
    private final HubViews views;

    CasePage(
            CaseFiles files,
            CaseReuses reuses,
            AccessLog log,
            Referrals referrals,
            Discussions discussions,
            Concerns concerns,
            HubMeetings meetings,
            Hubs hubs,
            Agreements agreements,
            HubViews views) {
        this.files = files;
        this.reuses = reuses;
        this.log = log;
        this.referrals = referrals;
        this.discussions = discussions;
        this.concerns = concerns;
        this.meetings = meetings;
        this.hubs = hubs;
        this.agreements = agreements;
        this.views = views;
    }

    /** One case in the list: nothing about anybody. */
    record Item(
            String number,
            String state,
            String stateText,
            boolean restricted,
            String organisation,
            String topics,
            String meeting) {}

    /** @param mayReadLog whether the person sees who read what */
    record ListView(String nextMeeting, boolean mayReadLog, List<Item> cases) {}

    /** Why a case was found. */
    record Found(Item item, String why, boolean near) {}

    /** A request to use an entry elsewhere (S2). */
    record Request(String id, String asked, String purpose, String answer, boolean mayAnswer) {}

    /** A piece of the narrative. */
    record Entry(
            String id,
            String when,
            String author,
            String organisation,
            String marking,
            String kind,
            String text,
            boolean mayAsk,
            List<Request> requests) {}

    /** What the person may do with the case. */
    record May(boolean restrict, boolean lift, boolean remove, boolean reopen, boolean log) {}

    /** Everything about one case. */
    record View(
            Item item,
            List<Row> details,
            List<Entry> entries,
            List<HubViews.ActionRow> actions,
            List<Row> meetings,
            List<Row> concerns,
            List<Option> markings,
            List<Option> organisations,
            May may) {}

    ListView list(Person person) {
        return new ListView(
                views.nextMeeting(person.tenant()),
                log.open(person),
                files.of(person).stream().map(this::item).toList());
    }

    private Item item(CaseFile file) {
        Referral referral = referrals.referral(file.number());
        return new Item(
                file.number(),
                referral.state().name(),
                referral.state().toString(),
                file.restricted(),
                views.organisation(file.organisation()),
                views.topics(referral),
                referral.open() ? HubWords.meeting(meetings.of(file.number()).opensAt()) : null);
    }

    /** What somebody looks for; the person at the keyboard says why. */
    List<Found> search(
            Person person, String firstNames, String surname, LocalDate birthDate, String street, String reason) {
        Refused.unless(
                surname != null && birthDate != null || street != null,
                "Enter a surname with the date of birth, or house number and street.");
        var wanted = new CasePerson(
                firstNames,
                surname,
                birthDate,
                street == null ? List.of() : List.of(new CaseAddress(street, null, null)),
                List.of());
        Map<String, Set<Likeness>> found =
                files.search(new CaseSubject(List.of(wanted), List.of()), Reader.because(person.id(), reason));
        return found.entrySet().stream()
                .map(one -> new Found(
                        item(files.file(one.getKey())),
                        HubViews.why(one.getValue()),
                        !one.getValue().contains(Likeness.SAME_PERSON)))
                .toList();
    }

    View open(String number, Person person, String reason) {
        CaseReading reading = files.read(number, Reader.because(person.id(), reason));
        Referral referral = referrals.referral(number);
        return new View(
                item(reading.file()),
                views.details(reading),
                entries(reading, person),
                views.actions(reading),
                meetings(number),
                concerns(number, person),
                views.choices(person.tenant(), HubChoice.Kind.MARKING),
                agreements.members(person.tenant()).stream()
                        .map(member -> new Option(member.name(), member.id()))
                        .toList(),
                may(reading.file(), referral, person));
    }

    private List<Entry> entries(CaseReading reading, Person person) {
        List<CaseReuses.Request> requests = reuses.of(reading);
        List<Entry> entries = new ArrayList<>();
        for (CaseEntry entry : reading.entries()) {
            List<Request> asked = requests.stream()
                    .filter(one -> one.entry().equals(entry.id()))
                    .map(one -> request(one, person))
                    .toList();
            entries.add(new Entry(
                    entry.id(),
                    HubWords.moment(entry.writtenAt()),
                    views.name(entry.author()),
                    views.organisation(entry.organisation()),
                    hubs.of(person.tenant()).name(HubChoice.Kind.MARKING, entry.marking()),
                    entry.kind().toString(),
                    entry.text(),
                    !person.belongsTo(entry.organisation()),
                    asked));
        }
        return entries;
    }

    private Request request(CaseReuses.Request one, Person person) {
        String answer = one.agreed() == null
                ? null
                : "%s, %s%s"
                        .formatted(
                                one.agreed() ? "Agreed" : "Refused",
                                views.name(one.answeredBy()),
                                one.answer() == null ? "" : ": " + one.answer());
        return new Request(
                one.id(),
                "%s, %s".formatted(views.name(one.askedBy()), HubWords.moment(one.askedAt())),
                one.purpose(),
                answer,
                one.agreed() == null && person.belongsTo(one.owner()));
    }

    private List<Row> meetings(String number) {
        return discussions.of(number).stream()
                .map(one -> new Row(
                        HubWords.day(discussions.heldOn(one)), one.outcome().toString()))
                .toList();
    }

    private List<Row> concerns(String number, Person person) {
        return !hubs.chairs(person)
                ? List.of()
                : concerns.about(number).stream()
                        .map(one -> concerns.open(one.number(), person.id()))
                        .map(one -> new Row(
                                one.concern().number(),
                                one.answer() == null
                                        ? one.text()
                                        : "%s. Answer: %s".formatted(one.text(), one.answer())))
                        .toList();
    }

    private May may(CaseFile file, Referral referral, Person person) {
        boolean chair = hubs.chairs(person);
        boolean closed = file.closed() && referral.state() != Referral.State.DECLINED;
        return new May(
                chair && referral.open(),
                chair && referral.open() && file.restricted(),
                chair && referral.open(),
                chair && closed,
                log.open(person));
    }

    /** Adds to the narrative. */
    void note(String number, Person person, String reason, String marking, String text) {
        Refused.unless(
                hubs.of(person.tenant()).choices(HubChoice.Kind.MARKING).stream()
                        .anyMatch(choice -> choice.choice().equals(marking)),
                "Choose how sensitive this is from the list.");
        CaseReading reading = files.read(number, Reader.because(person.id(), reason));
        files.append(reading, person.id(), CaseEntry.Kind.NOTE, marking, text);
    }

    void askReuse(String number, Person person, String reason, String entry, String purpose) {
        reuses.ask(files.read(number, Reader.because(person.id(), reason)), entry, purpose);
    }

    void answerReuse(String number, Person person, String reason, String request, boolean agreed, String answer) {
        reuses.answer(files.read(number, Reader.because(person.id(), reason)), request, agreed, answer);
    }
}
