package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.Incident.State;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.Level;
import org.communitysafety.incident.NoSuchIncident;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Agencies exchange information and respond to an incident")
class IncidentResponseStoryTest extends IncidentStories {

    private static Answer step(String step, String words) {
        return Answer.by(LEAD).and("step", step).and("words", words);
    }

    /** An incident whose response is led by the police. */
    private IncidentStory led() {
        return story().waitsAt(BASELINE).waitsAt(RESPONSE).waitsAt(REPORT_BACK).told();
    }

    @Test
    @DisplayName("C5: the duty lead names lead agency and strategic lead, who comes from it")
    void leads() {
        IncidentStory story = story().waitsAt(BASELINE).waitsAt(LEADS).told();

        assertRefused(() -> story.submits(story.task(LEADS), Answer.with("lead", FIRE)))
                .hasMessageContaining("is not of Dorset Police");
        story.submits(story.task(LEADS), Answer.AS_USUAL);
        assertThat(story.incident().response().strategicLead()).isEqualTo(LEAD);
        assertThat(story.incident().response().reportDueAt()).isEqualTo(Instant.parse("2026-10-05T21:00:00Z"));
        assertThat(mailed(story, "something for you")).contains(LEAD);
    }

    @Test
    @DisplayName("C5: a situation report is due on the rhythm of the level; an overdue one is chased once")
    void rhythm() {
        IncidentStory story = led();

        Today.is("2026-10-05T21:59:59");
        story.goesOn();
        story.hasNotPassed("chaseReport");
        Today.is("2026-10-05T22:00:00");
        story.goesOn();
        story.hasPassed("chaseReport", "reportChased");
        assertThat(mailed(story, "overdue")).containsExactlyInAnyOrder(DUTY_LEAD, LEAD);
        story.submits(story.task(RESPONSE), step("report", "Six people held, the street is clear"));
        assertThat(story.incident().response().reportDueAt()).isEqualTo(Instant.parse("2026-10-06T09:00:00Z"));
        assertThat(said(story, FIRE, Entry.Kind.SITUATION)).containsExactly("Six people held, the street is clear");
    }

    @Test
    @DisplayName(
            "C3, C5: a raised level informs more people and shortens the rhythm; a lowered one is kept with its reason")
    void level() {
        IncidentStory story = led();
        int before = notices.of(story.incident()).size();

        story.submits(story.task(RESPONSE), step("level", "A second street").and("level", "high"));
        assertThat(story.incident().level()).isEqualTo(Level.HIGH);
        assertThat(story.incident().response().reportDueAt()).isEqualTo(Instant.parse("2026-10-05T11:00:00Z"));
        story.hasPassed("classifyAgain", "informMore");
        assertThat(notices.of(story.incident())).hasSize(before);
        story.submits(story.task(RESPONSE), step("level", "Calm").and("level", "low"));
        assertThat(said(story, FIRE, Entry.Kind.LEVEL))
                .containsExactly("From Medium to High: A second street", "From High to Low: Calm");
        assertRefused(() -> story.submits(
                        story.task(RESPONSE), step("level", "Calm").and("level", "low")))
                .hasMessageContaining("at this level already");
    }

    @Test
    @DisplayName("C1, C3: new facts are classified again, and only those who were not informed yet are informed")
    void facts() {
        IncidentStory story = led();
        story.waitsAt(ACKNOWLEDGE);

        story.submits(
                story.task(RESPONSE),
                step("facts", "Slogans against a minority")
                        .and("publicDisorder", true)
                        .and("repugnant", true));
        assertThat(story.silent()).containsExactlyInAnyOrder("bcp-hate-crime-chair", "bcp-voluntary");
        assertThat(incidents.classifications(story.incident())).hasSize(2);
        assertRefused(() -> story.submits(
                        story.task(RESPONSE),
                        step("facts", "The same").and("publicDisorder", true).and("repugnant", true)))
                .hasMessageContaining("None of the facts has changed");
    }

    @Test
    @DisplayName("C5: the lead is handed over with the reason; from then on the new one leads")
    void handOver() {
        IncidentStory story = led();

        story.submits(
                story.task(RESPONSE),
                step("handOver", "Recovery begins")
                        .and("agency", "bcp.org.council")
                        .and("lead", "bcp-chief-officer"));
        assertThat(story.incident().response().leadAgency()).isEqualTo("bcp.org.council");
        assertThatThrownBy(() -> story.submits(story.task(RESPONSE), step("report", "Still me")));
        story.submits(story.task(RESPONSE), step("standDown", "Over").doneBy("bcp-chief-officer"));
        assertThat(story.incident().state()).isEqualTo(State.AFTERMATH);
    }

