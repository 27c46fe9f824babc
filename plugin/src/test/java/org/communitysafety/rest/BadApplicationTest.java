package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.communitysafety.rest.Rest.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent instead of an application is refused with a sentence that names the field, and nothing changes. */
class BadApplicationTest extends ServerTest {

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String PROCESS = "/engine-rest/process-definition/key/fundingApplication";
    private static final Object LEFT_OUT = new Object();

    static Stream<Arguments> wrongValues() {
        Map<String, Object> java = Map.of(
                "objectTypeName",
                "java.lang.String",
                "serializationDataFormat",
                "application/x-java-serialized-object");
        Map<String, Object> json = Map.of(
                "objectTypeName",
                "java.util.ArrayList<java.lang.String>",
                "serializationDataFormat",
                "application/json");
        return Stream.of(
                arguments("amount", LEFT_OUT),
                arguments("amount", null),
                arguments("amount", ""),
                arguments("amount", "0"),
                arguments("amount", 0),
                arguments("amount", "0.00"),
                arguments("amount", "-0.01"),
                arguments("amount", "-800"),
                arguments("amount", "800.001"),
                arguments("amount", 800.001),
                arguments("amount", "1e-3"),
                arguments("amount", "1000000000000"),
                arguments("amount", 1e12),
                arguments("amount", "1e12"),
                arguments("amount", "1e400"),
                arguments("amount", "1e2147483647"),
                arguments("amount", "1e99999999999"),
                arguments("amount", "1e-2147483647"),
                arguments("amount", "0".repeat(5000) + "1"),
                arguments("amount", "9".repeat(5000)),
                arguments("amount", "eight hundred"),
                arguments("amount", "1,80"),
                arguments("amount", "1800,00"),
                arguments("amount", "$800"),
                arguments("amount", "NaN"),
                arguments("amount", "Infinity"),
                arguments("amount", "0x10"),
                arguments("amount", "8 00"),
                arguments("amount", true),
                arguments("amount", List.of("800")),
                arguments("amount", new Typed("{\"amount\": 800}", "Json")),
                arguments("startsOn", LEFT_OUT),
                arguments("startsOn", "tomorrow"),
                arguments("startsOn", "01/04/2027"),
                arguments("startsOn", "2027-02-29"),
                arguments("startsOn", "2027-13-01"),
                arguments("startsOn", "2027-04-01T00:00:00"),
                arguments("startsOn", "2027-04-01T00:00:00.000+0000"),
                arguments("startsOn", "99999-01-01"),
                arguments("startsOn", "+99999-01-01"),
                arguments("startsOn", "-2027-01-01"),
                arguments("startsOn", "0000-01-01"),
                arguments("startsOn", 20270401),
                arguments("startsOn", new Typed("2027-04-01T00:00:00.000+0000", "Date")),
                arguments("endsOn", "+999999999-12-31"),
                arguments("endsOn", LEFT_OUT),
                arguments("priority", LEFT_OUT),
                arguments("priority", ""),
                arguments("priority", "no-such-priority"),
                arguments("priority", "bcp.priority.asb"),
                arguments("priority", List.of("charnwood.priority.asb")),
                arguments("priority", 1),
                arguments("deliveryGroup", LEFT_OUT),
                arguments("deliveryGroup", "charnwood.no-such-group"),
                arguments("deliveryGroup", "charnwood.board"),
                arguments("deliveryGroup", "bcp.hate-crime-group"),
                arguments("deliveryGroup", "none"),
                arguments("continues", "CHW-F-2009-0001"),
                arguments("title", LEFT_OUT),
                arguments("title", null),
                arguments("title", ""),
                arguments("title", " \t\n "),
                arguments("title", "\u00a0\u2003\u200b\u2060"),
                arguments("title", "x".repeat(151)),
                arguments("title", "x".repeat(1_000_000)),
                arguments("title", "😀".repeat(76)),
                arguments("title", "Boxing\u0000"),
                arguments("title", "Boxing\u0007"),
                arguments("title", "Boxing\u0085"),
                arguments("title", "Boxing \ud800"),
                arguments("title", "\udc00 Boxing"),
                arguments("title", "Boxing \ufffe"),
                arguments("title", "Boxing \uffff"),
                arguments("title", "Boxing\r\nBcc: everybody@example.org"),
                arguments("title", "Boxing\nclub"),
                arguments("title", 42),
                arguments("title", false),
                arguments("title", List.of("Boxing")),
                arguments("title", new Typed("[[[[\"Boxing\"]]]]", "Json")),
                arguments("title", new Typed("not json", "Json")),
                arguments("title", new Typed("[".repeat(20_000) + "]".repeat(20_000), "Json")),
                arguments("title", new Typed("Qm94aW5n", "Bytes")),
                arguments("title", new Typed("Qm94aW5n", "File", Map.of("filename", "title.txt"))),
                arguments("title", new Typed("[\"Boxing\"]", "Object", json)),
                arguments("title", new Typed(Base64.getEncoder().encodeToString(new byte[] {1, 2}), "Object", java)),
                arguments("title", new Typed(null, "Null")),
                arguments("purpose", "x".repeat(4001)),
                arguments("purpose", "For \u0000 all"),
                arguments("evaluation", LEFT_OUT),
                arguments("evaluation", "x".repeat(4001)),
                arguments("applicant", "charnwood-chair"),
                arguments("state", "APPROVED"),
                arguments("application", "CHW-F-2026-0001"),
                arguments("", "empty"));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("wrongValues")
    void isRefusedNamingTheField(String field, Object value) {
        Map<String, Object> form = People.application("Boxing", "800.00");
        if (value == LEFT_OUT) {
            form.remove(field);
        } else {
            form.put(field, value);
        }
        Map<String, Object> before = state();

        Answer answer = people.submits(APPLICANT, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(field).endsWith(".").hasSizeLessThan(1000);
        assertThat(answer.message()).doesNotContain("xception").doesNotContain("org.");
        assertThat(state()).isEqualTo(before);
    }

    /** What Camunda's own reader of variables refuses before any form sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"Xml", "NoSuchType", "double", "Integer"})
    void isRefusedWhenTheTypeDoesNotFit(String type) {
        Map<String, Object> form = People.application("Boxing", "800.00");
        form.put("amount", new Typed("<a/>", type));
        Map<String, Object> before = state();

        Answer answer = people.submits(APPLICANT, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "42",
                "{\"variables\": []}",
                "{\"variables\": {\"title\": \"Boxing\"}}",
                "{\"variables\": {\"title\": [1]}}",
                "{\"variables\": null}",
                "{}"
            })
    void isRefusedWhenTheBodyIsNoSubmit(String body) {
        Map<String, Object> before = state();

        Answer answer = as(APPLICANT).post(PROCESS + "/submit-form", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Answer answer = people.submits(APPLICANT, Map.of("amount", "x", "invented", "y"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .contains("\"invented\"", "(title)", "(purpose)", "(startsOn)", "(endsOn)")
                .contains("(amount) must be a number", "(priority)", "(deliveryGroup)", "(evaluation)");
    }

    @Test
    void staysShortWhenThousandsOfFieldsAreInvented() {
        Map<String, Object> form = People.application("Boxing", "800.00");
        IntStream.range(0, 5000).forEach(i -> form.put("invented" + i, "x".repeat(100)));
        Map<String, Object> before = state();

        Answer answer = people.submits(APPLICANT, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("\"invented0\"").hasSizeLessThan(2000);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void mustNotEndBeforeItStarts() {
        Map<String, Object> form = People.application("Boxing", "800.00");
        form.put("endsOn", LocalDate.now().minusDays(1).toString());
        Map<String, Object> before = state();

        Answer answer = people.submits(APPLICANT, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains("ends on", "before it starts on");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void getsItsNumberFromThePartnershipAlone() {
        Map<String, Object> body = new LinkedHashMap<>(Rest.form(People.application("Boxing", "800.00")));
        body.put("businessKey", "MINE-1");
        Map<String, Object> before = state();

        Answer answer = as(APPLICANT).post(PROCESS + "/submit-form", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains("business key");
        assertThat(state()).isEqualTo(before);
    }

    /** F1: an adviser, somebody of a partnership without a route table, and somebody of no partnership. */
    @ParameterizedTest
    @ValueSource(strings = {"charnwood-adviser", "haringey-director", "cannock-hub-chair", "admin"})
    void comesFromAMemberOrganisationWithARouteTableOnly(String user) {
        Map<String, Object> before = state();

        Answer answer = people.submits(user, People.application("Boxing", "800.00"));

        assertThat(answer.status()).as(answer.body()).isIn(400, 403);
        assertThat(answer.message()).isNotBlank();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void ofAnotherPartnershipFindsNeitherItsGroupsNorItsPriorities() {
        Map<String, Object> before = state();

        Answer answer = people.submits("bcp-voluntary", People.application("Boxing", "800.00"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains("(priority)", "(deliveryGroup)");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-id", "%00", "fundingApplication:99:x"})
    void toAnUnknownProcessIsRefused(String id) {
        Map<String, Object> before = state();

        Answer answer = as(APPLICANT)
                .post(
                        "/engine-rest/process-definition/" + id + "/submit-form",
                        Rest.form(People.application("Boxing", "800.00")));

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void isRefusedWhileTheProcessIsSuspended() {
        Rest admin = as("admin");
        Map<String, Object> before = state();
        assertThat(admin.put(PROCESS + "/suspended", Map.of("suspended", true)).status())
                .isEqualTo(204);
        try {
            Answer answer = people.submits(APPLICANT, People.application("Boxing", "800.00"));

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains("suspended");
            assertThat(state()).isEqualTo(before);
        } finally {
            assertThat(admin.put(PROCESS + "/suspended", Map.of("suspended", false))
                            .status())
                    .isEqualTo(204);
        }
    }

    static Stream<String> titles() {
        return Stream.of(
                "x".repeat(150),
                "😀".repeat(75),
                "مشروع الملاكمة للشباب",
                "קבוצת \u2067נוער\u2069 (2026)",
                "青少年拳击项目",
                "Молодёжный бокс – «Начало»",
                "Cafe\u0301 für Nachbarschaftswächter – Łódź, Ħamrun, Ṫír",
                "👩🏽‍🤝‍👨🏿 together 🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "<script>alert('x')</script> & <b>\"bold\"</b>",
                "# Heading [link](javascript:alert(1)) ${1+1} #{beans} =1+1",
                "O'Brien; drop table cs_application; --",
                "%s %d %n \\u0000 \\",
                "\ufffd");
    }

    @ParameterizedTest
    @MethodSource("titles")
    void inAnyLanguagePassesAsItIs(String title) {
        String number = people.applies(APPLICANT, People.application(title, "800.00"));

        assertThat(database.queryForObject(
                        "select title from cs_submission where application = ?", String.class, number))
                .isEqualTo(title);
        String task = people.task("charnwood-asb-chair", number, "considerApplication");
        assertThat(people.options("charnwood-asb-chair", task, "details").findValuesAsText("value"))
                .contains(title);
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                arguments("0.01", "0.01"),
                arguments("1e3", "1000.00"),
                arguments(" 5 ", "5.00"),
                arguments(5, "5.00"),
                arguments(1250.5, "1250.50"),
                arguments("800.000", "800.00"),
                arguments("+7", "7.00"),
                arguments("£800", "800.00"),
                arguments("1,800", "1800.00"),
                arguments("£1,234,567.89", "1234567.89"),
                arguments(new Typed(0.1, "Double"), "0.10"),
                arguments("999999999999", "999999999999.00"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void keepsItsAmountToThePenny(Object sent, String stored) {
        Map<String, Object> form = People.application("Boxing", "1");
        form.put("amount", sent);

        String number = people.applies(APPLICANT, form);

        assertThat(database.queryForObject(
                        "select amount from cs_submission where application = ?", String.class, number))
                .isEqualTo(stored);
    }

    @Test
    void mayStartOnALeapDayAndKeepsItsLines() {
        Map<String, Object> form = People.application("Boxing", "1");
        form.put("startsOn", "2028-02-29");
        form.put("endsOn", "2028-02-29");
        form.put("purpose", "  One\r\n\ttwo\nthree  ");

        String number = people.applies(APPLICANT, form);

        Map<String, Object> stored = database.queryForMap("select * from cs_submission where application = ?", number);
        assertThat(stored.get("starts_on")).hasToString("2028-02-29");
        assertThat(stored.get("purpose")).isEqualTo("One\r\n\ttwo\nthree");
    }
}
