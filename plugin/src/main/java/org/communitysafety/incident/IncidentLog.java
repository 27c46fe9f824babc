package org.communitysafety.incident;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.communitysafety.casefile.NotesReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.incident.Entry.Kind;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of an incident (C4): only ever added to, sealed with the incident's own key. What an entry's marking keeps
 * from somebody does not exist for them, and every read is noted.
 */
public class IncidentLog {

    private static final String CONTENT = "content";

    private final JdbcClient sql;
    private final SealedNotes notes;
    private final IncidentSettings settings;
    private final Register register;
    private final Clock clock;

    IncidentLog(JdbcClient sql, SealedNotes notes, IncidentSettings settings, Register register, Clock clock) {
        this.sql = sql;
        this.notes = notes;
        this.settings = settings;
        this.register = register;
        this.clock = clock;
    }

    /** Makes the key of a new incident. */
    void open(Incident incident) {
        notes.open(incident.tenant(), incident.number());
    }

    /**
     * Adds an entry; its author's organisation is its source (S2).
     *
     * @param marking null for the usual one
     * @return id of the entry
     */
    String add(Incident incident, String author, Kind kind, String marking, String text) {
        return add(incident, author, kind, marking, text, null);
    }

    private String add(Incident incident, String author, Kind kind, String marking, String text, String corrects) {
        Refused.unless(text != null && !text.isBlank(), "There is nothing to log. Write what is to be kept.");
        IncidentRules rules = settings.of(incident.tenant());
        String marked = marking == null ? rules.usualMarking() : marking;
        rules.choice(IncidentChoice.Kind.MARKING, marked);
        Person person = register.person(author);
        Refused.unless(
                person.organisation() != null, "Only people of an organisation of the partnership write the log.");
        String id = UUID.randomUUID().toString();
        sql.sql("insert into cs_incident_entry (id, tenant, incident, written_at, author, organisation, marking, kind,"
                        + " corrects, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(incident.tenant())
                .param(incident.number())
                .param(OffsetDateTime.now(clock))
                .param(author)
                .param(person.organisation())
                .param(marked)
                .param(kind.name())
                .param(corrects)
                .param(notes.seal(incident.tenant(), incident.number(), id, CONTENT, text.strip()))
                .update();
        return id;
    }

    /**
     * Corrects an entry by a new one; the old one stays as it is.
     *
     * @throws Refused for an entry that is not there or that its corrector may not read
     */
    String correct(Incident incident, String entry, String author, String text) {
        Reader reader = Reader.forTask(author, "Correct an entry");
        Entry corrected = entry(incident, entry, reader);
        return add(incident, author, Kind.CORRECTION, corrected.marking(), text, entry);
    }

    /**
     * What this reader may read of the log, the oldest first; the read is noted. The caller has made sure that they may
     * know of the incident.
     */
    List<Entry> read(Incident incident, Reader reader) {
        Person person = register.person(reader.login());
        NotesReading reading = notes.reading(incident.tenant(), incident.number(), reader);
        IncidentRules rules = settings.of(incident.tenant());
        return rows(incident).stream()
                .filter(row -> readable(rules, row, person))
                .map(row -> opened(row, reading))
                .toList();
    }

    /**
     * One entry of the log.
     *
     * @throws NoSuchIncident where there is none; one whose marking keeps it from the reader is also noted as refused
     */
    Entry entry(Incident incident, String id, Reader reader) {
        Person person = register.person(reader.login());
        IncidentRules rules = settings.of(incident.tenant());
        Row found = rows(incident).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(NoSuchIncident::new);
        if (!readable(rules, found, person)) {
            notes.refused(incident.tenant(), incident.number(), reader, true);
            throw new NoSuchIncident();
        }
        return opened(found, notes.reading(incident.tenant(), incident.number(), reader));
    }

    /** Somebody wanted to read the log of an incident that is none of their business. */
    void refused(Incident incident, Reader reader) {
        notes.refused(incident.tenant(), incident.number(), reader, false);
    }

    /** Choices for whoever writes: every marking of the partnership. */
    public List<IncidentChoice> markings(String tenant) {
        return settings.of(tenant).choices(IncidentChoice.Kind.MARKING);
    }

    /** Whether this person may read an entry, by its marking. */
    boolean readable(Incident incident, String entry, Person person) {
        IncidentRules rules = settings.of(incident.tenant());
        return rows(incident).stream()
                .filter(row -> row.id().equals(entry))
                .anyMatch(row -> readable(rules, row, person));
    }

    /** The own organisation's information can always be read by its people. */
    private static boolean readable(IncidentRules rules, Row row, Person person) {
        return row.organisation().equals(person.organisation())
                || rules.choices(IncidentChoice.Kind.MARKING).stream()
                        .filter(marking -> marking.choice().equals(row.marking()))
                        .anyMatch(marking ->
                                marking.readers().isEmpty() || marking.readers().contains(person.organisation()));
    }

    private record Row(
            String id,
            String incident,
            OffsetDateTime writtenAt,
            String author,
            String organisation,
            String marking,
            Kind kind,
            String corrects,
            byte[] content) {}

    private List<Row> rows(Incident incident) {
        return sql.sql("select * from cs_incident_entry where tenant = ? and incident = ? order by written_as")
                .params(incident.tenant(), incident.number())
                .query((row, index) -> new Row(
                        row.getString("id"),
                        row.getString("incident"),
                        row.getObject("written_at", OffsetDateTime.class),
                        row.getString("author"),
                        row.getString("organisation"),
                        row.getString("marking"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("corrects"),
                        row.getBytes(CONTENT)))
                .list();
    }

    private static Entry opened(Row row, NotesReading reading) {
        return new Entry(
                row.id(),
                row.incident(),
                row.writtenAt().toInstant(),
                row.author(),
                row.organisation(),
                row.marking(),
                row.kind(),
                row.corrects(),
                reading.text(row.id(), CONTENT, row.content()));
    }
}
