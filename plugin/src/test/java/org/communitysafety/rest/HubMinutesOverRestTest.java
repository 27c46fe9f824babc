package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.rest.HubPeople.CHAIR;
import static org.communitysafety.rest.HubPeople.FIRE;
import static org.communitysafety.rest.HubPeople.POLICE;
import static org.communitysafety.rest.HubPeople.TEAM;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.partnership.Register;
import org.communitysafety.rest.Rest.Answer;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("The hub's minutes through the front door")
class HubMinutesOverRestTest extends ServerTest {

    private static final String PAGE = "/engine-rest/community-safety/hub/minutes";

    private final HubPeople hub = new HubPeople(people);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Register register;

    @Autowired
    private Calendar calendar;

    @Autowired
    private HubMeetings meetings;

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    /**
     * The agenda of a meeting with a case of this name has been sent.
     *
     * @param weeks from now on, so that each test has a meeting of its own
     */
    private String sent(int weeks, String surname, boolean restricted) {
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(7L * weeks))));
        String number = hub.refers(POLICE, HubPeople.referral("Horatia", surname));
        if (restricted) {
            hub.restricts(number);
        } else {
            hub.accepts(number);
        }
        HubWeek week = HubWeek.of(engine, new Staff(engine, register), calendar, meetings.of(number));
        week.at(-1, "12:00:01");
        return week.number();
    }

    private JsonNode copy(String user, String meeting) {
        JsonNode all = as(user).get(PAGE).json().path("minutes");
        for (JsonNode one : all) {
            if (one.path("number").asText().equals(meeting)) {
                return one;
            }
        }
        throw new AssertionError(user + " has no minutes of " + meeting + " in " + all);
    }

    @Test
    @DisplayName(
            "H9, H20, H27: a member finds their minutes, saves the encrypted file and confirms that they have read them")
    void member() {
        String meeting = sent(5, "Lathbury", false);
        String id = copy(FIRE, meeting).path("id").asText();

        Answer file = as(FIRE).get(PAGE + "/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).startsWith("%PDF-").contains("/AESV3").doesNotContain("Lathbury");
        assertThat(as(FIRE).get(PAGE).body()).doesNotContain("Lathbury");
        assertThat(copy(FIRE, meeting).path("read").isNull()).isTrue();
        assertThat(as(FIRE).post(PAGE + "/" + id + "/reading", Map.of()).status())
                .isEqualTo(200);
        assertThat(copy(FIRE, meeting).path("read").asText()).isNotEmpty();
        assertThat(copy(FIRE, meeting).path("readBy").isNull()).isTrue();
        assertThat(copy(CHAIR, meeting).path("readBy").asText()).startsWith("1 of ");
    }

    @Test
    @DisplayName("H9, H10, H17: somebody else's minutes, and those of nobody, get the same answer")
    void others() {
        String id = copy(CHAIR, sent(6, "Mompesson", true)).path("id").asText();
        Answer theirs = as(FIRE).get(PAGE + "/" + id + "/file");
        Answer none = as(FIRE).get(PAGE + "/00000000-0000-0000-0000-000000000000/file");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.message()).contains("no such minutes for you");
        assertThat(theirs.status()).isEqualTo(none.status());
        assertThat(theirs.body()).isEqualTo(none.body());
        for (String nobody : List.of("cannock-citizens-advice", "charnwood-police", "admin")) {
            assertThat(as(nobody).get(PAGE).status()).as(nobody).isEqualTo(404);
            assertThat(as(nobody).get(PAGE + "/" + id + "/file").status())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(as(nobody).post(PAGE + "/" + id + "/reading", Map.of()).status())
                    .as(nobody)
                    .isEqualTo(404);
        }
        assertThat(as(null, null).get(PAGE).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("H20: only the partnership team is shown passwords, and each showing stands in the log")
    void passwords() {
        sent(7, "Netherby", false);
        for (String other : List.of(CHAIR, POLICE)) {
            assertThat(as(other).get(PAGE).json().path("passwords").isNull())
                    .as(other)
                    .isTrue();
        }
        String number = as(TEAM).get(PAGE)
                .json()
                .path("passwords")
                .get(0)
                .path("number")
                .asText();
        String showing = PAGE + "/passwords/" + number + "/showing";
        assertThat(as(CHAIR).post(showing, Map.of()).status()).isEqualTo(400);
        assertThat(as("admin").post(showing, Map.of()).status()).isEqualTo(404);
        int before = hub.page(CHAIR, "log", Map.of("number", number)).json().size();

        Answer shown = as(TEAM).post(showing, Map.of());

        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.json().path("password").asText()).matches("[A-Za-z0-9]{16}");
        assertThat(hub.page(CHAIR, "log", Map.of("number", number)).json()).hasSize(before + 1);
        assertThat(database.queryForList("select body from cs_message", String.class))
                .noneMatch(body -> body.contains(shown.json().path("password").asText()));
    }
}
