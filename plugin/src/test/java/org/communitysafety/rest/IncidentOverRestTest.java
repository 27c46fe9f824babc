package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.rest.IncidentPeople.DUTY_LEAD;
import static org.communitysafety.rest.IncidentPeople.FIRE;
import static org.communitysafety.rest.IncidentPeople.HEALTH;
import static org.communitysafety.rest.IncidentPeople.INFORMED;
import static org.communitysafety.rest.IncidentPeople.LEAD;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.communitysafety.rest.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Critical incidents through the front door")
class IncidentOverRestTest extends ServerTest {

    private final IncidentPeople incidents = new IncidentPeople(people);

    private String led() {
        String number = incidents.reports(FIRE, IncidentPeople.disorder());
        incidents.done(DUTY_LEAD, number, "nameLeads", Map.of("agency", "bcp.org.police", "lead", LEAD));
        return number;
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> form = IncidentPeople.disorder();
        form.put(field, value);
        return form;
    }

    @Test
    @DisplayName(
            "C3: the duty lead's page says who is informed, what is known, who does what and when an update is due")
    void page() {
        String number = led();
        incidents.done(HEALTH, number, "acknowledgeIncident", Map.of("words", "Two wards are ready"));

        JsonNode view = incidents.opens(DUTY_LEAD, number).json();
        assertThat(view.path("item").path("acknowledged").asText()).isEqualTo("1 of 9");
        assertThat(view.path("item").path("nextUpdate").asText()).isNotBlank();
        assertThat(view.path("informed").findValuesAsText("value")).anyMatch(text -> text.startsWith("Acknowledged"));
        assertThat(view.path("log").findValuesAsText("text"))
                .containsExactly(
                        "A crowd throws stones\nHarbour",
                        "Olivia Marchant leads, for Dorset Police.",
                        "Two wards are ready");
        assertThat(incidents.list(DUTY_LEAD).json().path("incidents").findValuesAsText("number"))
                .contains(number);
        assertThat(incidents.list(DUTY_LEAD).json().path("assumed").asText()).contains("to be confirmed");
    }

