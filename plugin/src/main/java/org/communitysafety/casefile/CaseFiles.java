package org.communitysafety.casefile;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseAccess.Refusal;
import org.communitysafety.casefile.CaseFile.Kind;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/**
 * The only way to personal data. Every read is asked of {@link CaseAccess} and logged; whoever may not read gets the
 * same answer as where there is no such case.
 */
public class CaseFiles {

    private final CaseFileRepository files;
    private final CaseContents contents;
    private final CaseSearch search;
    private final CaseAccess access;
    private final CaseLog log;
    private final KeyRing keys;
    private final Register register;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseFiles(
            Storage storage,
            CaseContents contents,
            CaseSearch search,
            CaseAccess access,
            CaseLog log,
            KeyRing keys,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = storage.repository(CaseFileRepository.class);
        this.contents = contents;
        this.search = search;
        this.access = access;
        this.log = log;
        this.keys = keys;
        this.register = register;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refused where there is no key to seal anything with, so that nobody writes what cannot be kept */
    public void refuseWithoutKey() {
        keys.refuseWithoutMaster();
    }

    /** Opens a file with a key of its own; for now only its referrer's organisation and the hub's officers know of it. */
    public CaseFile open(String number, Kind kind, String referrer) {
        Person person = register.person(referrer);
        keys.create(person.tenant(), number);
        return files.save(
                CaseFile.opened(number, person.tenant(), kind, person.organisation(), referrer, clock.instant()));
    }

    /** Says whom and what the case is about, instead of what was said before. */
    public void describe(String number, Kind kind, CaseSubject subject) {
        CaseFile file = files.save(lock(number).about(kind));
        contents.describe(number, seals(file), subject);
        search.note(file.tenant(), number, subject);
    }

    /**
     * Adds to the narrative, which is never changed.
     *
     * @param reading of whoever adds it, which shows that they may
     * @param author login of whose information it is; that person's organisation is its source (S2)
     * @param marking id of the marking
     * @return id of the entry
     */
    public String append(CaseReading reading, String author, CaseEntry.Kind kind, String marking, String text) {
        return append(reading.file(), author, kind, marking, text);
    }

    /** Likewise, of what somebody adds who does not read the file for it. */
    public String append(CaseFile file, String author, CaseEntry.Kind kind, String marking, String text) {
        Refused.unless(text != null && !text.isBlank(), "There is nothing to add. Write what is to be kept.");
        return contents.append(file.number(), seals(file), register.person(author), kind, marking, text.strip());
    }

    /**
     * Opens the file for somebody. The read is logged.
     *
     * @throws NoSuchCase where there is no such case, and where the reader may not read it
     */
    public CaseReading read(String number, Reader reader) {
        CaseFile file = allowed(number, reader);
        Seals seals = seals(file);
        log.granted(file.tenant(), number, register.person(reader.login()), reader, seals);
        return new CaseReading(file, reader, contents.subject(number, seals), contents.entries(number, seals), seals);
    }

    /**
     * Opens the file once for several people who get the same of it, for example minutes. Each read is logged.
     *
     * @throws NoSuchCase where one of them may not read it
     */
    public CaseReading read(String number, List<Reader> readers) {
        readers.forEach(reader -> allowed(number, reader));
        CaseFile file = file(number);
        Seals seals = seals(file);
        readers.forEach(reader -> log.granted(file.tenant(), number, register.person(reader.login()), reader, seals));
        return new CaseReading(
                file, readers.get(0), contents.subject(number, seals), contents.entries(number, seals), seals);
    }

    private CaseFile allowed(String number, Reader reader) {
        Optional<Person> person = register.findPerson(reader.login());
        Optional<CaseFile> file = files.findById(number);
        Refusal refusal = refusal(file, person);
        if (refusal == null) {
            return file.get();
        }
        log.refused(
                file.map(CaseFile::tenant).or(() -> person.map(Person::tenant)).orElse("none"),
                file.map(CaseFile::number).orElse("unknown"),
                person.map(Person::organisation).orElse(null),
                reader,
                file.map(this::seals).orElse(null),
                refusal);
        throw new NoSuchCase();
    }

    /** Null where the person may read the file. */
    private Refusal refusal(Optional<CaseFile> file, Optional<Person> person) {
        if (file.isEmpty()) {
            return Refusal.UNKNOWN;
        }
        return person.isEmpty()
                ? Refusal.NOBODY
                : access.refusal(file.get(), person.get()).orElse(null);
    }

    /** Seals a text with the case's key for another table, which keeps it under this row and field. */
    public byte[] seal(String number, String row, String field, String text) {
        return seals(file(number)).seal(row, field, text);
    }

    /** Whether this person may know of the case; for lists, which show no personal data. */
    public boolean visible(String number, Person person) {
        return find(person.tenant(), number)
                .filter(file -> visible(file, person))
                .isPresent();
    }

    /** Likewise. */
    public boolean visible(CaseFile file, Person person) {
        return access.refusal(file, person).isEmpty();
    }

    /** What is known of the case without opening it. */
    public CaseFile file(String number) {
        return files.findById(number).orElseThrow(() -> new IllegalStateException("There is no case file " + number));
    }

    /** Empty where this partnership has no such case, or no longer. */
    public Optional<CaseFile> find(String tenant, String number) {
        return files.findById(number).filter(file -> file.tenant().equals(tenant));
    }

    /** The partnership's cases that this person may know of, the newest first. */
    public List<CaseFile> of(Person person) {
        return files.findByTenantOrderByNumberDesc(person.tenant()).stream()
                .filter(file -> visible(file, person))
                .toList();
    }

    /**
     * Cases about the same person or place, as far as the reader may know of them; each one found is logged (H6).
     *
     * @return why each is found, by number, the newest first
     */
    public Map<String, Set<Likeness>> search(CaseSubject wanted, Reader reader) {
        Person person = register.person(reader.login());
        Map<String, Set<Likeness>> found = search.find(person.tenant(), wanted);
        found.keySet().removeIf(number -> !visible(number, person));
        found.keySet().forEach(number -> {
            CaseFile file = file(number);
            log.granted(file.tenant(), number, person, reader, seals(file));
        });
        return found;
    }

    /** Accepted: every member with a live agreement may know of it, unless it is restricted. */
    public void share(String number) {
        files.save(lock(number).shared());
    }

    /**
     * From now on only these organisations, the referrer's and the hub's chair know that the case exists (H17).
     *
     * @param organisations keys of organisations
     */
    public void restrict(String number, Set<String> organisations, String actor) {
        CaseFile file = lock(number);
        organisations.forEach(one -> Refused.unless(
                register.organisation(one).tenant().equals(file.tenant()),
                "\"%s\" is no organisation of this partnership. Choose from the list.",
                one));
        changed(files.save(file.restrictedTo(organisations)), actor, "case restricted");
    }

    /** Every member may know of the case again. */
    public void lift(String number, String actor) {
        changed(files.save(lock(number).opened()), actor, "restriction lifted");
    }

    private void changed(CaseFile file, String actor, String what) {
        audit.record(file.tenant(), actor, file.number(), what, null);
        events.publishEvent(new CaseRestricted(file));
    }

    /** Lets this person read the case in a role of their own. */
    public void involve(String number, String login, Role role) {
        files.save(lock(number).involving(login, role));
    }

    /** The person has nothing to do with the case in this role any more. */
    public void release(String number, String login, Role role) {
        files.save(lock(number).notInvolving(login, role));
    }

    /** @param as outcome, without personal data */
    public void close(String number, String as) {
        files.save(lock(number).closed(clock.instant(), as));
    }

    public void reopen(String number) {
        files.save(lock(number).reopened());
    }

    CaseFile lock(String number) {
        return Optional.ofNullable(files.findWithLockByNumber(number))
                .orElseThrow(() -> new IllegalStateException("There is no case file " + number));
    }

    Seals seals(CaseFile file) {
        return new Seals(keys.ofCase(file.number()), file.tenant(), file.number());
    }

    CaseFile save(CaseFile file) {
        return files.save(file);
    }

    void delete(CaseFile file) {
        files.delete(file);
    }

    interface CaseFileRepository extends CrudRepository<CaseFile, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        CaseFile findWithLockByNumber(String number);

        List<CaseFile> findByTenantOrderByNumberDesc(String tenant);
    }
}
