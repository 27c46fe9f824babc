package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.communitysafety.rest.Rest.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that is answered wrongly, twice, at the same moment or by the wrong person stays as it was. */
class BadTaskSubmitTest extends ServerTest {

    private static final String CHAIR = "charnwood-asb-chair";
    private static final List<String> OFFICE_HOLDERS =
            List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer");
    private static final Object LEFT_OUT = new Object();

    private String number;
    private String task;

    @BeforeEach
    void anApplicationIsWithTheGroup() {
        number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        task = people.task(CHAIR, number, "considerApplication");
    }

    private Map<String, Object> support() {
        return people.minutes(CHAIR, task, "support", Map.of("line", line()));
    }

    static Stream<Arguments> wrongMinutes() {
        List<Object> withNull = new ArrayList<>();
        withNull.add(null);
        return Stream.of(
                arguments("present", List.of("charnwood.asb-group.nobody")),
                arguments("present", List.of("charnwood.board.police")),
                arguments("present", List.of("charnwood.asb-group.police", "charnwood.asb-group.police")),
                arguments("present", List.of(List.of("charnwood.asb-group.police"))),
                arguments("present", List.of(Map.of("value", "charnwood.asb-group.police"))),
                arguments("present", withNull),
                arguments("present", Collections.nCopies(50_000, "charnwood.asb-group.police")),
                arguments("present", "charnwood.asb-group.police"),
                arguments("present", new Typed("{", "Json")),
                arguments("present", new Typed("{\"a\":1}", "Json")),
                arguments("deputies", List.of("charnwood.asb-group.police|charnwood-chair")),
                arguments("interests", List.of("bcp.executive.police")),
                arguments("outcome", LEFT_OUT),
                arguments("outcome", "approve"),
                arguments("outcome", "SUPPORT"),
                arguments("outcome", List.of("support")),
                arguments("outcome", 1),
                arguments("outcome", true),
                arguments("outcome", new Typed("{\"support\":true}", "Json")),
                arguments("outcome", "support\u0000"),
                arguments("line", LEFT_OUT),
                arguments("line", "charnwood.no-such-line"),
                arguments("line", "bcp.partnership-grant.lighting"),
                arguments("lineReason", "x".repeat(2001)),
                arguments("quorate", true),
                arguments("groupOutcome", "support"));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("wrongMinutes")
    void isRefusedNamingTheField(String field, Object value) {
        Map<String, Object> form = support();
        if (value == LEFT_OUT) {
            form.remove(field);
        } else {
            form.put(field, value);
        }

        assertThat(refused(CHAIR, task, form, 400)).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revise", "reject"})
    void needsReasons(String outcome) {
        Map<String, Object> form = people.minutes(CHAIR, task, outcome, Map.of());
        assertThat(refused(CHAIR, task, form, 400)).contains("reasons");

        form.put("reasons", " \u00a0 ");
        assertThat(refused(CHAIR, task, form, 400)).contains("reasons");

        form.put("reasons", "x".repeat(4001));
        assertThat(refused(CHAIR, task, form, 400)).contains("reasons");
    }

    @Test
    void cannotDecideWithoutAQuorumNorAdjournWithOne() {
        Map<String, Object> alone = support();
        alone.put("present", List.of("charnwood.asb-group.borough-council"));
        assertThat(refused(CHAIR, task, alone, 400)).contains("quorate");

        Map<String, Object> nobody = support();
        nobody.put("present", List.of());
        assertThat(refused(CHAIR, task, nobody, 400)).contains("present");

        Map<String, Object> adjourned = people.minutes(CHAIR, task, "adjourn", Map.of());
        assertThat(refused(CHAIR, task, adjourned, 400)).contains("quorate");
    }

    @Test
    void isDoneOnce() {
        Map<String, Object> form = support();
        assertThat(people.completes(CHAIR, task, form).status()).isEqualTo(204);

        assertThat(refused(CHAIR, task, form, 404)).contains("completed already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-task", "%20", "12345678-1234-1234-1234-123456789012"})
    void isRefusedForATaskThatIsNotThere(String id) {
        assertThat(refused(CHAIR, id, Map.of(), 404)).contains("nothing like this here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charnwood-voluntary",
                "charnwood-chair",
                "charnwood-violence-chair",
                "charnwood-manager",
                "charnwood-process-owner",
                "charnwood-adviser"
            })
    void isRefusedToSomebodyElseOfThePartnership(String user) {
        assertThat(refused(user, task, support(), 404)).contains("nothing like this here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bcp-chair", "haringey-director", "cannock-hub-chair", "bcp-manager"})
    void looksLikeNoTaskToOtherPartnerships(String user) {
        assertThat(refused(user, task, support(), 404)).contains("nothing like this here");
    }

    /** Administrators watch; F5 and G9 leave the deciding to those who hold an office. */
    @Test
    void isRefusedToTheAdministrator() {
        assertThat(refused("admin", task, support(), 400)).contains("Only the body's chair or secretary");
    }

    @Test
    void anOfficeHolderDecidesForTheOwnOfficeOnly() {
        people.groupSupports(number, line());
        String chairs = people.task("charnwood-chair", number, "decideAsOfficeHolder");

        refused("charnwood-vice-chair", chairs, Map.of("verdict", "approve"), 404);
        refused("charnwood-voluntary", chairs, Map.of("verdict", "approve"), 404);
    }

    static Stream<Arguments> wrongVerdicts() {
        return Stream.of(
                arguments("verdict", Map.of()),
                arguments("verdict", Map.of("verdict", "")),
                arguments("verdict", Map.of("verdict", "APPROVE")),
                arguments("verdict", Map.of("verdict", "maybe")),
                arguments("verdict", Map.of("verdict", 0)),
                arguments("reasons", Map.of("verdict", "reject")),
                arguments("reasons", Map.of("verdict", "interest", "reasons", "")),
                arguments("officesAgree", Map.of("verdict", "approve", "officesAgree", true)),
                arguments("office", Map.of("verdict", "approve", "office", "charnwood.vice-chair")));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("wrongVerdicts")
    void ofAnOfficeHolderIsRefusedNamingTheField(String field, Map<String, Object> form) {
        people.groupSupports(number, line());
        String chairs = people.task("charnwood-chair", number, "decideAsOfficeHolder");

        assertThat(refused("charnwood-chair", chairs, form, 400)).contains(field);
    }

    /** F16: with the applicant among the office-holders none of them is asked at all. */
    @Test
    void nobodyApprovesTheOwnBid() {
        String own = people.applies("charnwood-vice-chair", People.application("Mine", "10.00"));
        people.groupSupports(own, line());

        assertThat(as("charnwood-vice-chair")
                        .get("/engine-rest/task?maxResults=10&processInstanceBusinessKey=" + own)
                        .json())
                .isEmpty();
        assertThat(people.task("charnwood-pg-chair", own, "decideApplication")).isNotBlank();
    }

    /** The first wins; whoever comes second is told that it is done. */
    @RepeatedTest(5)
    void isDoneOnceWhenItIsSentTwiceAtTheSameMoment() throws Exception {
        Map<String, Object> form = support();
        long minutes = count("cs_outcome");

        List<Integer> statuses =
                atTheSameMoment(() -> people.completes(CHAIR, task, form), () -> people.completes(CHAIR, task, form));

        assertThat(statuses).containsExactlyInAnyOrder(204, 400);
        assertThat(count("cs_outcome")).isEqualTo(minutes + 1);
        assertThat(people.task("charnwood-chair", number, "decideAsOfficeHolder"))
                .isNotBlank();
    }

    @RepeatedTest(3)
    void eachOfficeHolderCountsWhenAllDecideAtTheSameMoment() throws Exception {
        people.groupSupports(number, line());
        List<String> tasks = OFFICE_HOLDERS.stream()
                .map(user -> people.task(user, number, "decideAsOfficeHolder"))
                .toList();

        List<Integer> statuses = atTheSameMoment(
                () -> people.completes(OFFICE_HOLDERS.get(0), tasks.get(0), Map.of("verdict", "approve")),
                () -> people.completes(OFFICE_HOLDERS.get(1), tasks.get(1), Map.of("verdict", "approve")),
                () -> people.completes(OFFICE_HOLDERS.get(2), tasks.get(2), Map.of("verdict", "approve")));
        runJobs();

        assertThat(statuses).containsExactly(204, 204, 204);
        assertThat(database.queryForObject("select state from cs_application where number = ?", String.class, number))
                .isEqualTo("APPROVED");
    }

    @RepeatedTest(3)
    void applicationsAtTheSameMomentEachGetANumber() throws Exception {
        Map<String, Object> form = People.application("Boxing", "10.00");
        long before = count("cs_application");

        List<Integer> statuses = atTheSameMoment(
                () -> people.submits("charnwood-voluntary", form),
                () -> people.submits("charnwood-police", form),
                () -> people.submits("charnwood-voluntary", form),
                () -> people.submits("charnwood-bid", form));

        assertThat(statuses).containsOnly(200);
        assertThat(count("cs_application")).isEqualTo(before + 4);
    }

    private long count(String table) {
        return database.queryForObject("select count(*) from " + table, Long.class);
    }

    private interface Call {
        Answer now();
    }

    private static List<Integer> atTheSameMoment(Call... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        try {
            var start = new CountDownLatch(1);
            List<Future<Answer>> answers = Arrays.stream(calls)
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.now();
                    }))
                    .toList();
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private String refused(String user, String id, Map<String, Object> form, int status) {
        Map<String, Object> before = state();

        Answer answer = people.completes(user, id, new LinkedHashMap<>(form));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.message()).isNotBlank().doesNotContain("xception").hasSizeLessThan(1000);
        assertThat(state()).isEqualTo(before);
        return answer.message();
    }
}
