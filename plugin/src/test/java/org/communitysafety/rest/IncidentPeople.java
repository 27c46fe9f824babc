package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People of Bournemouth, Christchurch and Poole at work on incidents through REST. */
final class IncidentPeople {

    static final String FIRE = "bcp-fire";
    static final String LEAD = "bcp-chair";
    static final String DUTY_LEAD = "bcp-duty-lead";
    static final String HEALTH = "bcp-health";

    /** Whom public disorder informs. */
    static final List<String> INFORMED = List.of(
            "bcp-chief-officer",
            LEAD,
            HEALTH,
            FIRE,
            "bcp-rehabilitation",
            "bcp-probation",
            DUTY_LEAD,
            "bcp-cabinet-member",
            "bcp-communications");

    private static final String PAGE = "/engine-rest/community-safety/incidents";

    private final People people;

    IncidentPeople(People people) {
        this.people = people;
    }

    /** Public disorder, a little while ago. */
    static Map<String, Object> disorder() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("area", "poole");
        form.put("place", "Harbour");
        form.put("happenedOn", LocalDate.now().minusDays(1).toString());
        form.put("happenedAt", "23:50");
        form.put("source", "partner");
        form.put("what", "A crowd throws stones");
        form.put("level", "medium");
        form.put("publicDisorder", true);
        return form;
    }

    Rest.Answer submits(String user, Map<String, Object> form) {
        return people.as(user)
                .post("/engine-rest/process-definition/key/criticalIncident/submit-form", Rest.form(form));
    }

    /** @return number of the incident */
    String reports(String user, Map<String, Object> form) {
        Rest.Answer answer = submits(user, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }

    Rest.Answer completes(String user, String number, String element, Map<String, Object> form) {
        return people.completes(user, people.task(user, number, element), form);
    }

    void done(String user, String number, String element, Map<String, Object> form) {
        Rest.Answer answer = completes(user, number, element, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    Rest.Answer list(String user) {
        return people.as(user).get(PAGE);
    }

    Rest.Answer opens(String user, String number) {
        return people.as(user).get(PAGE + "/" + number);
    }

    Rest.Answer gets(String user, String path) {
        return people.as(user).get(PAGE + "/" + path);
    }

    Rest.Answer posts(String user, String path, Object body) {
        return people.as(user).post(PAGE + "/" + path, body);
    }
}
