package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of an office or a membership that does not fit is refused with the field's name, and changes nothing. */
class BadRegisterTest extends ServerTest {

    private static final String KEEPER = "charnwood-policy-officer";
    private static final String BID = "charnwood.board.bid";

    private Answer submit(String user, String process, Map<String, Object> form) {
        return as(user).post("/engine-rest/process-definition/key/" + process + "/submit-form", Rest.form(form));
    }

    private Map<String, Object> register() {
        Map<String, Object> register = new LinkedHashMap<>();
        for (String table : List.of("cs_seat", "cs_deputy", "cs_term", "cs_person", "cs_register_change")) {
            register.put(table, database.queryForList("select * from " + table + " order by 1, 2"));
        }
        register.put("users", database.queryForObject("select count(*) from act_id_user", Long.class));
        register.put("memberships", database.queryForObject("select count(*) from act_id_membership", Long.class));
        register.putAll(state());
        return register;
    }

    private static Map<String, Object> membership(Object... fieldsAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("reason", "As agreed");
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            form.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return form;
    }

    static Stream<Arguments> wrongMemberships() {
        return Stream.of(
                arguments("what", membership("seat", BID)),
                arguments("what", membership("what", "everything", "seat", BID)),
                arguments("what", membership("what", List.of("vacant"), "seat", BID)),
                arguments("seat", membership("what", "vacant")),
                arguments("seat", membership("what", "vacant", "seat", "charnwood.board.nobody")),
                arguments("seat", membership("what", "vacant", "seat", "bcp.executive.police")),
                arguments("person", membership("what", "member", "seat", BID, "person", "bcp-chair")),
                arguments("person", membership("what", "member", "seat", BID, "person", "nobody")),
                arguments("person", membership("what", "leaves", "person", "bcp-chair")),
                arguments("former", membership("what", "returns")),
                arguments("former", membership("what", "returns", "former", "charnwood-chair")),
                arguments("login", membership("what", "newPerson", "name", "A", "email", "a@b.invalid")),
                arguments("login", newcomer("login", "two words")),
                arguments("login", newcomer("login", "../admin")),
                arguments("login", newcomer("login", "admin\u0000")),
                arguments("login", newcomer("login", "x".repeat(65))),
                arguments("login", newcomer("login", "bcp-chair")),
                arguments("email", newcomer("email", "nowhere")),
                arguments("email", newcomer("email", "a@b.invalid, c@d.invalid")),
                arguments("name", newcomer("name", "x".repeat(201))),
                arguments("organisation", newcomer("organisation", "bcp.org.police")),
                arguments("until", membership("what", "coOpted", "seat", BID, "until", "yesterday")),
                arguments("from", membership("what", "vacant", "seat", BID, "from", "2020-01-01")),
                arguments("from", membership("what", "vacant", "seat", BID, "from", "31/12/2026")),
                arguments("reason", membership("what", "vacant", "seat", BID, "reason", "x".repeat(1001))),
                arguments("reason", membership("what", "vacant", "seat", BID, "reason", " ")),
                arguments("inForce", membership("what", "vacant", "seat", BID, "inForce", true)));
    }

    private static Map<String, Object> newcomer(String field, Object value) {
        Map<String, Object> form = membership(
                "what", "newPerson",
                "login", "charnwood-nobody",
                "name", "No Body",
                "email", "no.body@charnwood.invalid",
                "organisation", "charnwood.org.bid");
        form.put(field, value);
        return form;
    }

    @ParameterizedTest(name = "{0}, {index}")
    @DisplayName("G9, G14: a change of a membership that does not fit is refused with the field's name")
    @MethodSource("wrongMemberships")
    void memberships(String field, Map<String, Object> form) {
        Map<String, Object> before = register();

        Answer answer = submit(KEEPER, "membershipChange", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(field);
        assertThat(register()).isEqualTo(before);
    }

    static Stream<Arguments> wrongOffices() {
        return Stream.of(
                arguments("office", membership("holder", "charnwood-police")),
                arguments("office", membership("office", "bcp.chair", "holder", "charnwood-police")),
                arguments("holder", membership("office", "charnwood.vice-chair", "holder", "bcp-chair")),
                arguments(
                        "together",
                        membership(
                                "office", "charnwood.vice-chair", "holder", "charnwood-police", "together", "perhaps")),
                arguments("from", membership("office", "charnwood.vice-chair", "from", "2020-01-01")),
                arguments("from", membership("office", "charnwood.vice-chair", "from", "soon")),
                arguments(
                        "until",
                        membership(
                                "office", "charnwood.vice-chair", "holder", "charnwood-police", "until", "2020-01-01")),
                arguments("reason", membership("office", "charnwood.vice-chair", "reason", "")));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @DisplayName("G14: a change of an office that does not fit is refused with the field's name")
    @MethodSource("wrongOffices")
    void offices(String field, Map<String, Object> form) {
        Map<String, Object> before = register();

        Answer answer = submit(KEEPER, "officeChange", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(field);
        assertThat(register()).isEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("G14: nobody but the partnership's team changes offices and memberships")
    @ValueSource(strings = {"charnwood-chair", "charnwood-manager", "charnwood-process-owner", "charnwood-adviser"})
    void othersMayNot(String user) {
        Map<String, Object> before = register();

        assertThat(submit(user, "membershipChange", membership("what", "vacant", "seat", BID))
                        .status())
                .isIn(403, 404);
        assertThat(submit(user, "officeChange", membership("office", "charnwood.vice-chair"))
                        .status())
                .isIn(403, 404);
        assertThat(register()).isEqualTo(before);
    }

    @Test
    @DisplayName("G14: another partnership's team changes nothing here")
    void othersTeams() {
        Map<String, Object> before = register();

        Answer answer =
                submit("bcp-executive-secretary", "membershipChange", membership("what", "vacant", "seat", BID));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("seat");
        assertThat(register()).isEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("F17: partner resources that do not fit are refused with the field's name")
    @MethodSource("wrongPartners")
    void partners(String field, Map<String, Object> more) {
        Map<String, Object> before = register();
        Map<String, Object> form = new LinkedHashMap<>(People.application("Boxing", "10.00"));
        form.putAll(more);

        Answer answer = people.submits("charnwood-voluntary", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(field);
        assertThat(register()).isEqualTo(before);
    }

    static Stream<Arguments> wrongPartners() {
        String police = "charnwood.org.police";
        return Stream.of(
                arguments("partnerResources", Map.of("partners", List.of(police))),
                arguments("partners", Map.of("partnerResources", "A room")),
                arguments("partners", Map.of("partners", List.of(police, police), "partnerResources", "A room")),
                arguments("partners", Map.of("partners", List.of("bcp.org.police"), "partnerResources", "A room")),
                arguments(
                        "partners",
                        Map.of("partners", List.of("charnwood.org.voluntary-groups"), "partnerResources", "A room")),
                arguments("partners", Map.of("partners", police, "partnerResources", "A room")),
                arguments(
                        "partnerResources", Map.of("partners", List.of(police), "partnerResources", "x".repeat(4001))));
    }
}
