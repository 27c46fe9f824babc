package org.communitysafety.incident;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.communitysafety.casefile.Reader;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one place that says who may know of an incident (S1): whoever reported it, was informed, leads, or has something
 * to do for it, besides the duty lead and the chair. It is asked at every access.
 */
public class Involvement {

    private final JdbcTemplate sql;
    private final IncidentSettings settings;
    private final Register register;
    private final IncidentLog log;

    Involvement(JdbcTemplate sql, IncidentSettings settings, Register register, IncidentLog log) {
        this.sql = sql;
        this.settings = settings;
        this.register = register;
        this.log = log;
    }

    /** From now on these may know of it; in one batch. */
    void add(Incident incident, Collection<String> logins) {
        TreeSet<String> people = new TreeSet<>(logins);
        people.removeAll(of(incident));
        sql.batchUpdate(
                "insert into cs_incident_person (incident, person) values (?, ?)",
                people.stream()
                        .map(login -> new Object[] {incident.number(), login})
                        .toList());
    }

    private List<String> of(Incident incident) {
        return sql.queryForList(
                "select person from cs_incident_person where incident = ?", String.class, incident.number());
    }

    /** Whether this person may know of it. */
    public boolean mayKnow(Incident incident, Person person) {
        return person.active()
                && person.tenant().equals(incident.tenant())
                && person.organisation() != null
                && (settings.dutyLead(person)
                        || settings.chair(person)
                        || of(incident).contains(person.id()));
    }

    /** @throws NoSuchIncident for anybody who may not know of it, which is noted */
    Person refuseStranger(Incident incident, Reader reader) {
        Person person = register.findPerson(reader.login()).orElseThrow(NoSuchIncident::new);
        if (!mayKnow(incident, person)) {
            log.refused(incident, reader);
            throw new NoSuchIncident();
        }
        return person;
    }

    /** Numbers of the incidents that somebody is involved in by name. */
    List<String> incidents(Person person) {
        return sql.queryForList("select incident from cs_incident_person where person = ?", String.class, person.id());
    }
}
