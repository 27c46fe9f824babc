package org.communitysafety.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communitysafety.partnership.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealed rows of case files: people, addresses, telephones, places and the narrative. */
class CaseContents {

    private final JdbcClient sql;
    private final Clock clock;

    CaseContents(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Puts this in the place of whatever the file said about whom and what it is about. */
    void describe(String number, Seals seals, CaseSubject subject) {
        forgetSubject(number);
        for (CasePerson person : subject.people()) {
            add(number, seals, person, subject.people().indexOf(person));
        }
        int position = 0;
        for (CasePlace place : subject.places()) {
            address(number, seals, null, position++, place.description(), place.address());
        }
    }

    private void add(String number, Seals seals, CasePerson person, int position) {
        String id = id();
        sql.sql("insert into cs_case_person (id, case_file, position, first_names, surname, birth_date)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, number, position)
                .param(seals.seal(id, "first_names", person.firstNames()))
                .param(seals.seal(id, "surname", person.surname()))
                .param(seals.seal(
                        id,
                        "birth_date",
                        person.birthDate() == null ? null : person.birthDate().toString()))
                .update();
        int next = 0;
        for (CaseAddress address : person.addresses()) {
            address(number, seals, id, next++, null, address);
        }
        next = 0;
        for (String telephone : person.telephones()) {
            String row = id();
            sql.sql("insert into cs_case_telephone (id, case_file, person, position, telephone) values (?, ?, ?, ?, ?)")
                    .params(row, number, id, next++)
                    .param(seals.seal(row, "telephone", telephone))
                    .update();
        }
    }

    private void address(
            String number, Seals seals, String person, int position, String description, CaseAddress address) {
        String id = id();
        sql.sql("insert into cs_case_address (id, case_file, person, position, description, street, town, postcode)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, number)
                .param(person)
                .param(position)
                .param(seals.seal(id, "description", description))
                .param(seals.seal(id, "street", address.street()))
                .param(seals.seal(id, "town", address.town()))
                .param(seals.seal(id, "postcode", address.postcode()))
                .update();
    }

    CaseSubject subject(String number, Seals seals) {
        List<CasePerson> people = sql.sql("select * from cs_case_person where case_file = ? order by position")
                .param(number)
                .query((row, index) -> {
                    String id = row.getString("id");
                    return new CasePerson(
                            seals.open(id, "first_names", row.getBytes("first_names")),
                            seals.open(id, "surname", row.getBytes("surname")),
                            Optional.ofNullable(seals.open(id, "birth_date", row.getBytes("birth_date")))
                                    .map(LocalDate::parse)
                                    .orElse(null),
                            addresses(id, seals),
                            telephones(id, seals));
                })
                .list();
        return new CaseSubject(people, places(number, seals));
    }

    private List<CaseAddress> addresses(String person, Seals seals) {
        return sql.sql("select * from cs_case_address where person = ? order by position")
                .param(person)
                .query((row, index) -> address(row, seals))
                .list();
    }

    private List<String> telephones(String person, Seals seals) {
        return sql.sql("select * from cs_case_telephone where person = ? order by position")
                .param(person)
                .query((row, index) -> seals.open(row.getString("id"), "telephone", row.getBytes("telephone")))
                .list();
    }

    private List<CasePlace> places(String number, Seals seals) {
        return sql.sql("select * from cs_case_address where case_file = ? and person is null order by position")
                .param(number)
                .query((row, index) -> new CasePlace(
                        seals.open(row.getString("id"), "description", row.getBytes("description")),
                        address(row, seals)))
                .list();
    }

    private static CaseAddress address(java.sql.ResultSet row, Seals seals) throws java.sql.SQLException {
        String id = row.getString("id");
        return new CaseAddress(
                seals.open(id, "street", row.getBytes("street")),
                seals.open(id, "town", row.getBytes("town")),
                seals.open(id, "postcode", row.getBytes("postcode")));
    }

    /** Adds to the narrative; answers the entry's id. */
    String append(String number, Seals seals, Person author, CaseEntry.Kind kind, String marking, String text) {
        String id = id();
        sql.sql("insert into cs_case_entry (id, case_file, written_at, author, organisation, marking, kind, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, number, OffsetDateTime.now(clock), author.id(), author.organisation(), marking, kind.name())
                .param(seals.seal(id, "content", text))
                .update();
        return id;
    }

    /** The narrative, oldest first. */
    List<CaseEntry> entries(String number, Seals seals) {
        return sql.sql("select * from cs_case_entry where case_file = ? order by written_as")
                .param(number)
                .query((row, index) -> new CaseEntry(
                        row.getString("id"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getString("author"),
                        row.getString("organisation"),
                        row.getString("marking"),
                        CaseEntry.Kind.valueOf(row.getString("kind")),
                        seals.open(row.getString("id"), "content", row.getBytes("content"))))
                .list();
    }

    /** Deletes everything that was sealed. */
    void forget(String number) {
        delete("cs_case_reuse", number);
        delete("cs_case_entry", number);
        forgetSubject(number);
    }

    private void forgetSubject(String number) {
        List.of("cs_case_telephone", "cs_case_address", "cs_case_person").forEach(table -> delete(table, number));
    }

    private void delete(String table, String number) {
        sql.sql("delete from " + table + " where case_file = ?").param(number).update();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
