package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.communitysafety.incident.ConfidenceCheck;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.Incident.State;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.Procedure;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The community's confidence is watched until it has come back")
class IncidentConfidenceStoryTest extends IncidentStories {

    private static final List<String> WEEKS =
            List.of("2026-10-12T10:00:00", "2026-11-02T10:00:00", "2026-12-28T10:00:00");

    private IncidentStory checked(IncidentStory story, int times) {
        WEEKS.subList(0, times).forEach(week -> {
            Today.is(week);
            story.goesOn();
        });
        return story;
    }

    private static Answer value(String figure) {
        return Answer.with("figure", figure);
    }

    @Test
    @DisplayName("C5, C6: from report to closure: stood down, debriefed, checked after 1, 4 and 12 weeks, closed")
    void closed() {
        IncidentStory story = story().told();
        assertThat(story.incident().state()).isEqualTo(State.AFTERMATH);
        story.waitsOnlyAt();
        Today.is("2026-10-12T09:59:59");
        story.goesOn();
        assertThat(confidences.checks(story.number())).isEmpty();
        checked(story, 2);
        assertThat(story.incident().state()).isEqualTo(State.AFTERMATH);
        checked(story, 3);

        assertThat(story.incident().state()).isEqualTo(State.CLOSED);
        assertThat(confidences.checks(story.number()))
                .extracting(ConfidenceCheck::outcome)
                .containsExactly("restored", "restored", "restored");
        assertThat(story.running()).isEmpty();
        story.hasPassed("holdDebrief", "confidenceBack", "closeIncident", "incidentClosed");
        assertThat(happened(story))
                .containsSubsequence(
                        "incident reported", "classified as critical", "informed", "stood down", "debriefed", "closed");
    }

    @Test
    @DisplayName("C6: lessons of the debrief go on as actions; without one there is no debrief")
    void lessons() {
        IncidentStory story = story().waitsAt(DEBRIEF).told();
        assertRefused(() -> story.submits(story.task(DEBRIEF), Answer.with("lesson1", "")));
        story.submits(
                story.task(DEBRIEF),
                Answer.with("lesson2", "More radios").and("lesson2Owner", FIRE).and("lesson2Due", "2026-12-24"));

        assertThat(actions.of(story.incident()))
                .extracting(IncidentAction::kind)
                .containsExactly(IncidentAction.Kind.LESSON, IncidentAction.Kind.LESSON);
        assertThat(said(story, LEAD, Entry.Kind.LESSON)).containsExactly("Tell shops by message", "More radios");
    }

    @Test
    @DisplayName("C6: below the baseline is watched with another check; it is closed only once it is restored")
    void watched() {
        IncidentStory story =
                story().at(CHECK, value("70"), value("70"), value("60")).told();
        checked(story, 3);

        assertThat(story.incident().state()).isEqualTo(State.AFTERMATH);
        story.hasPassed("actNow").waitsOnlyAt();
        Today.is("2027-01-25T10:00:00");
        story.goesOn();
        assertThat(story.incident().state()).isEqualTo(State.CLOSED);
        assertThat(confidences.checks(story.number()))
                .extracting(ConfidenceCheck::outcome)
                .containsExactly("restored", "restored", "watch", "restored");
    }

    @Test
    @DisplayName("C6: well below the baseline opens an action and another check")
    void actsAgain() {
        IncidentStory story =
                story().at(CHECK, value("40")).waitsAt(REPORT_BACK).told();
        checked(story, 1);

        story.hasPassed(ACT_AGAIN);
        assertThat(actions.of(story.incident()))
                .extracting(IncidentAction::kind)
                .contains(IncidentAction.Kind.ACTION);
        assertThat(confidences.confidence(story.number()).lastOutcome()).isEqualTo("actAgain");
    }

    @Test
    @DisplayName("C6: a measure of which less is better is turned round")
    void lessIsBetter() {
        IncidentStory story = story().at(
                        BASELINE, Answer.with("measure", "worried").and("figure", "20"))
                .at(CHECK, value("30"))
                .told();
        checked(story, 1);

        assertThat(confidences.checks(story.number())).singleElement().satisfies(check -> assertThat(check.difference())
                .isEqualByComparingTo("-10"));
    }