    @Test
    @DisplayName(
            "C4, C5: actions and requests have an owner and a due time, are chased when overdue, and answered in the log")
    void actions() {
        IncidentStory story = led();
        story.submits(
                story.task(RESPONSE),
                step("request", "How many injured?")
                        .and("owner", "bcp-healthcare")
                        .and("dueOn", "2026-10-05")
                        .and("dueTime", "12:00"));
        IncidentAction request = actions.of(story.incident()).get(0);

        assertThat(request.kind()).isEqualTo(IncidentAction.Kind.REQUEST);
        assertThat(staff.sees("bcp-healthcare", story.task(REPORT_BACK))
                        .get("action")
                        .toString())
                .contains("How many injured?");
        Today.is("2026-10-05T12:00:00");
        story.goesOn();
        assertThat(mailed(story, "overdue")).contains("bcp-healthcare", LEAD, DUTY_LEAD);
        story.submits(story.task(REPORT_BACK), Answer.with("result", "update").and("words", "Counting"));
        story.submits(story.task(REPORT_BACK), Answer.with("result", "done").and("words", "Eleven"));
        assertThat(said(story, LEAD, Entry.Kind.ANSWER))
                .containsExactly(request.number() + ": Counting", request.number() + ": Eleven");
        assertThat(story.tasks(REPORT_BACK)).isEmpty();
        assertRefused(() -> story.submits(
                        story.task(RESPONSE),
                        step("action", "Too late")
                                .and("owner", FIRE)
                                .and("dueOn", "2026-10-05")
                                .and("dueTime", "11:00")))
                .hasMessageContaining("cannot be due before now");
    }

    @Test
    @DisplayName("C5: what is open for an incident that is joined with another is dropped")
    void dropped() {
        IncidentStory other =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        IncidentStory story = led();
        story.submits(
                story.task(RESPONSE),
                step("action", "Close the road")
                        .and("owner", FIRE)
                        .and("dueOn", "2026-10-06")
                        .and("dueTime", "9:00"));

        does(() -> incidents.join(story.number(), other.number(), "The same", DUTY_LEAD));
        assertThat(story.running()).isEmpty();
        story.hasPassed("actionDropped");
    }

    @Test
    @DisplayName("C4, S2: an entry has its agency and time, and only those that its marking names read it")
    void markings() {
        IncidentStory story = led();
        story.submits(
                story.task(RESPONSE), step("report", "The informant is at home").and("marking", "police"));
        does(() -> incidents.add(story.number(), "authorities", "A shelter is open", "bcp-chief-officer"));

        assertThat(said(story, LEAD, Entry.Kind.SITUATION)).containsExactly("The informant is at home");
        assertThat(said(story, FIRE, Entry.Kind.SITUATION)).isEmpty();
        assertThat(said(story, DUTY_LEAD, Entry.Kind.SITUATION)).isEmpty();
        assertThat(said(story, FIRE, Entry.Kind.NOTE)).containsExactly("A shelter is open");
        assertThat(log(story, LEAD))
                .filteredOn(entry -> entry.kind() == Entry.Kind.SITUATION)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.organisation()).isEqualTo("bcp.org.police");
                    assertThat(entry.writtenAt()).isEqualTo(Instant.parse("2026-10-05T09:00:00Z"));
                });
    }

    @Test
    @DisplayName("C4, S1: whoever asks for an entry that its marking keeps from them is refused, and that is noted")
    void refusedMarking() {
        IncidentStory story = led();
        story.submits(story.task(RESPONSE), step("report", "An informant says").and("marking", "police"));
        String entry = log(story, LEAD).stream()
                .filter(one -> one.kind() == Entry.Kind.SITUATION)
                .findFirst()
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> does(() -> incidents.entry(story.number(), entry, Reader.forTask(FIRE, "Curious"))))
                .isInstanceOf(NoSuchIncident.class);
        assertThat(refused(story)).containsExactly("bcp-fire: MARKING");
    }

    @Test
    @DisplayName("S1: whoever has nothing to do with an incident does not know of it, in whatever partnership")
    void strangers() {
        IncidentStory story = led();

        for (String stranger : List.of("bcp-university", "bcp-manager", "charnwood-police", "haringey-director")) {
            assertThatThrownBy(() -> log(story, stranger)).as(stranger).isInstanceOf(NoSuchIncident.class);
        }
        assertThat(refused(story)).contains("bcp-university: NO_ROLE", "charnwood-police: NO_ROLE");
    }

    private List<String> refused(IncidentStory story) {
        return sql.sql(
                        "select person || ': ' || refused from cs_case_access where case_file = ? and refused is not null")
                .param(story.number())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("C4: an entry is corrected by a new one; the old one stays")
    void corrections() {
        IncidentStory story = led();
        does(() -> incidents.add(story.number(), null, "Four injured", "bcp-health"));
        String wrong = log(story, "bcp-health").stream()
                .filter(entry -> entry.kind() == Entry.Kind.NOTE)
                .findFirst()
                .orElseThrow()
                .id();
        does(() -> incidents.correct(story.number(), wrong, "Five injured", "bcp-health"));

        assertThat(said(story, LEAD, Entry.Kind.NOTE)).containsExactly("Four injured");
        assertThat(log(story, LEAD))
                .filteredOn(entry -> entry.kind() == Entry.Kind.CORRECTION)
                .extracting(Entry::corrects)
                .containsExactly(wrong);
    }
}
