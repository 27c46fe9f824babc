package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.rest.HubPeople.CHAIR;
import static org.communitysafety.rest.HubPeople.FIRE;
import static org.communitysafety.rest.HubPeople.HOUSING;
import static org.communitysafety.rest.HubPeople.MANAGER;
import static org.communitysafety.rest.HubPeople.POLICE;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Fifty names that nobody bears are planted wherever people can type, by every route, also where it is refused; then
 * every value of every table, every line of the log with its exceptions, and every mail is searched for them.
 */
@DisplayName("What is known about people stays in the case file")
class NoPersonalDataTest extends ServerTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Register register;

    @Autowired
    private Calendar calendar;

    @Autowired
    private HubMeetings meetings;

    private final HubPeople hub = new HubPeople(people);
    private final List<String> planted = new ArrayList<>();
    private final Random random = new Random(20261122);
    private final Lines lines = new Lines();

    /** Everything that is logged, with messages and traces of exceptions. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            all.add(event.getFormattedMessage());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                all.add(String.valueOf(thrown.getMessage()));
            }
        }
    }

    private Level before;

    @BeforeEach
    void listen() {
        lines.start();
        root().addAppender(lines);
        before = root().getLevel();
        root().setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root().setLevel(before);
        root().detachAppender(lines);
        ClockUtil.reset();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** A name that stands nowhere else. */
    private String name() {
        StringBuilder name = new StringBuilder("Zq");
        for (int i = 0; i < 4; i++) {
            name.append("bcdfghklmnprstvw".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
        }
        planted.add(name.toString());
        return name.toString();
    }

    /** A sentence with a name in it. */
    private String text() {
        return "Said of " + name() + " yesterday";
    }

    @Test
    @DisplayName("H19, S1: no name of fifty is in any table outside the encrypted columns, any log line or any mail")
    void nowhere() {
        refusedReferrals();
        String number = lifecycle();
        pastTheForms(number);
        refusedPages(number);
        runJobs();
        while (planted.size() < 50) {
            hub.page(FIRE, "search", Map.of("surname", name(), "birthDate", "1990-01-01", "reason", text()));
        }

        assertThat(planted).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        assertThat(hub.opens(POLICE, number, text()).body())
                .contains(planted.stream()
                        .filter(name ->
                                hub.opens(POLICE, number, "To compare").body().contains(name))
                        .findFirst()
                        .orElseThrow());
        List<String> everywhere = new ArrayList<>(lines.all);
        assertThat(everywhere).as("log lines").isNotEmpty();
        everywhere.addAll(tables());
        String haystack = String.join("\n", everywhere).toLowerCase(Locale.ROOT);
        assertThat(haystack).contains(number.toLowerCase(Locale.ROOT));
        for (String name : planted) {
            assertThat(haystack.contains(name.toLowerCase(Locale.ROOT)))
                    .as("%s is in %s", name, where(name))
                    .isFalse();
        }
    }

    private Map<String, Object> referral() {
        Map<String, Object> form = HubPeople.referral(name(), name());
        form.put("street", "5 " + name() + " Street");
        form.put("town", name());
        form.put("summary", text());
        return form;
    }

    /** Bad input with names in it. */
    private void refusedReferrals() {
        refused(with("topics", List.of(name())));
        refused(with("lawfulBasis", name()));
        refused(with("consent", name()));
        refused(with("kind", name()));
        refused(with("birthDate", name()));
        refused(with(name(), "something"));
        refused(with("firstNames", "x".repeat(200) + name()));
        refused(with("surname", "two\nlines " + name()));
        refused(with("summary", new Rest.Typed("{\"" + name() + "\": 1}", "Json")));
        refused(with("summary", new Rest.Typed("{broken " + name(), "Json")));
        refused(with("birthDate", "1850-01-01"));
        Rest.Answer keyed = as(POLICE)
                .post(
                        "/engine-rest/process-definition/key/hubReferral/submit-form",
                        Map.of("variables", Map.of(), "businessKey", name()));
        assertThat(keyed.status()).isGreaterThanOrEqualTo(400);
        Rest.Answer broken = as(POLICE)
                .post(
                        "/engine-rest/process-definition/key/hubReferral/submit-form",
                        "{\"variables\": {\"surname\": {\"value\": \"" + name() + "\", }}}");
        assertThat(broken.status()).isGreaterThanOrEqualTo(400);
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> form = referral();
        form.put(field, value);
        return form;
    }

    private void refused(Map<String, Object> form) {
        assertThat(hub.submits(POLICE, "hubReferral", form).status()).isBetween(400, 499);
    }

    /** From an incomplete referral over question, meeting, actions, restriction and concern to the end, and again. */
    private String lifecycle() {
        Map<String, Object> form = referral();
        Object born = form.remove("birthDate");
        String number = hub.refers(POLICE, form);
        form.put("birthDate", born);
        hub.done(POLICE, number, "completeReferral", form);
        hub.done(CHAIR, number, "triageReferral", Map.of("verdict", "ask", "question", text(), "note", text()));
        Map<String, Object> answered = new LinkedHashMap<>(form);
        answered.put("answer", text());
        answered.put("summary", text());
        hub.done(POLICE, number, "completeReferral", answered);
        hub.done(
                CHAIR,
                number,
                "triageReferral",
                Map.of("verdict", "accept", "criteria", List.of("multi-agency"), "note", text()));
        Map<String, Object> goesOn = new LinkedHashMap<>();
        goesOn.put("raised", "yes");
        goesOn.put("outcome", "continue");
        goesOn.put("summary", text());
        goesOn.put("action1What", text());
        goesOn.put("action1Owner", HOUSING);
        goesOn.put("action1Resources", text());
        meets(number);
        hub.done(CHAIR, number, "recordOutcome", goesOn);
        String action =
                database.queryForObject("select number from cs_hub_action where referral = ?", String.class, number);
        hub.done(HOUSING, action, "carryOutAction", Map.of("progressKind", "update", "report", text()));
        hub.done(HOUSING, action, "carryOutAction", Map.of("progressKind", "done", "report", text()));
        notesAndReuse(number);
        String concern = hub.submits(CHAIR, "hubConcern", Map.of("referral", number, "concern", text()))
                .json()
                .path("businessKey")
                .asText();
        hub.done(MANAGER, concern, "considerConcern", Map.of("answer", text()));
        ok(hub.page(CHAIR, "cases/" + number + "/restriction", Map.of("why", text(), "organisations", List.of())));
        ok(hub.page(CHAIR, "cases/" + number + "/restriction", Map.of("why", text())));
        ok(hub.page(CHAIR, "cases/" + number + "/removal", Map.of("why", text())));
        ok(hub.page(CHAIR, "cases/" + number + "/reopening", Map.of("why", text())));
        Map<String, Object> ends = new LinkedHashMap<>(
                Map.of("raised", "yes", "outcome", "resolved", "summary", text(), "impact", text()));
        meets(number);
        hub.done(CHAIR, number, "recordOutcome", ends);
        String declined = hub.refers(HOUSING, referral());
        hub.done(CHAIR, declined, "triageReferral", Map.of("verdict", "decline", "advice", text()));
        hub.done(HOUSING, declined, "readAdvice", Map.of("reply", text()));
        return number;
    }

    /** The hub's next meeting has begun; the day before, everybody got the agenda with what is known of the case. */
    private void meets(String number) {
        Sitting sitting = meetings.of(number);
        HubWeek.of(engine, new Staff(engine, register), calendar, sitting).meets();
        assertThat(database.queryForObject(
                        "select count(*) from cs_minuted c join cs_hub_minutes m on m.id = c.hub_minutes"
                                + " where c.referral = ? and m.sitting = ?",
                        Integer.class,
                        number,
                        sitting.id()))
                .isPositive();
    }

    private void notesAndReuse(String number) {
        Rest.Answer noted = hub.page(
                FIRE, "cases/" + number + "/notes", Map.of("reason", text(), "marking", "official", "text", text()));
        ok(noted);
        String entry = StreamSupport.stream(noted.json().path("entries").spliterator(), false)
                .filter(one -> one.path("organisation").asText().contains("Police"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        Rest.Answer asked = hub.page(
                FIRE, "cases/" + number + "/reuses", Map.of("reason", text(), "entry", entry, "purpose", text()));
        ok(asked);
        String request = asked.json()
                .path("entries")
                .findParents("purpose")
                .get(0)
                .path("id")
                .asText();
        ok(hub.page(
                POLICE,
                "cases/" + number + "/reuses/" + request + "/answer",
                Map.of("reason", text(), "agreed", false, "answer", text())));
    }

    private static void ok(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Routes past the forms, each of which is refused. */
    private void pastTheForms(String number) {
        String waiting = hub.refers(POLICE, referral());
        String task = people.task(CHAIR, waiting, "triageReferral");
        String instance =
                database.queryForObject("select proc_inst_id_ from act_ru_task where id_ = ?", String.class, task);
        Map<String, Object> variable = Map.of("value", name());
        for (String user : List.of(CHAIR, "admin")) {
            no(as(user).post("/engine-rest/task/" + task + "/complete", Map.of("variables", Map.of("note", variable))));
            no(as(user).put("/engine-rest/task/" + task + "/variables/note", variable));
            no(as(user).put("/engine-rest/task/" + task + "/localVariables/note", variable));
            no(as(user).post("/engine-rest/task/" + task + "/comment/create", Map.of("message", name())));
            no(as(user).put("/engine-rest/process-instance/" + instance + "/variables/note", variable));
            no(as(user).put(
                            "/engine-rest/task/" + task,
                            Map.of("name", name(), "description", name(), "owner", CHAIR)));
            no(as(user).post("/engine-rest/task/create", Map.of("name", name())));
            no(as(user).post(
                            "/engine-rest/process-definition/key/hubReferral/start",
                            Map.of("businessKey", name(), "variables", Map.of("note", variable))));
            no(as(user).post(
                            "/engine-rest/message",
                            Map.of(
                                    "messageName",
                                    "caseRemoved",
                                    "businessKey",
                                    waiting,
                                    "processVariables",
                                    Map.of("n", variable))));
            no(as(user).post(
                            "/engine-rest/process-instance/" + instance + "/modification",
                            Map.of(
                                    "instructions",
                                    List.of(Map.of(
                                            "type",
                                            "startBeforeActivity",
                                            "activityId",
                                            "readAdvice",
                                            "variables",
                                            Map.of("n", variable))))));
        }
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("verdict", name());
        wrong.put("criteria", List.of(name()));
        wrong.put("restrictTo", List.of(name()));
        no(hub.completes(CHAIR, waiting, "triageReferral", wrong));
        no(hub.completes(CHAIR, waiting, "triageReferral", Map.of("verdict", "decline", name(), name())));
        assertThat(number).isNotEqualTo(waiting);
    }

    private void refusedPages(String number) {
        no(hub.opens("cannock-manager", number, text()));
        no(hub.opens("charnwood-police", number, text()));
        no(hub.opens(FIRE, name(), text()));
        no(hub.page(FIRE, "cases/" + number + "/notes", Map.of("reason", text(), "marking", name(), "text", text())));
        no(hub.page(FIRE, "search", Map.of("surname", name(), "birthDate", name(), "reason", text())));
        no(as(FIRE).post("/engine-rest/community-safety/hub/search", "{\"surname\": \"" + name() + "\", }"));
        no(as(FIRE).post("/engine-rest/community-safety/hub/search", "{\"unknown\": \"" + name() + "\"}"));
    }

    private static void no(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
    }

    /** Every value of every table of the database, the engine's and ours, as text. */
    private List<String> tables() {
        List<String> all = new ArrayList<>();
        for (String table : names()) {
            for (Map<String, Object> row : database.queryForList("select * from " + table)) {
                row.forEach((column, value) -> all.add(table + "." + column + "=" + readable(value)));
            }
        }
        return all;
    }

    private List<String> names() {
        return database.queryForList(
                "select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
    }

    private static String readable(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16)
                : String.valueOf(value);
    }

    private List<String> where(String name) {
        List<String> found = new ArrayList<>();
        lines.all.stream().filter(line -> line.contains(name)).forEach(line -> found.add("log: " + line));
        tables().stream().filter(value -> value.contains(name)).forEach(found::add);
        return found;
    }
}