    @ParameterizedTest
    @DisplayName(
            "S1: nobody who has nothing to do with it sees an incident: on the page, its tasks, instances or history")
    @ValueSource(
            strings = {"bcp-university", "bcp-manager", "bcp-process-owner", "charnwood-police", "haringey-director"})
    void strangers(String stranger) {
        String number = led();

        Answer theirs = incidents.opens(stranger, number);
        Answer none = incidents.opens(stranger, "BCP-I-2026-9998");
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body()).isEqualTo(none.body());
        for (String path : List.of("entries/x", "timeline.pdf")) {
            assertThat(incidents.gets(stranger, number + "/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(incidents
                        .posts(stranger, number + "/entries", Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(incidents.list(stranger).body()).doesNotContain(number);
        for (String query : List.of(
                "/engine-rest/task?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/process-instance?maxResults=100&businessKey=",
                "/engine-rest/history/process-instance?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/history/task?maxResults=100&processInstanceBusinessKey=",
                "/engine-rest/execution?maxResults=100&businessKey=")) {
            assertThat(as(stranger).get(query + number).json()).as(query).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @DisplayName("C1, C2: a report that cannot be is refused with what to do, and nothing is saved")
    @CsvSource(
            delimiter = '|',
            value = {
                "area|tottenham|Choose one from the list",
                "happenedOn|2099-01-01|in the future",
                "happenedOn|yesterday|must be a date",
                "happenedAt|25:00|no time of day",
                "level|extreme|Choose one from the list",
                "source|rumour|Choose one from the list",
                "what| |is missing",
                "death|maybe|must be true or false",
                "policeJudgement|true|Only the police judge by the sixth criterion",
                "marking|secret|Choose one from the list",
                "state|CLOSED|no such field"
            })
    void badReport(String field, String value, String message) {
        Map<String, Object> before = state();
        Object sent = "true".equals(value) ? Boolean.TRUE : value;

        Answer answer = incidents.submits(FIRE, with(field, sent));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(message);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("C1: nobody of another partnership, of none, or without a login reports")
    @CsvSource({"admin, 400", "nobody, 401"})
    void whoReports(String user, int status) {
        Answer answer = user.equals("nobody")
                ? as(null, null)
                        .post(
                                "/engine-rest/process-definition/key/criticalIncident/submit-form",
                                Rest.form(IncidentPeople.disorder()))
                : incidents.submits(user, IncidentPeople.disorder());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    @DisplayName("C3: nobody acknowledges for somebody else, nor twice")
    void acknowledging() {
        String number = led();
        String task = people.task(HEALTH, number, "acknowledgeIncident");

        assertThat(people.completes(FIRE, task, Map.of()).status()).isIn(400, 403, 404);
        assertThat(people.completes("charnwood-police", task, Map.of()).status())
                .isIn(400, 403, 404);
        assertThat(people.completes(HEALTH, task, Map.of()).status()).isEqualTo(204);
        assertThat(people.completes(HEALTH, task, Map.of()).status()).isIn(400, 404);
        assertThat(incidents
                        .opens(DUTY_LEAD, number)
                        .json()
                        .path("item")
                        .path("acknowledged")
                        .asText())
                .isEqualTo("1 of 9");
    }

    @Test
    @DisplayName("C3: everybody acknowledges in the same second: all are counted, and nobody sees an error")
    void together() throws Exception {
        String number = led();
        var threads = Executors.newFixedThreadPool(INFORMED.size());
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (String user : INFORMED) {
                String task = people.task(user, number, "acknowledgeIncident");
                work.add(() -> people.completes(user, task, Map.of()).status());
            }
            for (Future<Integer> status : threads.invokeAll(work)) {
                assertThat(status.get()).isEqualTo(204);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(incidents
                        .opens(DUTY_LEAD, number)
                        .json()
                        .path("item")
                        .path("acknowledged")
                        .asText())
                .isEqualTo("9 of 9");
    }

    @Test
    @DisplayName(
            "C4: an entry that its marking keeps from somebody is neither on their page nor in their PDF, nor by its id")
    void markings() {
        String number = led();
        Answer added = incidents.posts(
                LEAD, number + "/entries", Map.of("text", "Ask the informant Quillington", "marking", "police"));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        String id = StreamSupport.stream(added.json().path("log").spliterator(), false)
                .filter(entry -> entry.path("text").asText().contains("Quillington"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        assertThat(incidents.opens(FIRE, number).body()).doesNotContain("Quillington");
        assertThat(incidents.gets(FIRE, number + "/entries/" + id).status()).isEqualTo(404);
        assertThat(incidents.gets(LEAD, number + "/entries/" + id).status()).isEqualTo(200);
        assertThat(incidents.gets(LEAD, number + "/timeline.pdf").status()).isEqualTo(200);
        assertThat(incidents.gets(FIRE, number + "/timeline.pdf").body()).startsWith("%PDF");
        assertThat(database.queryForList(
                        "select refused from cs_case_access where case_file = ? and person = ? and refused is not null",
                        String.class,
                        number,
                        FIRE))
                .containsExactly("MARKING");
        assertThat(incidents
                        .posts(LEAD, number + "/entries", Map.of("text", " "))
                        .status())
                .isEqualTo(400);
        assertThat(incidents
                        .posts(LEAD, number + "/entries", Map.of("text", "x", "marking", "secret"))
                        .message())
                .contains("Choose one from the list");
        assertThat(incidents
                        .posts(LEAD, number + "/entries", Map.of("text", "x", "corrects", "nothing"))
                        .status())
                .isEqualTo(404);
        assertThat(incidents.posts(LEAD, number + "/entries", "null").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("C1: the duty lead joins two reports of one incident on the page; nobody else does")
    void joining() {
        String first = led();
        String second = incidents.reports(HEALTH, IncidentPeople.disorder());

        assertThat(incidents.opens(DUTY_LEAD, second).json().path("duplicates").findValuesAsText("value"))
                .contains(first);
        Map<String, Object> joining = Map.of("into", first, "why", "The same harbour");
        assertThat(incidents.posts(HEALTH, second + "/joining", joining).message())
                .contains("Only the duty lead joins");
        Answer joined = incidents.posts(DUTY_LEAD, second + "/joining", joining);
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        assertThat(incidents.posts(DUTY_LEAD, second + "/joining", joining).status())
                .isEqualTo(400);
        assertThat(as(HEALTH)
                        .get("/engine-rest/task?processInstanceBusinessKey=" + second + "&maxResults=50")
                        .json())
                .isEmpty();
        assertThat(incidents.opens(DUTY_LEAD, first).json().path("log").findValuesAsText("incident"))
                .contains(first, second);
    }

    @Test
    @DisplayName(
            "C5, C6: past the forms nothing moves: no task is completed, no variable set, no decision message sent")
    void pastTheForms() {
        String number = led();
        String task = people.task(LEAD, number, "leadResponse");
        for (String user : List.of(LEAD, "admin")) {
            assertThat(as(user).post("/engine-rest/task/" + task + "/complete", Map.of())
                            .status())
                    .isGreaterThanOrEqualTo(400);
            assertThat(as(user).put("/engine-rest/task/" + task + "/variables/next", Map.of("value", "standDown"))
                            .status())
                    .isGreaterThanOrEqualTo(400);
            assertThat(as(user).post(
                                    "/engine-rest/message",
                                    Map.of("messageName", "executiveDecided", "businessKey", number))
                            .status())
                    .isGreaterThanOrEqualTo(400);
        }
        Map<String, Object> late = new LinkedHashMap<>();
        late.put("incident", number);
        late.put("decidedOn", LocalDate.now().toString());
        late.put("words", "Enough");
        Answer decided = as("bcp-executive-secretary")
                .post("/engine-rest/process-definition/key/incidentDecision/submit-form", Rest.form(late));
        assertThat(decided.status()).as(decided.body()).isEqualTo(400);
    }
}
