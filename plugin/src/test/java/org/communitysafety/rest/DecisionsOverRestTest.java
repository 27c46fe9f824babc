package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Process owners try their own partnership's tables; integrators rely on the names. Nothing is decided by that. */
class DecisionsOverRestTest extends ServerTest {

    private static final String FUNDING_ROUTE = "fundingRoute";

    private Answer evaluate(String user, String key, String tenant, Map<String, Object> inputs) {
        return as(user).post(
                        "/engine-rest/decision-definition/key/%s/tenant-id/%s/evaluate".formatted(key, tenant),
                        Rest.form(inputs));
    }

    private static Map<String, Object> bid(Object amount, boolean overdue, boolean vacant) {
        return Map.of("amount", amount, "evaluationOverdue", overdue, "officeVacant", vacant);
    }

    @ParameterizedTest
    @CsvSource({
        "charnwood-process-owner, charnwood, 999.99, false, false, officeHolders",
        "charnwood-process-owner, charnwood, 1000, false, false, performanceGroup",
        "charnwood-process-owner, charnwood, 1000.01, false, false, performanceGroup",
        "charnwood-process-owner, charnwood, 10, true, false, performanceGroup",
        "charnwood-process-owner, charnwood, 10, false, true, performanceGroup",
        "admin, charnwood, 10, false, false, officeHolders",
        "bcp-process-owner, bcp, 10, false, false, board",
        "admin, bcp, 100000, true, true, board"
    })
    void fundingRoute(String user, String tenant, double amount, boolean overdue, boolean vacant, String route) {
        long audit = audited();

        Answer answer = evaluate(user, FUNDING_ROUTE, tenant, bid(amount, overdue, vacant));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        assertThat(answer.json().get(0).path("route").path("value").asText()).isEqualTo(route);
        assertThat(audited()).isEqualTo(audit);
    }

    @ParameterizedTest
    @DisplayName("G13: the table of absences answers over REST, for each partnership by its own rule")
    @CsvSource({
        "charnwood, board, 2, 2, 2, none",
        "charnwood, board, 3, 0, 0, chairLetter",
        "haringey, board, 1, 0, 0, requestSubstitute",
        "haringey, board, 3, 3, 3, confirmCommitment",
        "bcp, executive, 2, 2, 3, none",
        "bcp, strategy-group, 3, 3, 3, reportToExecutiveAndAgency",
        "bcp, task-and-finish-group, 1, 1, 4, reportToExecutiveAndAgency"
    })
    void absenceAction(
            String tenant, String body, int consecutive, int consecutiveUnexplained, int inYear, String action) {
        Map<String, Object> inputs = Map.of(
                "body", body,
                "consecutiveAbsences", consecutive,
                "consecutiveUnexplained", consecutiveUnexplained,
                "unexplainedInYear", inYear,
                "responsibleAuthority", true);

        Answer answer = evaluate(tenant + "-process-owner", "absenceAction", tenant, inputs);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        assertThat(answer.json().get(0).path("action").path("value").asText()).isEqualTo(action);
    }