    @Test
    @DisplayName("C6: the Executive closes it before, with a reason that its secretary records; nobody else does")
    void executiveDecides() {
        IncidentStory story = story().waitsAt(CLOSE).told();
        Map<String, Object> decision =
                Map.of("incident", story.number(), "decidedOn", "2026-10-05", "words", "The groups have left the town");

        assertRefused(() -> staff.starts(FIRE, "incidentDecision", decision))
                .hasMessageContaining("Only the secretary");
        assertThat(staff.starts("bcp-executive-secretary", "incidentDecision", decision))
                .isEqualTo(story.number());
        story.goesOn().waitsOnlyAt(CLOSE);
        story.resumes();
        assertThat(story.incident().state()).isEqualTo(State.CLOSED);
        assertThat(said(story, LEAD, Entry.Kind.DECISION)).containsExactly("The groups have left the town");
        assertRefused(() -> staff.starts(CHAIR, "incidentDecision", decision));
    }

    @Test
    @DisplayName(
            "C7: a death with domestic abuse asks the chair about a homicide review, without which it is not closed")
    void homicide() {
        IncidentStory story = story().where("crimeOrDisorder", "death", "domesticAbuse")
                .waitsAt(HOMICIDE)
                .waitsAt(CLOSE)
                .told();
        assertThat(story.tasks(HOMICIDE)).hasSize(1);
        checked(story, 3);

        assertRefused(() -> story.submits(story.task(CLOSE), Answer.AS_USUAL)).hasMessageContaining("(C7)");
        assertThat(staff.sees(CHAIR, story.task(HOMICIDE)).get("details").toString())
                .contains("resulting in death");
        story.submits(story.task(HOMICIDE), Answer.AS_USUAL);
        story.submits(story.task(CLOSE), Answer.AS_USUAL);
        assertThat(story.incident().state()).isEqualTo(State.CLOSED);
        assertThat(happened(story)).contains("homicide review recommended");
    }

    @Test
    @DisplayName("C7: a death without domestic abuse asks for none")
    void noHomicide() {
        assertThat(story().where("crimeOrDisorder", "death")
                        .waitsAt(HOMICIDE)
                        .told()
                        .tasks(HOMICIDE))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C8: a new version is in force when all responsible authorities have signed; an incident keeps its own")
    void procedure() {
        IncidentStory before =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        Map<String, Object> proposal =
                Map.of("version", "2.0", "title", "Second procedure", "changes", "Text messages as well");
        assertRefused(() -> staff.starts(FIRE, "incidentProcedure", proposal))
                .hasMessageContaining("Only the duty lead");
        String number = staff.starts(DUTY_LEAD, "incidentProcedure", proposal);

        List<String> signed = List.of(
                "bcp-chief-officer", "bcp-chair", "bcp-health", "bcp-fire", "bcp-rehabilitation", "bcp-probation");
        for (String login : signed) {
            assertThat(procedures.inForce("bcp").name()).as(login).isEqualTo("1.0");
            var task = staff.tasks(login, number).stream()
                    .filter(one -> staff.whoWorksOn(one, "nobody's").equals(login))
                    .findFirst()
                    .orElseThrow();
            staff.submits(login, task, Map.of("signed", true));
            runJobs(number);
        }
        assertThat(procedures.inForce("bcp").name()).isEqualTo("2.0");
        assertThat(procedures.procedure(before.incident().procedure()))
                .extracting(Procedure::name)
                .isEqualTo("1.0");
        IncidentStory after =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        assertThat(after.incident().procedure()).isEqualTo(number);
        assertThat(staff.startForm(FIRE, "criticalIncident"))
                .contains("Version 2.0, agreed by all responsible authorities on 5 October 2026");
        assertRefused(() -> staff.starts(DUTY_LEAD, "incidentProcedure", proposal))
                .hasMessageContaining("already");
    }

    private void runJobs(String number) {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .forEach(instance -> engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .executable()
                        .list()
                        .forEach(job -> engine.getManagementService().executeJob(job.getId())));
    }
}
