package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.rest.HubPeople.CHAIR;
import static org.communitysafety.rest.HubPeople.FIRE;
import static org.communitysafety.rest.HubPeople.HOUSING;
import static org.communitysafety.rest.HubPeople.POLICE;
import static org.communitysafety.rest.HubPeople.TEAM;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The hub through the front door")
class HubOverRestTest extends ServerTest {

    private final HubPeople hub = new HubPeople(people);

    private static List<String> numbers(Answer list) {
        return list.json().path("cases").findValuesAsText("number");
    }

    private Answer cases(String user) {
        return as(user).get("/engine-rest/community-safety/hub/cases");
    }

    @Test
    @DisplayName("S1, H10: who may know of a case finds it in the list; nobody else does")
    void list() {
        String number = hub.refers(POLICE, HubPeople.referral("Algernon", "Dunstable"));

        assertThat(numbers(cases(POLICE))).contains(number);
        assertThat(numbers(cases(CHAIR))).contains(number);
        assertThat(numbers(cases(FIRE))).doesNotContain(number);
        hub.accepts(number);
        assertThat(numbers(cases(FIRE))).contains(number);
        assertThat(cases(FIRE).body()).doesNotContain("Dunstable");
        for (String nobody : List.of("cannock-citizens-advice", "charnwood-police", "admin")) {
            assertThat(cases(nobody).status()).as(nobody).isEqualTo(404);
        }
        assertThat(as(null, null).get("/engine-rest/community-safety/hub/cases").status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("S1: a case is opened with a reason, which the chair can read in the log")
    void opens() {
        String number = hub.refers(POLICE, HubPeople.referral("Barnaby", "Eggleston"));
        hub.accepts(number);

        assertThat(hub.opens(FIRE, number, " ").status()).isEqualTo(400);
        Answer opened = hub.opens(FIRE, number, "A fire at that address");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(opened.body())
                .contains("Barnaby Eggleston", "3 Eggleston Row", "Neighbours are afraid of Eggleston");
        assertThat(opened.json().path("may").path("restrict").asBoolean()).isFalse();

        Answer log = hub.page(CHAIR, "log", Map.of("number", number));
        assertThat(log.json().get(0).path("what").asText()).isEqualTo("Reason: A fire at that address");
        assertThat(hub.page(FIRE, "log", Map.of("number", number)).status()).isEqualTo(400);
        assertThat(as(FIRE).post("/engine-rest/community-safety/hub/cases/" + number + "/opening", "null")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("H17: a restricted case and one that does not exist get the same answers")
    void restricted() {
        String number = hub.refers(POLICE, HubPeople.referral("Cordelia", "Fazakerley"));
        hub.restricts(number, "cannock-chase.org.probation");
        String none = "CCH-H-2026-9998";

        for (String path : List.of("opening", "notes", "reuses", "restriction", "removal", "reopening")) {
            Map<String, Object> body = body(path);
            Answer theirs = hub.page(FIRE, "cases/" + number + "/" + path, body);
            Answer nothing = hub.page(FIRE, "cases/" + none + "/" + path, body);
            assertThat(theirs.status()).as(path).isEqualTo(nothing.status());
            assertThat(theirs.body().replace(number, none)).as(path).isEqualTo(nothing.body());
        }
        assertThat(numbers(cases(FIRE))).doesNotContain(number);
        assertThat(hub.page(FIRE, "search", Map.of("street", "3 Fazakerley row", "reason", "x"))
                        .json())
                .isEmpty();
        assertThat(hub.opens("cannock-probation", number, "Licence conditions").status())
                .isEqualTo(200);
        assertThat(hub.opens(TEAM, number, "Minutes").status()).isEqualTo(404);
    }

    private static Map<String, Object> body(String path) {
        return switch (path) {
            case "opening" -> Map.of("reason", "Because");
            case "notes" -> Map.of("reason", "Because", "marking", "official", "text", "Something");
            case "reuses" -> Map.of("reason", "Because", "entry", "x", "purpose", "y");
            case "restriction" -> Map.of("why", "Because", "organisations", List.of());
            default -> Map.of("why", "Because");
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/process-instance?maxResults=100&businessKey=",
                "/engine-rest/history/process-instance?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/history/task?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/execution?maxResults=100&businessKey="
            })
    @DisplayName(
            "H17: neither tasks nor instances nor history show a restricted case to managers, the team or partners")
    void restrictedInTheEngine(String query) {
        String number = hub.refers(POLICE, HubPeople.referral("Drusilla", "Grimthorpe"));
        hub.restricts(number);

        for (String user : List.of("cannock-manager", "cannock-process-owner", TEAM, FIRE, HOUSING)) {
            assertThat(as(user).get(query + number).json()).as(user).isEmpty();
        }
    }

    @Test
    @DisplayName("H17: the count of instances that a manager is told is that of the instances that they see")
    void counts() {
        String open = hub.refers(POLICE, HubPeople.referral("Ermintrude", "Hazelwood"));
        hub.accepts(open);
        String restricted = hub.refers(POLICE, HubPeople.referral("Ermintrude", "Ivory"));
        hub.restricts(restricted);

        JsonNode seen = as("cannock-manager")
                .get("/engine-rest/process-instance?maxResults=2000&processDefinitionKey=hubReferral")
                .json();
        int counted = as("cannock-manager")
                .get("/engine-rest/process-instance/count?processDefinitionKey=hubReferral")
                .json()
                .path("count")
                .asInt();
        assertThat(seen.findValuesAsText("businessKey")).contains(open).doesNotContain(restricted);
        assertThat(counted).isEqualTo(seen.size());
    }

    @Test
    @DisplayName("H6: a search finds the same person whatever the spelling, and asks for a reason")
    void search() {
        String number = hub.refers(POLICE, HubPeople.referral("Zoë", "Ó Súilleabháin"));
        hub.accepts(number);
        Map<String, Object> wanted = new LinkedHashMap<>(
                Map.of("firstNames", "ZOE", "surname", "o suilleabhain", "birthDate", "1984-05-06"));
        assertThat(hub.page(FIRE, "search", wanted).status()).isEqualTo(400);
        wanted.put("reason", "Smoke alarms");

        JsonNode found = hub.page(FIRE, "search", wanted).json();
        assertThat(found.findValuesAsText("number")).contains(number);
        assertThat(found.get(0).path("near").asBoolean()).isFalse();
        wanted.put("birthDate", "yesterday");
        assertThat(hub.page(FIRE, "search", wanted).message()).contains("no date");
        assertThat(hub.page(FIRE, "search", Map.of("surname", "x", "reason", "y"))
                        .message())
                .contains("Enter a surname with the date of birth");
    }

    @Test
    @DisplayName("S2: a note is kept with its source, and another agency's information is asked for on the page")
    void notesAndReuse() {
        String number = hub.refers(POLICE, HubPeople.referral("Fenella", "Jellicoe"));
        hub.accepts(number);
        Answer noted = hub.page(
                HOUSING,
                "cases/" + number + "/notes",
                Map.of("reason", "Tenancy", "marking", "official", "text", "Rent is paid"));
        assertThat(noted.status()).as(noted.body()).isEqualTo(200);
        JsonNode entry =
                noted.json().path("entries").get(noted.json().path("entries").size() - 1);
        assertThat(entry.path("organisation").asText()).isEqualTo("Cannock Chase District Council - Housing Options");
        assertThat(hub.page(
                                HOUSING,
                                "cases/" + number + "/notes",
                                Map.of("reason", "Tenancy", "marking", "secret", "text", "x"))
                        .status())
                .isEqualTo(400);

        Answer asked = hub.page(
                FIRE,
                "cases/" + number + "/reuses",
                Map.of("reason", "Visit", "entry", entry.path("id").asText(), "purpose", "Home visit"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        JsonNode request =
                hub.opens(HOUSING, number, "To answer").json().path("entries").findValue("requests");
        String id = hub.opens(HOUSING, number, "To answer").json().findValues("requests").stream()
                .filter(requests -> !requests.isEmpty())
                .findFirst()
                .orElseThrow()
                .get(0)
                .path("id")
                .asText();
        assertThat(request).isNotNull();
        Answer answered = hub.page(
                HOUSING,
                "cases/" + number + "/reuses/" + id + "/answer",
                Map.of("reason", "To answer", "agreed", true, "answer", "For this visit"));
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(hub.opens(FIRE, number, "Visit").body()).contains("Agreed, Temi Balogun: For this visit");
    }

    @Test
    @DisplayName("H17, H24: the chair restricts, lifts, removes and opens a case again on the page; nobody else does")
    void chair() {
        String number = hub.refers(POLICE, HubPeople.referral("Gwendolen", "Kilbride"));
        hub.accepts(number);
        assertThat(hub.page(TEAM, "cases/" + number + "/removal", Map.of("why", "x"))
                        .message())
                .contains("Only the hub's chair");
        Answer restricted = hub.page(
                CHAIR,
                "cases/" + number + "/restriction",
                Map.of("why", "A witness", "organisations", List.of("cannock-chase.org.probation")));
        assertThat(restricted.status()).as(restricted.body()).isEqualTo(200);
        assertThat(restricted.json().path("item").path("restricted").asBoolean())
                .isTrue();
        assertThat(as(TEAM).get("/engine-rest/task?maxResults=9&processInstanceBusinessKey=" + number)
                        .json())
                .isEmpty();
        assertThat(hub.page(CHAIR, "cases/" + number + "/restriction", Map.of("why", "Moved away"))
                        .json()
                        .path("item")
                        .path("restricted")
                        .asBoolean())
                .isFalse();
        assertThat(hub.page(CHAIR, "cases/" + number + "/removal", Map.of("why", "Social care leads"))
                        .json()
                        .path("item")
                        .path("state")
                        .asText())
                .isEqualTo("REMOVED");
        assertThat(hub.page(CHAIR, "cases/" + number + "/removal", Map.of("why", "Again"))
                        .status())
                .isEqualTo(400);
        assertThat(hub.page(CHAIR, "cases/" + number + "/reopening", Map.of("why", "They ask for the hub"))
                        .json()
                        .path("item")
                        .path("state")
                        .asText())
                .isEqualTo("OPEN");
    }

    @Test
    @DisplayName("H3: the table answers over REST for the partnership, for its process owner")
    void table() {
        for (Object[] row :
                new Object[][] {{true, false, "next"}, {false, true, "next"}, {false, false, "following"}}) {
            Answer answer = as("cannock-process-owner")
                    .post(
                            "/engine-rest/decision-definition/key/referralMeeting/tenant-id/cannock-chase/evaluate",
                            Map.of(
                                    "variables",
                                    Map.of(
                                            "beforeCutOff",
                                            Map.of("value", row[0]),
                                            "attendsToRaise",
                                            Map.of("value", row[1]))));
            assertThat(answer.json().get(0).path("meeting").path("value").asText())
                    .isEqualTo(row[2]);
        }
    }
}
