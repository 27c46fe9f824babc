package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.communitysafety.camunda.pages.Visitor.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class ApplicationPagesTest {

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String CHAIR = "charnwood-asb-chair";
    private static final List<String> PRESENT =
            List.of("charnwood.asb-group.borough-council", "charnwood.asb-group.police");

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    private Visitor as(String login) {
        return new Visitor(port, login);
    }

    @Test
    @DisplayName("F3: an applicant sees its own applications and nobody else's, not even those of its organisation")
    void listsOnlyOwn() {
        String number = as(APPLICANT).apply("Youth boxing", "800.00");

        assertThat(numbers(APPLICANT)).contains(number);
        assertThat(numbers("charnwood-voluntary-youth")).doesNotContain(number);
        assertThat(numbers(CHAIR)).doesNotContain(number);
        assertThat(numbers("bcp-voluntary")).doesNotContain(number);
    }

    private List<String> numbers(String login) {
        return Visitor.all(as(login).page("applications").json(), "number");
    }

    @Test
    @DisplayName("Somebody else's application and one that does not exist get one identical answer")
    void foreignLooksLikeUnknown() {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        Answer foreign = as(CHAIR).page("applications/" + number);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign).isEqualTo(as(CHAIR).page("applications/CHW-F-1999-0001"));
        assertThat(foreign).isEqualTo(as("bcp-voluntary").page("applications/" + number));
        assertThat(foreign).isEqualTo(as(CHAIR).withdraw(number, "Not mine"));
    }

    @Test
    @DisplayName("F2: an applicant sees whose meeting its application waits for")
    void namesTheMeeting() {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        JsonNode application =
                as(APPLICANT).page("applications/" + number).json().path("application");
        assertThat(application.path("state").path("text").asText()).isEqualTo("With the delivery group");
        assertThat(application.path("where").asText())
                .matches(
                        "On the agenda of Anti Social Behaviour Group\\. Next meeting: Thursday .* 20\\d\\d, 14:00\\.");
        assertThat(application.path("amount").path("value").asText()).isEqualTo("800.00");
        assertThat(application.path("amount").path("text").asText()).isEqualTo("£800.00");
    }

    @Test
    @DisplayName("F3: every version is kept field by field, and every outcome with its reasons")
    void keepsVersionsAndReasons() {
        String number = as(APPLICANT).apply("Graffiti removal", "800.00");
        as(CHAIR).complete("considerApplication", number, consider("revise", "Say where."));
        as(APPLICANT)
                .complete(
                        "reviseApplication", number, Visitor.application("Graffiti removal at the station", "750.50"));

        JsonNode detail = as(APPLICANT).page("applications/" + number).json();
        assertThat(detail.path("versions")).hasSize(2);
        assertThat(field(detail, 0, "title")).isEqualTo("Graffiti removal");
        assertThat(field(detail, 1, "title")).isEqualTo("Graffiti removal at the station");
        assertThat(field(detail, 0, "amount")).isEqualTo("£800.00");
        assertThat(field(detail, 1, "amount")).isEqualTo("£750.50");
        assertThat(detail.path("outcomes")).hasSize(1);
        JsonNode outcome = detail.path("outcomes").path(0);
        assertThat(outcome.path("decidedBy").asText()).isEqualTo("Anti Social Behaviour Group");
        assertThat(outcome.path("result").path("text").asText()).isEqualTo("asked for a revision");
        assertThat(outcome.path("reasons").asText()).isEqualTo("Say where.");
    }

    private static String field(JsonNode detail, int version, String name) {
        for (JsonNode field : detail.path("versions").path(version).path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field.path("value").asText();
            }
        }
        return null;
    }

    private static Map<String, Object> consider(String outcome, String reasons) {
        Map<String, Object> form = new HashMap<>();
        form.put("present", PRESENT);
        form.put("outcome", outcome);
        form.put("reasons", reasons);
        return form;
    }

    @Test
    @DisplayName("An application is not withdrawn without a reason")
    void withdrawalNeedsReason() {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        for (String reason : new String[] {null, "", "  "}) {
            Answer refused = as(APPLICANT).withdraw(number, reason);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("message").asText())
                    .isEqualTo("Say why you withdraw the application (reason).");
        }
        assertThat(as(APPLICANT).withdraw(number, "x".repeat(4001)).status()).isEqualTo(400);
        assertThat(stateOf(number)).isEqualTo("WITH_DELIVERY_GROUP");
        assertThat(running(number)).isOne();
    }

    @Test
    @DisplayName("An applicant withdraws at any time before the decision, which ends the process")
    void withdrawalEndsProcess() {
        String number = as(APPLICANT).apply("Street lights", "800.00");

        Answer withdrawn = as(APPLICANT).withdraw(number, "The lamps are repaired.");

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn
                        .json()
                        .path("application")
                        .path("state")
                        .path("value")
                        .asText())
                .isEqualTo("WITHDRAWN");
        await().untilAsserted(() -> assertThat(running(number)).isZero());
        assertThat(stateOf(number)).isEqualTo("WITHDRAWN");
    }

    @Test
    @DisplayName("Nothing is withdrawn after the decision")
    void noWithdrawalAfterDecision() {
        String number = as(APPLICANT).apply("Street lights", "800.00");
        as(CHAIR).complete("considerApplication", number, consider("reject", "Lamps are the county's."));

        Answer refused = as(APPLICANT).withdraw(number, "Too late");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText())
                .isEqualTo("Application " + number + " is rejected already and cannot be withdrawn.");
        assertThat(stateOf(number)).isEqualTo("REJECTED");
    }

    private long running(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .count();
    }

    private String stateOf(String number) {
        return as(APPLICANT)
                .page("applications/" + number)
                .json()
                .path("application")
                .path("state")
                .path("value")
                .asText();
    }
}
