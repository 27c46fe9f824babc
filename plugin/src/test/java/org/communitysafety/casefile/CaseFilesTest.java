package org.communitysafety.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitysafety.casefile.CaseDatabase.jose;
import static org.communitysafety.casefile.CaseDatabase.person;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.communitysafety.casefile.AccessLog.Access;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Case files")
class CaseFilesTest {

    private static final String POLICE = "cannock-chase.org.police";
    private static final String HOUSING = "cannock-chase.org.housing-options";

    private static EmbeddedPostgres postgres;
    private static List<CaseDatabase> databases;

    @BeforeAll
    static void openDatabases() throws IOException {
        postgres = EmbeddedPostgres.start();
        databases = List.of(CaseDatabase.on(CaseDatabase.h2()), CaseDatabase.on(postgres.getPostgresDatabase()));
    }

    @AfterAll
    static void closeDatabases() throws IOException {
        databases.forEach(CaseDatabase::close);
        postgres.close();
    }

    static Stream<CaseDatabase> databases() {
        return databases.stream();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H19: nothing personal lies in the database in a form that can be read")
    void atRest(CaseDatabase data) {
        String number = data.accepted(jose());
        data.asks(() ->
                data.files.read(number, Reader.because("cannock-housing-options", "Ask of Zebedee Quillfeather")));

        assertThat(String.join("\n", data.everything()))
                .contains(number)
                .doesNotContainIgnoringCase("José")
                .doesNotContainIgnoringCase("Brien")
                .doesNotContain("1987-03-09")
                .doesNotContainIgnoringCase("High Street")
                .doesNotContain("555 0199")
                .doesNotContain("WS12 1AA")
                .doesNotContain("Quillfeather");
        CaseReading reading = data.reads("cannock-police", number);
        assertThat(reading.subject().people()).singleElement().isEqualTo(jose());
        assertThat(reading.entries())
                .singleElement()
                .extracting(CaseEntry::text, CaseEntry::organisation, CaseEntry::marking, CaseEntry::author)
                .containsExactly(
                        "Seen again with Zebedee Quillfeather", POLICE, "official-sensitive", "cannock-police");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H19: a sealed field opens in its own row, field and case only")
    void sealedInPlace(CaseDatabase data) {
        String one = data.accepted(jose());
        String other = data.accepted(person("Ann", "Other", "1990-01-01", "1 Mill Lane"));

        data.sql
                .sql("update cs_case_person set surname = first_names where case_file = ?")
                .param(one)
                .update();
        assertThatThrownBy(() -> data.reads("cannock-police", one)).hasMessageContaining("does not belong to " + one);

        data.sql
                .sql("update cs_case_entry set content = (select content from cs_case_entry where case_file = ?)"
                        + " where case_file = ?")
                .params(one, other)
                .update();
        assertThatThrownBy(() -> data.reads("cannock-police", other))
                .hasMessageContaining("does not belong to " + other)
                .hasMessageNotContaining("Quillfeather");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H19: personal data is never printed by accident")
    void printed(CaseDatabase data) {
        CaseReading reading = data.reads("cannock-police", data.accepted(jose()));

        assertThat(reading.subject().toString() + reading.entries() + reading.file() + reading.reader())
                .doesNotContain("José", "Brien", "Quillfeather", "1987", "High Street");
        assertThat(Reader.because("cannock-police", "Zebedee Quillfeather").toString())
                .doesNotContain("Quillfeather");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S1: before it is accepted, its referrer's organisation and the hub's officers know of a case")
    void referral(CaseDatabase data) {
        String number = data.about(jose());

        assertReads(data, number, "cannock-police", "cannock-police-deputy", "cannock-hub-chair", "cannock-hub-team");
        assertRefused(data, number, "cannock-housing-options", "cannock-manager", "cannock-process-owner");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S1, H10: once accepted, those who sit in the hub may read; an expired signature lets nobody in")
    void accepted(CaseDatabase data) {
        String number = data.accepted(jose());

        assertReads(data, number, "cannock-police", "cannock-housing-options", "cannock-mental-health");
        assertRefused(
                data,
                number,
                "cannock-manager",
                "cannock-process-owner",
                "cannock-community-safety-manager",
                "cannock-citizens-advice");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H17: a restricted case is there for the named organisations, the referrer's and the chair only")
    void restricted(CaseDatabase data) {
        String number = data.accepted(jose());
        data.does(() -> data.files.involve(number, "cannock-housing-options", Role.ACTION_OWNER));
        data.does(() -> data.files.restrict(number, Set.of("cannock-chase.org.probation"), "cannock-hub-chair"));

        assertReads(data, number, "cannock-police", "cannock-probation", "cannock-hub-chair");
        assertRefused(data, number, "cannock-housing-options", "cannock-hub-team", "cannock-fire");
        assertThat(data.files.of(data.bean(Register.class).person("cannock-fire")))
                .extracting(CaseFile::number)
                .doesNotContain(number);

        data.does(() -> data.files.involve(number, "cannock-community-safety-manager", Role.CONCERN));
        assertReads(data, number, "cannock-community-safety-manager");

        data.does(() -> data.files.lift(number, "cannock-hub-chair"));
        assertReads(data, number, "cannock-housing-options", "cannock-fire");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H17: who may not know of a case gets the same answer as where there is none")
    void sameAnswer(CaseDatabase data) {
        String restricted = data.accepted(jose());
        data.does(() -> data.files.restrict(restricted, Set.of(), "cannock-hub-chair"));

        Throwable none = refusal(data, "cannock-fire", "CCH-H-2026-9999");
        Throwable notYours = refusal(data, "cannock-fire", restricted);

        assertThat(notYours).hasSameClassAs(none).hasMessage(none.getMessage());
        assertThat(none.getMessage()).doesNotContain(restricted);
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S1: every read is logged with who, when, which case and what for; a refused one too")
    void logged(CaseDatabase data) {
        String number = data.accepted(jose());
        data.today("2026-10-06T08:15:00");
        data.reads("cannock-housing-options", number);
        data.asks(() -> data.files.read(number, Reader.because("cannock-fire", "Fire at his home last night")));
        refusal(data, "cannock-citizens-advice", number);
        refusal(data, "cannock-fire", "Zebedee Quillfeather");
        var chair = data.bean(Register.class).person("cannock-hub-chair");

        assertThat(data.log.ofCase(number, chair).orElseThrow())
                .extracting(Access::login, Access::organisation, Access::task, Access::reason, Access::refused)
                .containsExactly(
                        tuple("cannock-citizens-advice", "cannock-chase.org.citizens-advice", "Test", null, true),
                        tuple(
                                "cannock-fire",
                                "cannock-chase.org.fire-and-rescue",
                                null,
                                "Fire at his home last night",
                                false),
                        tuple("cannock-housing-options", HOUSING, "Test", null, false),
                        tuple("cannock-police", POLICE, "Refer", null, false));
        assertThat(data.log.ofPerson("cannock-fire", chair).orElseThrow())
                .extracting(Access::number)
                .contains("unknown", number);
        assertThat(data.log.ofOrganisation(HOUSING, chair).orElseThrow())
                .filteredOn(access -> access.number().equals(number))
                .singleElement()
                .extracting(access -> access.at().toString())
                .isEqualTo("2026-10-06T07:15:00Z");
        assertThat(data.log.ofCase(number, data.bean(Register.class).person("cannock-fire")))
                .isEmpty();
        data.today("2026-10-05T10:00:00");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S1: the row of a refused read stays when the refusal rolls everything else back")
    void refusalSurvives(CaseDatabase data) {
        String number = data.about(jose());

        assertThatThrownBy(() -> data.does(() -> {
                    data.files.share(number);
                    data.files.restrict(number, Set.of(), "cannock-hub-chair");
                    data.files.read(number, Reader.because("cannock-manager", "Curious"));
                }))
                .isInstanceOf(NoSuchCase.class);

        assertThat(data.files.file(number).restricted()).isFalse();
        assertThat(data.log
                        .ofCase(number, data.bean(Register.class).person("cannock-hub-chair"))
                        .orElseThrow())
                .first()
                .extracting(Access::login, Access::refused, Access::reason)
                .containsExactly("cannock-manager", true, "Curious");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S1: a case is opened for a task or for a stated reason, never for nothing")
    void reasons(CaseDatabase data) {
        assertThatThrownBy(() -> Reader.because("cannock-fire", " "))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> Reader.because("cannock-fire", "x".repeat(501)))
                .hasMessageContaining("too long");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName(
            "H11: a removed organisation reads nothing from the next request on, and can come back with a signature")
    void removed(CaseDatabase data) {
        String number = data.accepted(jose());
        Agreements agreements = data.bean(Agreements.class);
        String youth = "cannock-chase.org.youth-offending";
        assertReads(data, number, "cannock-youth-offending");

        if (agreements.live(youth).isPresent()) {
            data.does(() -> agreements.remove(youth, "Minutes were shared outside", "cannock-hub-chair"));
        }
        assertRefused(data, number, "cannock-youth-offending");

        data.asks(() -> agreements.sign(signature(youth, "2026-10-01"), "cannock-hub-team"));
        assertReads(data, number, "cannock-youth-offending");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H10: a signature is good for twelve months, to the day")
    void twelveMonths(CaseDatabase data) {
        String number = data.accepted(jose());
        data.today("2027-10-04T23:59:59");
        assertReads(data, number, "cannock-education");
        data.today("2027-10-05T00:00:00");
        assertRefused(data, number, "cannock-education", "cannock-hub-chair");
        data.today("2026-10-05T10:00:00");
    }

    static Agreements.Signature signature(String organisation, String signedOn) {
        return new Agreements.Signature(
                organisation,
                org.communitysafety.partnership.Agreement.Basis.STATUTORY,
                "Terms of Reference",
                LocalDate.parse(signedOn),
                12,
                "Neil Okonkwo",
                "Head of service",
                "neil@example.invalid",
                "01543 000 000");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H6: the same person and near matches are found, and say why")
    void found(CaseDatabase data) {
        String jose = data.accepted(person("José  Maria", "O'Brien", "1971-11-30", "99B Station Road"));

        assertThat(search(data, person("jose maria", "obrien", "1971-11-30", null)))
                .containsEntry(jose, Set.of(Likeness.SAME_PERSON, Likeness.INITIAL, Likeness.SOUND));
        assertThat(search(data, person("J", "O Brien", "1971-11-30", null)))
                .containsEntry(jose, Set.of(Likeness.INITIAL, Likeness.SOUND));
        assertThat(search(data, person("Patrick", "O'Brian", "1971-11-30", null)))
                .containsEntry(jose, Set.of(Likeness.SOUND));
        assertThat(search(data, person(null, null, null, "99b station rd.")))
                .containsEntry(jose, Set.of(Likeness.ADDRESS));
        assertThat(search(data, person("José Maria", "O'Brien", "1971-11-29", "99 Station Road")))
                .isEmpty();
        assertThat(search(data, person("José Maria", "O'Brien", null, null))).isEmpty();
        String place = data.about(new CaseSubject(
                List.of(), List.of(new CasePlace("Car park", new CaseAddress("99B Station Road", null, null)))));
        assertThat(search(data, person(null, null, null, "99b station rd"))).containsOnlyKeys(jose, place);
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H17, S1: a search shows nothing that the searcher may not know of, and logs what it shows")
    void searchIsAccess(CaseDatabase data) {
        CasePerson hidden = person("Rosalind", "Thackeray", "1966-06-06", "3 Quarry Close");
        String restricted = data.accepted(hidden);
        String open = data.accepted(hidden);
        data.does(() -> data.files.restrict(restricted, Set.of(), "cannock-hub-chair"));

        var found = data.asks(() -> data.files.search(
                new CaseSubject(List.of(hidden), List.of()), Reader.because("cannock-fire", "Call-out")));

        assertThat(found).containsOnlyKeys(open);
        assertThat(data.log
                        .ofCase(open, data.bean(Register.class).person("cannock-hub-chair"))
                        .orElseThrow())
                .extracting(Access::login, Access::reason)
                .startsWith(tuple("cannock-fire", "Call-out"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("S2: another agency's information is used elsewhere only if that agency agrees")
    void reuse(CaseDatabase data) {
        String number = data.accepted(jose());
        String entry = data.reads("cannock-police", number).entries().get(0).id();

        data.does(() -> data.reuses.ask(reading(data, "cannock-housing-options", number), entry, "Eviction hearing"));

        assertThatThrownBy(() ->
                        data.does(() -> data.reuses.ask(reading(data, "cannock-police", number), entry, "Our own")))
                .hasMessageContaining("your own agency's information");
        assertThatThrownBy(() -> data.does(
                        () -> data.reuses.ask(reading(data, "cannock-housing-options", number), entry, "Again")))
                .hasMessageContaining("asked for this already");
        var asked = data.asks(() -> data.reuses.of(reading(data, "cannock-police", number)));
        assertThat(asked)
                .singleElement()
                .extracting(CaseReuses.Request::owner, CaseReuses.Request::purpose, CaseReuses.Request::agreed)
                .containsExactly(POLICE, "Eviction hearing", null);
        String request = asked.get(0).id();
        assertThatThrownBy(() ->
                        data.does(() -> data.reuses.answer(reading(data, "cannock-fire", number), request, true, null)))
                .hasMessageContaining("Only Staffordshire Police answers");
        assertThatThrownBy(() -> data.does(
                        () -> data.reuses.answer(reading(data, "cannock-police", number), request, false, " ")))
                .hasMessageContaining("Say why");
        data.does(() -> data.reuses.answer(
                reading(data, "cannock-police-deputy", number), request, false, "The informant could be known by it"));
        assertThat(data.asks(() -> data.reuses.of(reading(data, "cannock-housing-options", number))))
                .singleElement()
                .extracting(CaseReuses.Request::agreed, CaseReuses.Request::answer, CaseReuses.Request::answeredBy)
                .containsExactly(false, "The informant could be known by it", "cannock-police-deputy");
        assertThat(data.sql
                        .sql("select recipient from cs_message where about = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .contains("cannock-police", "cannock-police-deputy", "cannock-housing-options");
        assertThat(String.join("\n", data.everything())).doesNotContain("Eviction hearing", "informant");
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H19: disposal destroys key and codes, deletes the rows and leaves a record")
    void disposal(CaseDatabase data) {
        CasePerson gone = person("Ottoline", "Farthingale", "1955-05-05", "8 Canal Terrace");
        String number = data.accepted(gone);
        data.asks(() -> data.files.read(number, Reader.because("cannock-fire", "Smoke alarm")));
        LocalDate until = LocalDate.of(2026, 10, 4);
        assertThatThrownBy(() -> data.does(() -> data.disposal.dispose(number, until, "cannock-hub-chair")))
                .hasMessageContaining("is open");
        data.does(() -> data.files.close(number, "RESOLVED"));
        assertThatThrownBy(() ->
                        data.does(() -> data.disposal.dispose(number, LocalDate.of(2026, 10, 5), "cannock-hub-chair")))
                .hasMessageContaining("kept until 2026-10-05");

        data.does(() -> data.disposal.dispose(number, until, "cannock-hub-chair"));

        for (String table : List.of(
                "cs_permitted",
                "cs_involved",
                "cs_case_person",
                "cs_case_address",
                "cs_case_telephone",
                "cs_case_entry",
                "cs_case_token",
                "cs_case_reuse")) {
            assertThat(data.rows(table, number)).as(table).isZero();
        }
        assertThat(data.sql
                        .sql("select count(*) from cs_case_key where id = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(search(data, gone)).isEmpty();
        assertThat(refusal(data, "cannock-hub-chair", number)).isInstanceOf(NoSuchCase.class);
        assertThat(data.disposal.of("cannock-chase", number))
                .contains(new CaseDisposal.Record(number, "RESOLVED", until, "cannock-hub-chair"));
        assertThat(data.disposal.of("charnwood", number)).isEmpty();
        assertThat(data.log
                        .ofCase(number, data.bean(Register.class).person("cannock-hub-chair"))
                        .orElseThrow())
                .filteredOn(access -> access.login().equals("cannock-fire"))
                .singleElement()
                .extracting(Access::reason)
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("H19: a new master key wraps the keys again and touches nothing that they sealed")
    void rotation(CaseDatabase data) {
        DataSource same = data.bean(DataSource.class);
        String number = data.accepted(jose());
        Map<String, Object> before = sealed(data, number);
        String wrapped = wrapped(data, number);
        var both = Map.of("first", CaseDatabase.FIRST_KEY, "second", CaseDatabase.SECOND_KEY);

        CaseDatabase rotated = CaseDatabase.open(same, both, "second");
        assertThat(rotated.reads("cannock-police", number).subject().people()).containsExactly(jose());
        assertThat(sealed(rotated, number)).usingRecursiveComparison().isEqualTo(before);
        assertThat(wrapped(rotated, number)).isNotEqualTo(wrapped).startsWith("second ");
        rotated.close();
        assertThatThrownBy(() -> CaseDatabase.open(same, Map.of("first", CaseDatabase.FIRST_KEY), "first"))
                .hasStackTraceContaining("the master key \"second\", which is not there");
        assertThatThrownBy(() -> CaseDatabase.open(
                        same, Map.of("second", CaseDatabase.FIRST_KEY, "first", CaseDatabase.SECOND_KEY), "first"))
                .hasStackTraceContaining("cannot be unwrapped with the master key \"second\"");
        assertThatThrownBy(() -> CaseDatabase.open(same, Map.of("second", CaseDatabase.FIRST_KEY), "second"))
                .as("another key under the same name")
                .hasStackTraceContaining("cannot be unwrapped with the master key \"second\"");
        CaseDatabase.open(same, both, "first").close();
        assertThat(data.reads("cannock-police", number).subject().people()).containsExactly(jose());
    }

    private static Map<String, Object> sealed(CaseDatabase data, String number) {
        return data.sql
                .sql("select first_names, surname, birth_date from cs_case_person where case_file = ?")
                .param(number)
                .query()
                .singleRow();
    }

    private static String wrapped(CaseDatabase data, String number) {
        return data.sql
                .sql("select master_key, wrapped from cs_case_key where id = ?")
                .param(number)
                .query((row, index) -> row.getString(1) + " " + java.util.Arrays.toString(row.getBytes(2)))
                .single();
    }

    private static CaseReading reading(CaseDatabase data, String login, String number) {
        return data.files.read(number, Reader.forTask(login, "Test"));
    }

    private static Map<String, Set<Likeness>> search(CaseDatabase data, CasePerson wanted) {
        return data.asks(() -> data.files.search(
                new CaseSubject(List.of(wanted), List.of()), Reader.forTask("cannock-hub-chair", "Search")));
    }

    private static void assertReads(CaseDatabase data, String number, String... logins) {
        for (String login : logins) {
            assertThat(data.reads(login, number).file().number()).as(login).isEqualTo(number);
        }
    }

    private static void assertRefused(CaseDatabase data, String number, String... logins) {
        for (String login : logins) {
            assertThat(refusal(data, login, number)).as(login).isInstanceOf(NoSuchCase.class);
        }
    }

    private static Throwable refusal(CaseDatabase data, String login, String number) {
        return catchThrowable(() -> data.reads(login, number));
    }
}
