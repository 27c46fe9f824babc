package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People of Cannock Chase's hub at work through REST. */
final class HubPeople {

    static final String POLICE = "cannock-police";
    static final String HOUSING = "cannock-housing-options";
    static final String FIRE = "cannock-fire";
    static final String CHAIR = "cannock-hub-chair";
    static final String TEAM = "cannock-hub-team";
    static final String MANAGER = "cannock-community-safety-manager";

    private final People people;

    HubPeople(People people) {
        this.people = people;
    }

    /** A complete referral of somebody with this name. */
    static Map<String, Object> referral(String firstNames, String surname) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", "person");
        form.put("firstNames", firstNames);
        form.put("surname", surname);
        form.put("birthDate", "1984-05-06");
        form.put("telephones", "01543 555 0170");
        form.put("street", "3 " + surname + " Row");
        form.put("summary", "Neighbours are afraid of " + surname);
        form.put("topics", List.of("anti-social-behaviour"));
        form.put("consent", "no");
        form.put("lawfulBasis", "crime-prevention");
        form.put("attends", true);
        return form;
    }

    Rest.Answer submits(String user, String process, Map<String, Object> form) {
        return people.as(user).post("/engine-rest/process-definition/key/" + process + "/submit-form", Rest.form(form));
    }

    /** @return number of the case */
    String refers(String user, Map<String, Object> form) {
        Rest.Answer answer = submits(user, "hubReferral", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }

    void accepts(String number) {
        triages(number, Map.of());
    }

    /** Accepted, and restricted to these organisations besides the referrer's. */
    void restricts(String number, String... organisations) {
        triages(number, Map.of("restricted", true, "restrictTo", List.of(organisations)));
    }

    private void triages(String number, Map<String, Object> more) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("verdict", "accept");
        form.put("criteria", List.of("multi-agency"));
        form.putAll(more);
        done(CHAIR, number, "triageReferral", form);
    }

    void done(String user, String number, String element, Map<String, Object> form) {
        Rest.Answer answer = completes(user, number, element, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    Rest.Answer completes(String user, String number, String element, Map<String, Object> form) {
        return people.completes(user, people.task(user, number, element), form);
    }

    /** The page "Hub cases". */
    Rest.Answer page(String user, String path, Object body) {
        return people.as(user).post("/engine-rest/community-safety/hub/" + path, body);
    }

    Rest.Answer opens(String user, String number, String reason) {
        return page(user, "cases/" + number + "/opening", Map.of("reason", reason));
    }
}
