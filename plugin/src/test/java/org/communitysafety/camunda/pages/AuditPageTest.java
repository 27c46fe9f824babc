package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.communitysafety.camunda.pages.Visitor.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class AuditPageTest {

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String CHAIR = "charnwood-asb-chair";
    private static final String MANAGER = "charnwood-manager";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    private Visitor as(String login) {
        return new Visitor(port, login);
    }

    @Test
    @DisplayName("F4: the audit says which table in which version routed an application, with the rule's annotation")
    void explainsRoute() {
        String number = supported("1250.50");
        JsonNode route = await().until(() -> asked(number, "fundingRoute"), Optional::isPresent)
                .orElseThrow();

        assertThat(route.path("name").asText()).isEqualTo("Who decides a supported application");
        assertThat(route.path("version").asInt()).isEqualTo(1);
        assertThat(route.path("rules")).hasSize(1);
        assertThat(route.path("rules").path(0).path("id").asText()).isEqualTo("F4_overTheLimit");
        assertThat(route.path("rules").path(0).path("annotation").asText())
                .isEqualTo("F4, CPP stage 3: over the limit, the Performance Group approves or rejects.");
        assertThat(shown(route.path("inputs")))
                .containsEntry("Amount in pounds", "1,250.50")
                .containsEntry("Is the evaluation of this project overdue?", "no");
        assertThat(shown(route.path("outputs"))).containsExactly(Map.entry("Decided by", "performance group"));
        JsonNode output = route.path("outputs").path(0);
        assertThat(output.path("name").asText()).isEqualTo("route");
        assertThat(output.path("value").path("value").asText()).isEqualTo("performanceGroup");
    }

    @Test
    @DisplayName("F7: the audit says which limit counted, and that exactly the limit goes to the Performance Group")
    void explainsLimit() {
        String number = supported("1000.00");
        JsonNode route = await().until(() -> asked(number, "fundingRoute"), Optional::isPresent)
                .orElseThrow();

        JsonNode limit = asked(number, "smallBidLimit").orElseThrow();
        assertThat(limit.path("name").asText()).isEqualTo("Small bid limit");
        assertThat(shown(limit.path("outputs"))).containsExactly(Map.entry("Small bid limit", "1,000"));
        assertThat(limit.path("description").asText()).startsWith("F4, F5, F7, CPP stage 3: ");
        assertThat(limit.path("rules")).isEmpty();
        assertThat(Visitor.all(route.path("rules"), "id")).containsExactly("F7_exactlyTheLimit");
    }

    @Test
    @DisplayName(
            "F4: an application takes the table at the time of its routing; the audit says which, whatever follows")
    void keepsVersions() {
        String before = supported("2000.00");
        await().until(() -> asked(before, "fundingRoute"), Optional::isPresent);
        String limit = "<text>1000</text>";
        String changed = deployed("fundingRoute");
        assertThat(changed).contains(limit);
        String deployment = repository
                .createDeployment()
                .tenantId("charnwood")
                .addString("fundingRoute.dmn", changed.replace(limit, "<text>2500</text>"))
                .deploy()
                .getId();
        String after;
        try {
            after = supported("2000.00");
            JsonNode route = await().until(() -> asked(after, "fundingRoute"), Optional::isPresent)
                    .orElseThrow();

            assertThat(route.path("version").asInt()).isEqualTo(2);
            assertThat(Visitor.all(route.path("rules"), "id")).containsExactly("F5_underTheLimit");
            assertThat(shown(asked(after, "smallBidLimit").orElseThrow().path("outputs")))
                    .containsExactly(Map.entry("Small bid limit", "2,500"));
            JsonNode earlier = asked(before, "fundingRoute").orElseThrow();
            assertThat(earlier.path("version").asInt()).isEqualTo(1);
            assertThat(Visitor.all(earlier.path("rules"), "id")).containsExactly("F4_overTheLimit");
            assertThat(shown(asked(before, "smallBidLimit").orElseThrow().path("outputs")))
                    .containsExactly(Map.entry("Small bid limit", "1,000"));
        } finally {
            repository.deleteDeployment(deployment);
        }
        JsonNode gone = asked(after, "fundingRoute").orElseThrow();
        assertThat(gone.path("version").asInt()).isEqualTo(2);
        assertThat(Visitor.all(gone.path("rules"), "id")).containsExactly("F5_underTheLimit");
        assertThat(gone.path("rules").path(0).path("annotation").asText()).isEmpty();
    }

    private String deployed(String key) {
        String id = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .tenantIdIn("charnwood")
                .latestVersion()
                .singleResult()
                .getId();
        return Dmn.convertToString(repository.getDmnModelInstance(id));
    }

    @Test
    @DisplayName("F3, G5: the audit says in order who did what, who was present, who decided and why")
    void tellsWhoAndWhy() {
        String number = as(APPLICANT).apply("Street lights", "800.00");
        as(CHAIR).complete("considerApplication", number, consider("reject", "Lamps are the county's."));

        JsonNode entries = entries(number);
        assertThat(whats(entries))
                .containsExactly(
                        "Application received",
                        "Decision table asked",
                        "Decision table asked",
                        "Decision table asked",
                        "Meeting recorded: quorate",
                        "Delivery group: rejected");
        assertThat(entries.findValuesAsText("key")).containsExactly("quorumFigures", "quorumConditions", "quorum");
        assertThat(shown(entries.path(3).path("decision").path("inputs")))
                .containsEntry("Kind of body", "delivery group")
                .containsEntry("Voting seats present", "2")
                .containsEntry("Chairs present", "1")
                .containsEntry("Sectors present", "local authority, police")
                .containsEntry("Sectors present besides chair", "police");
        assertThat(shown(entries.path(3).path("decision").path("inputs")).keySet())
                .allSatisfy(label -> assertThat(label).matches("[A-Z][a-z ]+"));
        JsonNode meeting = entries.path(4);
        assertThat(meeting.path("detail").asText()).matches("Anti Social Behaviour Group of \\d+ \\w+ 20\\d\\d");
        assertThat(meeting.path("present")).hasSize(2);
        JsonNode outcome = entries.path(5);
        assertThat(outcome.path("who").path("login").asText()).isEqualTo(CHAIR);
        assertThat(outcome.path("who").path("name").asText()).isNotEmpty().isNotEqualTo(CHAIR);
        assertThat(outcome.path("decidedBy").asText()).isEqualTo("Anti Social Behaviour Group");
        assertThat(outcome.path("reasons").asText()).isEqualTo("Lamps are the county's.");
    }

    @Test
    @DisplayName("F5: what one office-holder said stands under that person's name, what jobs do under the system's")
    void tellsOfficeHolders() {
        String number = supported("800.00");
        await().until(() -> asked(number, "fundingRoute"), Optional::isPresent);
        as("charnwood-chair")
                .complete("decideAsOfficeHolder", number, Map.of("verdict", "reject", "reasons", "Ask the county."));

        JsonNode passedOn = await().until(
                        () -> entry(number, "Office-holders: passed on to the Performance Group"), Optional::isPresent)
                .orElseThrow();
        assertThat(passedOn.path("who").path("login").isNull()).isTrue();
        assertThat(passedOn.path("who").path("name").asText()).isEqualTo("the system");
        JsonNode said = entry(number, "Office-holder does not approve").orElseThrow();
        assertThat(said.path("who").path("login").asText()).isEqualTo("charnwood-chair");
        assertThat(said.path("detail").asText()).isEqualTo("Chair");
        assertThat(said.path("reasons").asText()).isEqualTo("Ask the county.");
    }

    @ParameterizedTest
    @DisplayName("F8: the audit is for the manager, process owner, policy officer and the board's chair and secretary")
    @CsvSource({
        "charnwood-manager,        200",
        "charnwood-process-owner,  200",
        "charnwood-policy-officer, 200",
        "charnwood-board-secretary, 200",
        "charnwood-chair,          200",
        "charnwood-vice-chair,     200",
        "charnwood-funds-manager,  404",
        "charnwood-fire-officer,   404",
        "charnwood-asb-chair,      404",
        "charnwood-pg-secretary,   404",
        "charnwood-voluntary,      404",
        "charnwood-adviser,        404",
        "cannock-police,           404",
        "admin,                    404"
    })
    void entitlement(String login, int status) {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        Answer list = as(login).page("audit");
        assertThat(list.status()).isEqualTo(status);
        assertThat(Visitor.all(list.json(), "number").contains(number)).isEqualTo(status == 200);
        assertThat(as(login).page("audit/" + number).status()).isEqualTo(status);
        List<String> menu = stream(as(login).page("me").json().path("pages"))
                .map(JsonNode::asText)
                .toList();
        assertThat(menu.contains("audit")).isEqualTo(status == 200);
    }

    @Test
    @DisplayName("F8: another partnership's audit cannot be told from one that does not exist")
    void foreignLooksLikeUnknown() {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        Answer foreign = as("bcp-manager").page("audit/" + number);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign).isEqualTo(as("bcp-manager").page("audit/CHW-F-1999-0001"));
        assertThat(foreign).isEqualTo(as(APPLICANT).page("audit/" + number));
        assertThat(Visitor.all(as("bcp-manager").page("audit").json(), "number"))
                .isNotEmpty()
                .doesNotContain(number);
    }

    @ParameterizedTest
    @DisplayName("Nobody reads the audit without a login")
    @ValueSource(strings = {"audit", "audit/CHW-F-2026-0001"})
    void asksForLogin(String page) {
        assertThat(as(null).page(page).status()).isEqualTo(401);
    }

    private String supported(String amount) {
        String number = as(APPLICANT).apply("Street lights", amount);
        Map<String, Object> form = consider("support", null);
        form.put("line", "charnwood.community-safety-fund.youth-diversion");
        as(CHAIR).complete("considerApplication", number, form);
        return number;
    }

    private static Map<String, Object> consider(String outcome, String reasons) {
        Map<String, Object> form = new HashMap<>();
        form.put("present", List.of("charnwood.asb-group.borough-council", "charnwood.asb-group.police"));
        form.put("outcome", outcome);
        form.put("reasons", reasons);
        return form;
    }

    private JsonNode entries(String number) {
        return as(MANAGER).page("audit/" + number).json().path("entries");
    }

    private Optional<JsonNode> asked(String number, String table) {
        return stream(entries(number))
                .map(entry -> entry.path("decision"))
                .filter(decision -> decision.path("key").asText().equals(table))
                .findFirst();
    }

    private Optional<JsonNode> entry(String number, String what) {
        return stream(entries(number))
                .filter(entry -> entry.path("what").path("text").asText().equals(what))
                .findFirst();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> whats(JsonNode entries) {
        return stream(entries)
                .map(entry -> entry.path("what").path("text").asText())
                .toList();
    }

    private static Map<String, String> shown(JsonNode values) {
        Map<String, String> shown = new HashMap<>();
        values.forEach(value -> shown.put(
                value.path("label").asText(), value.path("value").path("text").asText()));
        return shown;
    }
}
