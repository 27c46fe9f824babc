package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class MeetingPagesTest {

    private static final String HARINGEY = "haringey.board";
    private static final int NEXT_YEAR = LocalDate.now().getYear() + 1;

    @LocalServerPort
    private int port;

    private Visitor as(String login) {
        return new Visitor(port, login);
    }

    private JsonNode body(String login, int year, String body) {
        return StreamSupport.stream(
                        as(login)
                                .page("meetings?year=" + year)
                                .json()
                                .path("bodies")
                                .spliterator(),
                        false)
                .filter(one -> one.path("body").asText().equals(body))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @DisplayName("G12: whoever sits on a body or serves one sees the year of every body of their partnership")
    @CsvSource({
        "charnwood-bid, 200",
        "charnwood-police-sergeant, 200",
        "charnwood-board-secretary, 200",
        "charnwood-policy-officer, 200",
        "haringey-manager, 200",
        "cannock-police, 200",
        "charnwood-adviser, 404",
        "bcp-funds-manager, 404",
        "admin, 404"
    })
    void entitlement(String login, int status) {
        assertThat(as(login).page("meetings").status()).isEqualTo(status);
        List<String> menu = StreamSupport.stream(
                        as(login).page("me").json().path("pages").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(menu.contains("meetings")).isEqualTo(status == 200);
    }

    @Test
    @DisplayName("Nobody sees meetings without a login")
    void asksForLogin() {
        assertThat(as(null).page("meetings").status()).isEqualTo(401);
        assertThat(as(null).page("meetings/1").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("G10, G12: the coming year's meetings, with the papers' arithmetic and the year's minimum")
    void showsTheYear() {
        JsonNode board = body("charnwood-bid", NEXT_YEAR, "charnwood.board");

        assertThat(board.path("mine").asBoolean()).isTrue();
        assertThat(board.path("meetings")).hasSize(4);
        assertThat(board.path("stands").asText()).matches("0 of 4 held, 4 planned, \\d+ days left");
        assertThat(board.path("missing").asInt()).isZero();
        assertThat(board.path("meetings"))
                .allSatisfy(meeting -> assertThat(meeting.path("papersDue").asText())
                        .matches("7 clear days before Wed .* %d: send by Tue .*".formatted(NEXT_YEAR)));
        assertThat(body("charnwood-bid", NEXT_YEAR, "charnwood.asb-group").path("meetings"))
                .hasSize(12)
                .allSatisfy(meeting -> {
                    assertThat(meeting.path("papersDue").asText()).startsWith("Nothing says when papers go out");
                    assertThat(meeting.path("papersOn").isNull()).isTrue();
                    assertThat(meeting.path("open").asBoolean()).isFalse();
                });
        assertThat(Visitor.all(as("charnwood-bid").page("meetings").json().path("bodies"), "body"))
                .startsWith("charnwood.board", "charnwood.confidence-group")
                .allMatch(key -> key.startsWith("charnwood."));
    }

    @ParameterizedTest
    @DisplayName("A year that is none is refused in words")
    @ValueSource(strings = {"soon", "27", "1999", "2101", "-2027"})
    void refusesYears(String year) {
        Visitor.Answer answer = as("charnwood-bid").page("meetings?year=" + year);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("is no year of this calendar");
    }

    @Test
    @DisplayName("G10, F16: officers see the agenda at once, members when it has gone out, without what concerns them")
    void showsAgendas() {
        LocalDate day = Visitor.noWednesday(LocalDate.now().plusDays(26));
        as("haringey-secretary")
                .start(
                        "calendarChange",
                        Map.of(
                                "change",
                                "add",
                                "body",
                                HARINGEY,
                                "day",
                                day.toString(),
                                "reason",
                                "A special meeting"));
        JsonNode meeting = await().atMost(Duration.ofSeconds(30))
                .until(() -> meeting(day), found -> !found.path("number").isNull());
        String id = meeting.path("id").asText();
        String number = meeting.path("number").asText();
        as("haringey-health")
                .start(
                        "agendaProposal",
                        Map.of(
                                "asks",
                                "decision",
                                "meeting",
                                id,
                                "title",
                                "Fire doors",
                                "text",
                                "Replace them",
                                "concerns",
                                "haringey.org.fire-brigade"));

        assertThat(as("haringey-secretary")
                        .page("meetings/" + id)
                        .json()
                        .path("items")
                        .get(0)
                        .path("title")
                        .asText())
                .isEqualTo("Fire doors");
        assertThat(as("haringey-fire").page("meetings/" + id).status()).isEqualTo(404);
        as("haringey-secretary").complete("prepareAgenda", number, Map.of("postponed", List.of()));
        as("haringey-cabinet-member").complete("agreeAgenda", number, Map.of("answer", "agree"));
        as("haringey-borough-commander").complete("agreeAgenda", number, Map.of("answer", "agree"));
        as("haringey-secretary").complete("circulatePapers", number, Map.of("meetingOn", meetingOn(day)));

        JsonNode fire = as("haringey-fire").page("meetings/" + id).json();
        assertThat(fire.path("items").get(0).path("withheld").asBoolean()).isTrue();
        assertThat(fire.toString()).doesNotContain("Fire doors", "Replace them");
        assertThat(as("haringey-health")
                        .page("meetings/" + id)
                        .json()
                        .path("items")
                        .get(0)
                        .path("text")
                        .asText())
                .isEqualTo("Replace them");
        assertThat(fire.path("changes").get(0).asText()).endsWith("Why: A special meeting");
        for (String stranger : List.of("haringey-manager", "charnwood-chair", "admin")) {
            assertThat(as(stranger).page("meetings/" + id))
                    .as(stranger)
                    .isEqualTo(as(stranger).page("meetings/not-there"));
        }
    }

    private JsonNode meeting(LocalDate day) {
        for (JsonNode meeting :
                body("haringey-secretary", day.getYear(), HARINGEY).path("meetings")) {
            if (meeting.path("when").path("value").asText().startsWith(day.toString())) {
                return meeting;
            }
        }
        throw new AssertionError("No meeting on " + day);
    }

    private static String meetingOn(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK).format(day) + ", 14:00";
    }
}
