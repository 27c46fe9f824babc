package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.communitysafety.camunda.pages.Visitor.Answer;
import org.communitysafety.messages.Message;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Register;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class PagesTest {

    private static final String APPLICANT = "charnwood-voluntary";

    @LocalServerPort
    private int port;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Register register;

    private Visitor as(String login) {
        return new Visitor(port, login);
    }

    @ParameterizedTest
    @DisplayName("F8, F10, F18: each page is for those who are entitled to it")
    @CsvSource({
        "charnwood-chair,             200, 200, 200, 404",
        "charnwood-voluntary,         200, 200, 200, 404",
        "charnwood-board-secretary,   200, 200, 200, 200",
        "charnwood-policy-officer,    200, 200, 200, 200",
        "charnwood-funds-manager,     200, 200, 200, 404",
        "charnwood-manager,           200, 200, 200, 404",
        "charnwood-pg-secretary,      200, 200, 404, 404",
        "charnwood-fire-officer,      200, 200, 200, 404",
        "charnwood-asb-chair,         200, 404, 404, 404",
        "charnwood-adviser,           404, 404, 404, 404",
        "cannock-police,              404, 404, 404, 404",
        "admin,                       404, 404, 404, 404"
    })
    void entitlement(String login, int applications, int funds, int decisions, int allMessages) {
        assertThat(as(login).page("applications").status()).isEqualTo(applications);
        assertThat(as(login).page("funds").status()).isEqualTo(funds);
        assertThat(as(login).page("decisions").status()).isEqualTo(decisions);
        assertThat(as(login).page("messages/all").status()).isEqualTo(allMessages);
        List<String> menu = StreamSupport.stream(
                        as(login).page("me").json().path("pages").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(menu.contains("applications")).isEqualTo(applications == 200);
        assertThat(menu.contains("funds")).isEqualTo(funds == 200);
        assertThat(menu.contains("decisions")).isEqualTo(decisions == 200);
        assertThat(menu.contains("all-messages")).isEqualTo(allMessages == 200);
    }

    @ParameterizedTest
    @DisplayName("Nobody sees anything without a login")
    @ValueSource(strings = {"me", "applications", "funds", "decisions", "messages", "messages/all"})
    void asksForLogin(String page) {
        assertThat(as(null).page(page).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "F9: planned and moved is committed and left, line by line and in total; each partnership sees its own")
    void fundsAddUp() {
        JsonNode funds = as("charnwood-chair").page("funds").json().path("funds");

        assertThat(Visitor.all(funds, "name"))
                .containsExactlyInAnyOrder(
                        "Community Safety Fund",
                        "Basic Command Unit Fund 2010/11",
                        "Safer and Stronger Communities Fund 2010/11");
        for (JsonNode fund : funds) {
            assertAddsUp(fund.path("sums"));
            fund.path("lines").forEach(line -> assertAddsUp(line.path("sums")));
            assertThat(pounds(fund.path("sums"), "planned"))
                    .isEqualTo(new BigDecimal(fund.path("total").path("value").asText()));
        }
        assertThat(Visitor.all(as("bcp-chair").page("funds").json().path("funds"), "name"))
                .isNotEmpty()
                .doesNotContain("Community Safety Fund", "Basic Command Unit Fund 2010/11");
    }

    private static void assertAddsUp(JsonNode sums) {
        assertThat(pounds(sums, "planned").add(pounds(sums, "moved")))
                .isEqualByComparingTo(pounds(sums, "committed").add(pounds(sums, "left")));
    }

    private static BigDecimal pounds(JsonNode sums, String name) {
        return new BigDecimal(sums.path(name).path("value").asText());
    }

    @Test
    @DisplayName("F8: the board sees every decision, withdrawn applications too, in its own partnership only")
    void reportsDecisions() {
        String number = as(APPLICANT).apply("Night bus", "800.00");
        assertThat(decided("charnwood-chair", "")).doesNotContain(number);
        as(APPLICANT).withdraw(number, "No driver.");

        JsonNode decision = null;
        for (JsonNode one : as("charnwood-chair").page("decisions").json().path("decisions")) {
            decision = one.path("number").asText().equals(number) ? one : decision;
        }
        assertThat(decision).isNotNull();
        assertThat(decision.path("outcome").path("text").asText()).isEqualTo("Withdrawn");
        assertThat(decision.path("reasons").asText()).isEqualTo("No driver.");
        assertThat(decision.path("organisation").asText()).isEqualTo("Voluntary Groups");
        assertThat(decided("bcp-chair", "")).doesNotContain(number);
    }

    @ParameterizedTest
    @DisplayName("What no list can be asked for is refused, naming the parameter")
    @ValueSource(
            strings = {
                "decisions?from=yesterday",
                "decisions?from=2026-02-30",
                "decisions?from=-999999999-01-01",
                "decisions?to=%2B999999999-12-31",
                "decisions?to=0001-01-01",
                "decisions?to=a%00",
                "decisions?skip=-1",
                "decisions?skip=99999999999",
                "audit?skip=x",
                "audit?find=a%00b",
                "meetings?year=soon",
                "meetings?year=0000"
            })
    void refusesNamingTheParameter(String page) {
        Answer answer = as("charnwood-policy-officer").page(page);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .contains("\"" + page.replaceAll(".*\\?(\\w+)=.*", "$1") + "\"")
                .endsWith(".");
    }

    @Test
    @DisplayName("F8: decisions can be asked for from one day to another, both included")
    void limitsDecisionsByDate() {
        String number = as(APPLICANT).apply("Night bus", "800.00");
        as(APPLICANT).withdraw(number, "No driver.");
        LocalDate today = LocalDate.now(Words.UK);

        assertThat(decided("charnwood-chair", "?from=%s&to=%s".formatted(today, today)))
                .contains(number);
        assertThat(decided("charnwood-chair", "?to=" + today.minusDays(1))).doesNotContain(number);
        assertThat(decided("charnwood-chair", "?from=" + today.plusDays(1))).doesNotContain(number);
        assertThat(as("charnwood-chair").page("decisions?from=yesterday").status())
                .isEqualTo(400);
        assertThat(as("charnwood-chair")
                        .page("decisions?from=2026-02-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
    }

    private List<String> decided(String login, String query) {
        return Visitor.all(as(login).page("decisions" + query).json().path("decisions"), "number");
    }

    @Test
    @DisplayName("People read what was sent to them; those who look after messages send one again")
    void resends() {
        outbox.queue(register.person(APPLICANT), "CHW-F-0", "A subject of mine", "The text");
        await().untilAsserted(
                        () -> assertThat(message("A subject of mine").state()).isEqualTo(Message.State.KEPT));
        String id = message("A subject of mine").id();

        assertThat(Visitor.all(as(APPLICANT).page("messages").json(), "subject"))
                .contains("A subject of mine");
        assertThat(Visitor.all(as("charnwood-chair").page("messages").json(), "subject"))
                .doesNotContain("A subject of mine");
        assertThat(as(APPLICANT).resend(id).status()).isEqualTo(404);
        Answer resent = as("charnwood-policy-officer").resend(id);
        assertThat(resent.status()).isEqualTo(200);
        assertThat(resent.json().path("state").path("value").asText()).isEqualTo("QUEUED");
        await().untilAsserted(
                        () -> assertThat(message("A subject of mine").state()).isEqualTo(Message.State.KEPT));
    }

    private Message message(String subject) {
        return outbox.of("charnwood").stream()
                .filter(m -> m.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Another partnership's message cannot be told from one that does not exist")
    void foreignMessage() {
        outbox.queue(register.person("bcp-voluntary"), "BCP-F-0", "A foreign subject", "The text");
        String id = outbox.of("bcp").stream()
                .filter(m -> m.subject().equals("A foreign subject"))
                .findFirst()
                .orElseThrow()
                .id();

        Answer foreign = as("charnwood-policy-officer").resend(id);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign).isEqualTo(as("charnwood-policy-officer").resend("no-such-message"));
        assertThat(Visitor.all(
                        as("charnwood-policy-officer").page("messages/all").json(), "subject"))
                .doesNotContain("A foreign subject");
    }
}
