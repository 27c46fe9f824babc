package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fund that does not add up, or is not theirs to open, is refused, and nothing changes. */
class BadFundTest extends ServerTest {

    private static Map<String, Object> fund() {
        return new LinkedHashMap<>(Map.of(
                "name", "Fund of a test",
                "startsOn", "2028-04-01",
                "endsOn", "2029-03-31",
                "total", "1000.00",
                "lines", "Mobile CCTV 1,000.00"));
    }

    private Answer opens(String user, Map<String, Object> form) {
        return as(user).post("/engine-rest/process-definition/key/fundOpening/submit-form", Rest.form(form));
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>(state());
        all.put("funds", database.queryForObject("select count(*) from cs_fund", Long.class));
        all.put("lines", database.queryForObject("select count(*) from cs_fund_line", Long.class));
        return all;
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("name", "Fund\u0000"),
                arguments("name", "x".repeat(151)),
                arguments("name", List.of("Fund")),
                arguments("startsOn", "1 April"),
                arguments("endsOn", "2020-01-01"),
                arguments("endsOn", null),
                arguments("total", "1000.001"),
                arguments("total", "1e12"),
                arguments("total", "999999999999"),
                arguments("total", "much"),
                arguments("lines", "Mobile CCTV"),
                arguments("lines", "Mobile CCTV -1,000.00"),
                arguments("lines", "Mobile CCTV 1,000.00\nMobile CCTV 1,000.00"),
                arguments("lines", "x".repeat(200) + " 1000.00"),
                arguments("lines", "a 1\n".repeat(2501)),
                arguments("contingency", "0"),
                arguments("assumed", true));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @DisplayName("F9, F18: a fund that does not add up is refused with the field's name")
    @MethodSource("wrong")
    void isRefusedNamingTheField(String field, Object value) {
        Map<String, Object> form = fund();
        form.put(field, value);
        Map<String, Object> before = everything();

        Answer answer = opens("charnwood-funds-manager", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(field).endsWith(".").doesNotContain("xception");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("F18: nobody but the office that manages the funds opens one")
    @ValueSource(strings = {"charnwood-chair", "charnwood-policy-officer", "charnwood-voluntary", "bcp-chair", "admin"})
    void othersMayNot(String user) {
        Map<String, Object> before = everything();

        Answer answer = opens(user, fund());

        assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
        assertThat(everything()).isEqualTo(before);
    }
}
