package org.communitysafety.hub;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.hub.HubMinutes.Issue;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.messages.Attachment;
import org.communitysafety.messages.Attachments;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;

/** The minutes that were sent, for those whom they were sent to (H9, H27). */
public class MinutesShelf {

    private final MinutesRepository minutes;
    private final CaseFiles files;
    private final Attachments attachments;
    private final Hubs hubs;
    private final AuditTrail audit;
    private final Clock clock;

    MinutesShelf(Storage storage, CaseFiles files, Attachments attachments, Hubs hubs, AuditTrail audit, Clock clock) {
        this.minutes = storage.repository(MinutesRepository.class);
        this.files = files;
        this.attachments = attachments;
        this.hubs = hubs;
        this.audit = audit;
        this.clock = clock;
    }

    /** One document, as one audience got it. */
    @Table("cs_hub_minutes")
    record HubMinutesRow(
            @Id String id,
            String tenant,
            String sitting,
            Issue issue,
            Instant issuedAt,
            String password,
            String attachment,
            @MappedCollection(idColumn = "hub_minutes") Set<Minuted> cases,
            @MappedCollection(idColumn = "hub_minutes") Set<MinutesReader> readers,
            @Version int version) {}

    record Minuted(String referral) {}

    /** @param readAt when the person said that they have read it; null before */
    record MinutesReader(String person, String message, Instant readAt) {}

    /**
     * Minutes that somebody got.
     *
     * @param password number of the month's password
     * @param readAt null until the person has confirmed that they have read it
     */
    public record Copy(String id, String sitting, Issue issue, Instant issuedAt, String password, Instant readAt) {}

    /** How many of those who got the minutes of a meeting have confirmed that they have read them. */
    public record ReadBy(String sitting, Issue issue, List<String> read, List<String> unread) {}

    void keep(
            String id,
            Sitting sitting,
            Issue issue,
            Instant at,
            String password,
            String attachment,
            Set<String> cases,
            Map<String, String> messages) {
        minutes.save(new HubMinutesRow(
                id,
                sitting.tenant(),
                sitting.id(),
                issue,
                at,
                password,
                attachment,
                cases.stream().map(Minuted::new).collect(Collectors.toSet()),
                messages.entrySet().stream()
                        .map(one -> new MinutesReader(one.getKey(), one.getValue(), null))
                        .collect(Collectors.toSet()),
                0));
    }

    /** What this person got, the newest first. */
    public List<Copy> of(Person person) {
        return minutes.ofReader(person.tenant(), person.id()).stream()
                .flatMap(id -> minutes.findById(id).stream())
                .map(row -> copy(row, person))
                .sorted(Comparator.comparing(Copy::issuedAt).reversed())
                .toList();
    }

    private static Copy copy(HubMinutesRow row, Person person) {
        return new Copy(
                row.id(),
                row.sitting(),
                row.issue(),
                row.issuedAt(),
                row.password(),
                reader(row, person).readAt());
    }

    private static MinutesReader reader(HubMinutesRow row, Person person) {
        return row.readers().stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst()
                .orElseThrow(MinutesShelf::unknown);
    }

    /**
     * The encrypted file again.
     *
     * @throws Refused for whom it was not sent to, and once one of its cases is not for them any more or disposed of
     */
    public Attachment file(String id, Person person) {
        HubMinutesRow row = own(id, person);
        Attachment file = attachments.of(row.tenant(), row.attachment());
        boolean still = row.cases().stream().allMatch(one -> files.visible(one.referral(), person));
        Refused.unless(
                file.content() != null && still,
                "These minutes are not kept for you any more. Ask the partnership team.");
        audit.record(row.tenant(), person.id(), id, "minutes opened", null);
        return file;
    }

    /** The person has read them (H27); a second time changes nothing. */
    public void read(String id, Person person) {
        HubMinutesRow row = own(id, person);
        MinutesReader reader = reader(row, person);
        if (reader.readAt() == null) {
            minutes.confirm(id, person.id(), clock.instant().atOffset(ZoneOffset.UTC));
            audit.record(row.tenant(), person.id(), id, "minutes read", null);
        }
    }

    private HubMinutesRow own(String id, Person person) {
        return minutes.findById(id)
                .filter(row -> row.tenant().equals(person.tenant()))
                .filter(row ->
                        row.readers().stream().anyMatch(one -> one.person().equals(person.id())))
                .orElseThrow(MinutesShelf::unknown);
    }

    private static Refused unknown() {
        return new Refused("There are no such minutes for you. Reload the page.");
    }

    /** Who has read the minutes of a meeting, for those who serve the hub (H27); empty for everybody else. */
    public Optional<ReadBy> readBy(String sitting, Issue issue, Person viewer) {
        if (!hubs.serves(viewer)) {
            return Optional.empty();
        }
        List<MinutesReader> all = minutes.findByTenantAndSittingAndIssue(viewer.tenant(), sitting, issue).stream()
                .flatMap(row -> row.readers().stream())
                .sorted(Comparator.comparing(MinutesReader::person))
                .toList();
        return Optional.of(new ReadBy(
                sitting,
                issue,
                all.stream()
                        .filter(one -> one.readAt() != null)
                        .map(MinutesReader::person)
                        .toList(),
                all.stream()
                        .filter(one -> one.readAt() == null)
                        .map(MinutesReader::person)
                        .toList()));
    }

    /** A case was disposed of: the files of minutes that it is in go with it (H19). */
    void forget(String tenant, String referral) {
        minutes.attachmentsAbout(tenant, referral).forEach(file -> attachments.destroy(tenant, file));
    }

    interface MinutesRepository extends CrudRepository<HubMinutesRow, String> {

        @Query("select m.id from cs_hub_minutes m join cs_minutes_reader r on r.hub_minutes = m.id"
                + " where m.tenant = :tenant and r.person = :person")
        List<String> ofReader(String tenant, String person);

        List<HubMinutesRow> findByTenantAndSittingAndIssue(String tenant, String sitting, Issue issue);

        @Query("select m.attachment from cs_hub_minutes m join cs_minuted c on c.hub_minutes = m.id"
                + " where m.tenant = :tenant and c.referral = :referral")
        List<String> attachmentsAbout(String tenant, String referral);

        @Modifying
        @Query("update cs_minutes_reader set read_at = :at where hub_minutes = :minutes and person = :person")
        void confirm(String minutes, String person, OffsetDateTime at);
    }
}
