package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.messages.Attachment;
import org.communitysafety.messages.Attachments;
import org.communitysafety.messages.Outbox;
import org.communitysafety.messages.Outbox.Addressee;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/**
 * Makes and sends the hub's minutes: agenda and open actions the day before, updates and actions the day after (H9).
 * Each member gets the cases that they may know of and no others (H17); each person's read is logged.
 */
public class HubMinutes {

    private final HubMeetingBook book;
    private final HubAgenda agenda;
    private final HubMinutesWriter writer;
    private final MinutesPasswords passwords;
    private final MinutesShelf shelf;
    private final CaseFiles files;
    private final Hubs hubs;
    private final Referrals referrals;
    private final Register register;
    private final Agreements agreements;
    private final Attachments attachments;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    HubMinutes(
            HubMeetingBook book,
            HubAgenda agenda,
            HubMinutesWriter writer,
            MinutesPasswords passwords,
            MinutesShelf shelf,
            CaseFiles files,
            Hubs hubs,
            Referrals referrals,
            Register register,
            Agreements agreements,
            Attachments attachments,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.agenda = agenda;
        this.writer = writer;
        this.passwords = passwords;
        this.shelf = shelf;
        this.files = files;
        this.hubs = hubs;
        this.referrals = referrals;
        this.register = register;
        this.agreements = agreements;
        this.attachments = attachments;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which of the two (H9). */
    public enum Issue {
        FIRST("agenda and open actions", "agenda"),
        SECOND("updates and actions", "minutes");

        private final String words;
        private final String file;

        Issue(String words, String file) {
            this.words = words;
            this.file = file;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Makes them and queues a mail to each member; done once, however often it is asked. */
    public void issue(Sitting sitting, Issue issue) {
        HubMeeting meeting = book.lock(sitting);
        if (meeting.issuedAt(issue) != null) {
            return;
        }
        List<Discussion> cases = cases(sitting, issue);
        Map<List<Discussion>, List<Person>> audiences = audiences(sitting, cases);
        Map<Discussion, CaseReading> opened = opened(sitting, issue, audiences);
        String password = passwords.current(sitting.tenant());
        audiences.forEach((visible, people) -> {
            Map<Discussion, CaseReading> theirs = new LinkedHashMap<>();
            visible.forEach(one -> theirs.put(one, opened.get(one)));
            send(sitting, issue, password, writer.written(sitting, meeting, issue, theirs), visible, people);
        });
        book.save(meeting.issued(issue, clock.instant()));
        audit.record(
                sitting.tenant(),
                AuditTrail.SYSTEM,
                sitting.number(),
                "minutes sent: " + issue,
                "%d people"
                        .formatted(
                                audiences.values().stream().mapToInt(List::size).sum()));
    }

    /** Before the meeting what was in time for it (H3); after it what it has dealt with. */
    private List<Discussion> cases(Sitting sitting, Issue issue) {
        Hub hub = hubs.of(sitting.tenant());
        return agenda.of(sitting).stream()
                .map(HubAgenda.Line::discussion)
                .filter(one -> issue == Issue.SECOND
                        ? !one.planned()
                        : one.planned()
                                && hub.inTime(referrals.referral(one.referral()).receivedAt(), sitting.heldOn()))
                .toList();
    }

    /** Those who may know of the same cases get the same document; nobody is told which cases others may know of. */
    private Map<List<Discussion>, List<Person>> audiences(Sitting sitting, List<Discussion> cases) {
        Map<List<Discussion>, List<Person>> audiences = new LinkedHashMap<>();
        for (Person person : recipients(sitting)) {
            List<Discussion> visible = cases.stream()
                    .filter(one -> files.visible(one.referral(), person))
                    .toList();
            audiences.computeIfAbsent(visible, v -> new ArrayList<>()).add(person);
        }
        return audiences;
    }

    private Map<Discussion, CaseReading> opened(
            Sitting sitting, Issue issue, Map<List<Discussion>, List<Person>> audiences) {
        Map<Discussion, List<Reader>> readers = new HashMap<>();
        String task = "Minutes %s: %s".formatted(sitting.number(), issue);
        audiences.forEach((visible, people) -> visible.forEach(one -> people.forEach(person ->
                readers.computeIfAbsent(one, o -> new ArrayList<>()).add(Reader.forTask(person.id(), task)))));
        Map<Discussion, CaseReading> opened = new HashMap<>();
        readers.forEach((one, those) -> opened.put(one, files.read(one.referral(), those)));
        return opened;
    }

    /** Everybody with a seat, the deputies of a vacant one, chairs and team, of members with a live agreement (H10). */
    List<Person> recipients(Sitting sitting) {
        Stream<String> seated = register.seats(sitting.body()).stream()
                .flatMap(seat -> seat.member() != null
                        ? Stream.of(seat.member())
                        : seat.deputies().stream().map(Seat.Deputy::person));
        Stream<Person> serving =
                Stream.concat(hubs.chairing(sitting.tenant()).stream(), hubs.teamMembers(sitting.tenant()).stream());
        return Stream.concat(seated.map(register::person), serving)
                .filter(person -> person.active() && person.organisation() != null)
                .filter(person -> agreements.live(person.organisation()).isPresent())
                .distinct()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private void send(
            Sitting sitting,
            Issue issue,
            String password,
            HubMinutesDocument document,
            List<Discussion> cases,
            List<Person> people) {
        byte[] pdf = HubMinutesPdf.of(document, passwords.toEncrypt(sitting.tenant(), password));
        String file = attachments.keep(
                sitting.tenant(),
                new Attachment("%s-%s.pdf".formatted(sitting.number(), issue.file), "application/pdf", pdf));
        Map<String, String> messages = new LinkedHashMap<>();
        for (Person person : people) {
            messages.put(
                    person.id(),
                    outbox.queue(
                            Addressee.of(person),
                            sitting.number(),
                            "%s: %s".formatted(sitting.number(), issue),
                            text(sitting, issue),
                            List.of(file)));
        }
        Set<String> numbers =
                cases.stream().map(Discussion::referral).collect(Collectors.toCollection(LinkedHashSet::new));
        Instant now = clock.instant();
        shelf.keep(UUID.randomUUID().toString(), sitting, issue, now, password, file, numbers, messages);
    }

    private static String text(Sitting sitting, Issue issue) {
        return """
                The attached file has the %s of the hub's meeting of %s. It is for you alone.

                It is encrypted. You get this month's password from the partnership team, in person or by telephone, and                 never by e-mail.

                Please read it before the meeting and confirm that in Tasklist: "Hub cases", then "Minutes of the hub".
                """
                .formatted(issue, HubLetters.when(sitting.opensAt()));
    }
}