    @ParameterizedTest
    @DisplayName(
            "C1: the table of critical incidents answers over REST for every sample partnership, the own one for BCP")
    @CsvSource({
        "bcp, bcp-process-owner, 'BCP 5.8, '",
        "charnwood, charnwood-process-owner, 'Modelled on BCP 5.8, '",
        "haringey, haringey-process-owner, 'Modelled on BCP 5.8, '",
        "cannock-chase, cannock-process-owner, 'Modelled on BCP 5.8, '"
    })
    void criticalIncident(String tenant, String owner, String clause) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "crimeOrDisorder", true,
                "death", true,
                "lifeChanging", false,
                "publicDisorder", false,
                "repugnant", false,
                "mediaAttention", true,
                "reputationalRisk", true,
                "policeJudgement", false));

        Answer answer = evaluate(owner, "criticalIncident", tenant, facts);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(2);
        assertThat(answer.json().findValues("criterion").stream()
                        .map(one -> one.path("value").asText()))
                .containsExactlyInAnyOrder("death", "mediaOrReputation");
        assertThat(answer.json().get(0).path("clause").path("value").asText()).startsWith(clause);

        facts.replaceAll((fact, value) -> fact.equals("crimeOrDisorder"));
        assertThat(evaluate("admin", "criticalIncident", tenant, facts).json()).isEmpty();
    }

    static Stream<Arguments> quorums() {
        return Stream.of(
                arguments("charnwood", "board", 15, 15),
                arguments("bcp", "executive", 9, 9),
                arguments("haringey", "board", 20, 20),
                arguments("cannock-chase", "hub", 20, 20));
    }

    @ParameterizedTest
    @MethodSource("quorums")
    void quorum(String tenant, String body, int seats, int present) {
        String owner = tenant.equals("cannock-chase") ? "cannock-process-owner" : tenant + "-process-owner";
        for (String user : List.of(owner, "admin")) {
            Answer met = evaluate(user, "quorum", tenant, sitting(body, seats, present, 6));
            assertThat(met.status()).as(met.body()).isEqualTo(200);
            assertThat(met.json()).hasSize(1);
            assertThat(met.json().get(0).path("quorate").path("value").asBoolean())
                    .as(met.body())
                    .isTrue();
            assertThat(met.json().get(0).path("unmet").path("value").asText()).isEmpty();

            Answer unmet = evaluate(user, "quorum", tenant, sitting(body, seats, 0, 0));
            assertThat(unmet.json().get(0).path("quorate").path("value").asBoolean(true))
                    .isFalse();
            assertThat(unmet.json().get(0).path("unmet").path("value").asText()).isNotBlank();

            Answer unknown = evaluate(user, "quorum", tenant, sitting("no-such-body", seats, present, 6));
            assertThat(unknown.status()).as(unknown.body()).isEqualTo(200);
            assertThat(unknown.json().get(0).path("quorate").path("value").asBoolean(true))
                    .isFalse();
            assertThat(unknown.json().get(0).path("unmet").path("value").asText())
                    .isNotBlank();
        }
    }

    private static Map<String, Object> sitting(String body, int seats, int present, int organisations) {
        List<String> sectors = present == 0
                ? List.of()
                : List.of("localAuthority", "health", "police", "probation", "fire", "voluntary");
        return Map.of(
                "body", body,
                "seats", seats,
                "seatsPresent", present,
                "responsibleAuthoritiesPresent", organisations,
                "otherBodiesPresent", organisations,
                "chairsPresent", present == 0 ? 0 : 1,
                "sectorsPresent", sectors,
                "sectorsPresentBesidesChair", sectors);
    }

    @Test
    void aPartnershipWithoutARouteTableHasNone() {
        for (String tenant : List.of("haringey", "cannock-chase")) {
            assertThat(evaluate("admin", FUNDING_ROUTE, tenant, bid(10, false, false))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(as("admin")
                        .post(
                                "/engine-rest/decision-definition/key/fundingRoute/evaluate",
                                Rest.form(bid(10, false, false)))
                        .status())
                .isEqualTo(404);
    }

    /** Managers may look at tables; everybody else does not find them. */
    @ParameterizedTest
    @CsvSource({
        "charnwood-manager, 403",
        "charnwood-chair, 404",
        "charnwood-voluntary, 404",
        "charnwood-adviser, 404",
        "bcp-process-owner, 404",
        "bcp-manager, 404",
        "haringey-process-owner, 404"
    })
    void nobodyElseEvaluates(String user, int status) {
        long audit = audited();

        Answer answer = evaluate(user, FUNDING_ROUTE, "charnwood", bid(10, false, false));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(evaluate(user, "quorum", "charnwood", sitting("board", 15, 15, 6))
                        .status())
                .isEqualTo(status);
        assertThat(audited()).isEqualTo(audit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charnwood-manager", "charnwood-chair", "bcp-process-owner"})
    void nobodyElseEvaluatesByIdEither(String user) {
        String id = database.queryForObject(
                "select id_ from act_re_decision_def where key_ = 'fundingRoute' and tenant_id_ = 'charnwood'",
                String.class);

        Answer answer =
                as(user).post("/engine-rest/decision-definition/" + id + "/evaluate", Rest.form(bid(10, false, false)));

        assertThat(answer.status()).as(answer.body()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("officeHolders");
    }

    private long audited() {
        return database.queryForObject("select count(*) from cs_audit", Long.class);
    }
}
