package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** People of a partnership at work through REST. */
final class People {

    private static final String START = "/engine-rest/process-definition/key/fundingApplication/submit-form";

    private final Function<String, Rest> login;

    People(Function<String, Rest> login) {
        this.login = login;
    }

    Rest as(String user) {
        return login.apply(user);
    }

    /** A good application of Charnwood; the money that it asks for is there whenever the test runs. */
    static Map<String, Object> application(String title, String amount) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("purpose", "Fewer incidents");
        form.put("startsOn", LocalDate.now().toString());
        form.put("endsOn", endOfFinancialYear().toString());
        form.put("amount", amount);
        form.put("priority", "charnwood.priority.asb");
        form.put("deliveryGroup", "charnwood.asb-group");
        form.put("evaluation", "A survey before and after");
        return form;
    }

    static LocalDate endOfFinancialYear() {
        LocalDate today = LocalDate.now();
        LocalDate end = LocalDate.of(today.getYear(), Month.MARCH, 31);
        return today.isAfter(end) ? end.plusYears(1) : end;
    }

    /** @return number of the application */
    String applies(String user, Map<String, Object> form) {
        Rest.Answer answer = submits(user, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }

    Rest.Answer submits(String user, Map<String, Object> form) {
        return as(user).post(START, Rest.form(form));
    }

    /** Id of the task about this application that the user sees. */
    String task(String user, String number, String element) {
        JsonNode tasks = as(user).get(
                        "/engine-rest/task?maxResults=10&taskDefinitionKey=%s&processInstanceBusinessKey=%s"
                                .formatted(element, number))
                .json();
        assertThat(tasks).as("%s of %s for %s", element, number, user).hasSize(1);
        return tasks.get(0).path("id").asText();
    }

    Rest.Answer completes(String user, String task, Map<String, Object> form) {
        return as(user).post("/engine-rest/task/" + task + "/submit-form", Rest.form(form));
    }

    JsonNode options(String user, String task, String name) {
        JsonNode variables = as(user).get(
                        "/engine-rest/task/" + task + "/form-variables?deserializeValues=false&variableNames=" + name)
                .json();
        try {
            return Rest.JSON.readTree(variables.path(name).path("value").asText());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(variables.toString(), e);
        }
    }

    List<String> choices(String user, String task, String name) {
        List<String> values = new ArrayList<>();
        options(user, task, name)
                .forEach(option -> values.add(option.path("value").asText()));
        return values;
    }

    /** The minutes of a meeting with everybody there. */
    Map<String, Object> minutes(String user, String task, String outcome, Map<String, Object> more) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("present", choices(user, task, "memberOptions"));
        form.put("deputies", List.of());
        form.put("interests", List.of());
        form.put("outcome", outcome);
        form.putAll(more);
        return form;
    }

    /** The delivery group supports it, to be paid from this line. */
    void groupSupports(String number, String line) {
        String chair = "charnwood-asb-chair";
        String task = task(chair, number, "considerApplication");
        Rest.Answer answer = completes(chair, task, minutes(chair, task, "support", Map.of("line", line)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    /** One of the three decides. */
    void decides(String officeHolder, String number, Map<String, Object> form) {
        Rest.Answer answer = completes(officeHolder, task(officeHolder, number, "decideAsOfficeHolder"), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
