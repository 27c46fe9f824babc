package org.communitysafety.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitysafety.partnership.Keys;
import org.communitysafety.rest.AccessMatrix.Route;

/**
 * What the matrix asks about: applications and cases at different stages, planted in a running server, and what is there
 * anyway. Each has the name that the matrix gives it.
 */
final class AccessScene {

    private static final String APPLICANT = "charnwood-voluntary-youth";

    private final People people;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final Map<String, List<Thing>> things = new LinkedHashMap<>();

    /**
     * @param id what stands in addresses
     * @param key its key, where an address can name it by key
     * @param tenant whose it is, where an address names that too
     * @param mark what an answer contains that shows it
     */
    record Thing(String name, String id, String key, String tenant, String mark) {

        static Thing of(String name, String id) {
            return new Thing(name, id, "no-such-key", "charnwood", '"' + id + '"');
        }
    }

    AccessScene(People people) {
        this.people = people;
    }

    /** @param line key of the fund line that supported applications are to be paid from */
    void plant(String line) {
        numbers.put("A", applies("10.00"));
        Map<String, Object> unsure = People.application("Matrix", "10.00");
        unsure.put("deliveryGroup", "not-sure");
        numbers.put("N", people.applies(APPLICANT, unsure));
        numbers.put("O", applies("10.00"));
        numbers.put("G", applies("1500.00"));
        people.groupSupports(numbers.get("O"), line);
        people.groupSupports(numbers.get("G"), line);
        Map<String, Object> other = People.application("Matrix", "10.00");
        other.put("priority", "bcp.priority.asb");
        other.put("deliveryGroup", "none");
        numbers.put("B", people.applies("bcp-voluntary", other));
        HubPeople hub = new HubPeople(people);
        for (String name : List.of("C", "T", "R")) {
            numbers.put(name, hub.refers(HubPeople.POLICE, HubPeople.referral("Matilda", "Matrix")));
        }
        hub.accepts(numbers.get("C"));
        hub.restricts(numbers.get("R"), "cannock-chase.org.probation");
        leaves("charnwood-left");
        look();
    }

    /** Somebody joins, gets a password, and leaves again. */
    private void leaves(String login) {
        changes(Map.of(
                "what", "newPerson",
                "reason", "Joins",
                "login", login,
                "name", "Jo Left",
                "email", "jo.left@charnwood.invalid",
                "organisation", "charnwood.org.borough-council"));
        people.as("admin")
                .put(
                        "/engine-rest/user/" + login + "/credentials",
                        Map.of("password", "demo", "authenticatedUserPassword", "demo"));
        changes(Map.of("what", "leaves", "reason", "Leaves", "person", login));
    }

    private void changes(Map<String, Object> form) {
        people.as("charnwood-policy-officer")
                .post("/engine-rest/process-definition/key/membershipChange/submit-form", Rest.form(form));
    }

    private String applies(String amount) {
        return people.applies(APPLICANT, People.application("Matrix", amount));
    }

    private void look() {
        numbers.forEach((name, number) -> {
            String instance = list("history/process-instance?processInstanceBusinessKey=" + number)
                    .get(0)
                    .path("id")
                    .asText();
            add("instances", Thing.of(name, instance));
            add("history", Thing.of(name, instance));
            add("activities", marked(name, id("history/activity-instance?processInstanceId=" + instance), instance));
            add("variables", marked(name, id("variable-instance?processInstanceIdIn=" + instance), instance));
            add("cases", new Thing(name, number, number, "charnwood", number));
            list("task?processInstanceBusinessKey=" + number)
                    .forEach(task -> add(
                            "tasks", Thing.of(named(name, task), task.path("id").asText())));
        });
        process("funding", "fundingApplication");
        process("hub", "hubReferral");
        process("meeting", "meeting");
        process("office", "officeChange");
        for (String tenant : List.of("charnwood", "bcp", "cannock-chase")) {
            String of = "?key=quorum&latestVersion=true&tenantIdIn=" + tenant;
            JsonNode table = list("decision-definition" + of).get(0);
            table("tables", tenant, table);
            String requirements = table.path("decisionRequirementsDefinitionId").asText();
            table("requirements", tenant, one("decision-requirements-definition/" + requirements));
        }
        add("deployments", Thing.of("shared", id("deployment?withoutTenantId=true")));
        add("filters", Thing.of("mine", id("filter?name=My+tasks")));
        add("filters", Thing.of("private", privateFilter()));
        add("permissions", Thing.of("grant", id("authorization")));
    }

    /** An office-holder's own task bears the holder's letter. */
    private String named(String application, JsonNode task) {
        JsonNode candidates = one("task/" + task.path("id").asText() + "/identity-links");
        return switch (candidates.path(0).path("groupId").asText()) {
            case "charnwood.vice-chair" -> "V";
            case "charnwood.designated-officer" -> "D";
            default -> application;
        };
    }

    private void process(String name, String key) {
        String id = id("process-definition?latestVersion=true&withoutTenantId=true&key=" + key);
        add("processes", new Thing(name, id, key, "charnwood", '"' + id + '"'));
    }

    private void table(String kind, String tenant, JsonNode row) {
        String id = row.path("id").asText();
        add(kind, new Thing(tenant, id, row.path("key").asText(), tenant, '"' + id + '"'));
    }

    private String privateFilter() {
        return people.as("admin")
                .post(
                        "/engine-rest/filter/create",
                        Map.of("resourceType", "Task", "name", "Private", "query", Map.of()))
                .json()
                .path("id")
                .asText();
    }

    private JsonNode list(String query) {
        return one(query + (query.contains("?") ? "&" : "?") + "maxResults=20");
    }

    private JsonNode one(String path) {
        return people.as("admin").get("/engine-rest/" + path).json();
    }

    private String id(String query) {
        return list(query).get(0).path("id").asText();
    }

    private static Thing marked(String name, String id, String instance) {
        return new Thing(name, id, "no-such-key", "charnwood", '"' + instance + '"');
    }

    private void add(String kind, Thing thing) {
        things.computeIfAbsent(kind, k -> new ArrayList<>()).add(thing);
    }

    /** The things of a kind that somebody could ask for, in the addresses of this route. */
    List<Thing> things(Route route, String kind, String login) {
        return switch (kind) {
            case "users" -> List.of(Thing.of("own", login), Thing.of("other", "bcp-voluntary"));
            case "groups" -> List.of(Thing.of("own", group(login)), Thing.of("other", Keys.people("haringey")));
            case "tenants" -> List.of(Thing.of("own", tenant(login)), Thing.of("other", "haringey"));
            case "my applications", "audit", "hub cases", "my messages", "all messages" -> things.get("cases");
            case "watched processes" -> things.get("processes");
            case "watched instances" -> things.get("instances");
            case "history" ->
                things.get(route.path().startsWith("/history/activity-instance/{id}") ? "activities" : "history");
            default -> things.getOrDefault(kind, List.of());
        };
    }

    private static String tenant(String login) {
        String first = login.split("-")[0];
        return switch (first) {
            case "cannock" -> "cannock-chase";
            case "admin" -> "charnwood";
            default -> first;
        };
    }

    private static String group(String login) {
        return login.equals("admin") ? "camunda-admin" : Keys.people(tenant(login));
    }
}
