package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.incident.Classification;
import org.communitysafety.incident.Criterion;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.Incident.State;
import org.communitysafety.incident.Notice;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("An incident is reported, classified and made known")
class IncidentReportStoryTest extends IncidentStories {

    private static final List<String> AUTHORITIES =
            List.of("bcp-chief-officer", "bcp-chair", "bcp-health", "bcp-fire", "bcp-rehabilitation", "bcp-probation");

    @Test
    @DisplayName("C1, C3: one form makes it critical, and everybody who must know has a task and a message at once")
    void critical() {
        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();

        assertThat(story.number()).matches("BCP-I-2026-\\d{4}");
        assertThat(story.incident().state()).isEqualTo(State.OPEN);
        assertThat(incidents.criteria(story.incident()))
                .containsExactly(new Criterion("publicDisorder", "BCP 5.8, third criterion"));
        List<String> informed = new ArrayList<>(AUTHORITIES);
        informed.addAll(List.of(DUTY_LEAD, "bcp-cabinet-member", "bcp-communications"));
        assertThat(story.silent()).containsExactlyInAnyOrderElementsOf(informed);
        assertThat(mailed(story, "critical incident")).containsExactlyInAnyOrderElementsOf(informed);
        assertThat(mails(story)).allSatisfy(mail -> {
            assertThat(mail.body()).contains(story.number(), "level Medium", "http");
            assertThat(mail.body() + mail.subject()).doesNotContain("Triangle", "fight", "Bournemouth");
        });
        story.hasPassed("classifyIncident", "informRecipients").hasNotPassed(RECONSIDER);
    }

    @ParameterizedTest(name = "{0} at level {1} also informs {2}")
    @DisplayName("C3: who is informed follows from the criteria and the level")
    @CsvSource({
        "crimeOrDisorder death, low, bcp-cabinet-member bcp-commissioner",
        "repugnant, low, bcp-communications bcp-hate-crime-chair bcp-voluntary",
        "mediaAttention, low, bcp-communications",
        "crimeOrDisorder lifeChanging, low, bcp-cabinet-member"
    })
    void recipients(String facts, String level, String others) {
        IncidentStory story = story().where(facts.split(" "))
                .with("level", level)
                .waitsAt(ACKNOWLEDGE)
                .waitsAt(LEADS)
                .waitsAt(BASELINE)
                .told();

        assertThat(story.silent())
                .contains(DUTY_LEAD)
                .containsAll(AUTHORITIES)
                .filteredOn(login -> !AUTHORITIES.contains(login) && !login.equals(DUTY_LEAD))
                .containsExactlyInAnyOrder(others.split(" "));
    }

    @Test
    @DisplayName("C1: none of the criteria leaves it logged as not critical, with the reason; nobody is called")
    void notCritical() {
        IncidentStory story =
                story().where("crimeOrDisorder").waitsAt(RECONSIDER).told();

        story.waitsOnlyAt(RECONSIDER);
        assertThat(story.incident().state()).isEqualTo(State.NOT_CRITICAL);
        assertThat(mails(story)).isEmpty();
        assertThat(staff.sees(DUTY_LEAD, story.task(RECONSIDER)).get("details").toString())
                .contains("none of the six criteria applies");
        story.resumes().hasPassed("loggedNotCritical");
        assertThat(story.running()).isEmpty();
    }

    @Test
    @DisplayName("C1: it is raised when facts change, and every classification is kept")
    void raised() {
        IncidentStory story = story().where("crimeOrDisorder")
                .at(
                        RECONSIDER,
                        Answer.by(DUTY_LEAD)
                                .and("verdict", "changed")
                                .and("words", "He has died in hospital")
                                .and("crimeOrDisorder", true)
                                .and("death", true))
                .waitsAt(ACKNOWLEDGE)
                .waitsAt(LEADS)
                .waitsAt(BASELINE)
                .told();

        assertThat(story.incident().state()).isEqualTo(State.OPEN);
        assertThat(incidents.classifications(story.incident()))
                .extracting(Classification::criteria)
                .containsExactly("", "death");
        assertThat(said(story, DUTY_LEAD, Entry.Kind.CLASSIFICATION)).containsExactly("He has died in hospital");
    }

    @Test
    @DisplayName("C2: the police alone judge by the sixth criterion, in the report and when it is reconsidered")
    void policeJudgement() {
        assertThat(staff.startForm(FIRE, "criticalIncident")).doesNotContain("policeJudgement");
        assertThat(staff.startForm("bcp-police-deputy", "criticalIncident")).contains("policeJudgement");
        assertRefused(() -> story().where("crimeOrDisorder", "policeJudgement").told())
                .hasMessageContaining("Only the police judge by the sixth criterion (C2)");

        IncidentStory story = story().by("bcp-police-deputy")
                .where("crimeOrDisorder", "policeJudgement")
                .waitsAt(ACKNOWLEDGE)
                .waitsAt(LEADS)
                .waitsAt(BASELINE)
                .told();
        assertThat(incidents.criteria(story.incident()))
                .extracting(Criterion::name)
                .containsExactly("policeJudgement");
    }

    @Test
    @DisplayName("C2: the police raise what somebody else reported; the reporter cannot do so in their place")
    void policeReconsider() {
        IncidentStory story =
                story().where("crimeOrDisorder").waitsAt(RECONSIDER).told();
        Answer judged = Answer.with("verdict", "changed")
                .and("words", "Feelings run high")
                .and("crimeOrDisorder", true)
                .and("policeJudgement", true);

        assertRefused(() -> story.submits(story.task(RECONSIDER), judged.doneBy(FIRE)))
                .hasMessageContaining("Only the police judge");
        story.submits(story.task(RECONSIDER), judged.doneBy("bcp-chair"));
        assertThat(story.incident().state()).isEqualTo(State.OPEN);
    }

    @Test
    @DisplayName("C1: a time to come, another partnership's area and no time at all are refused with what to do")
    void badReports() {
        assertRefused(() -> story().with("happenedOn", "2026-10-06").told()).hasMessageContaining("in the future");
        assertRefused(() -> story().with("area", "tottenham").told()).hasMessageContaining("Choose one from the list");
        assertRefused(() -> story().with("happenedAt", "noon").told()).hasMessageContaining("no time of day");
        assertRefused(() ->
                        story().by("bcp-opposition").with("marking", "secret").told())
                .hasMessageContaining("Choose one from the list");
        assertRefused(() -> story().by("admin").told());
    }

    @Test
    @DisplayName("C3: whoever does not acknowledge is reminded, then the deputy is told, then the chair; to the minute")
    void chased() {
        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();

        Today.is("2026-10-05T10:14:59");
        story.goesOn();
        assertThat(mailed(story, "reminder")).isEmpty();
        Today.is("2026-10-05T10:15:00");
        story.goesOn();
        assertThat(mailed(story, "reminder")).hasSize(9);
        Today.is("2026-10-05T10:30:00");
        story.goesOn();
        assertThat(mailed(story, "not acknowledged"))
                .contains("bcp-police-deputy", "bcp-duty-deputy")
                .doesNotContain("bcp-chair");
        Today.is("2026-10-05T11:00:00");
        story.goesOn();
        assertThat(mailed(story, "not acknowledged")).contains("bcp-chair");
        assertThat(happened(story)).contains("reminded", "deputy told", "chair told");
        story.hasPassed("remindRecipient", "tellDeputy", "tellChair");
    }

    @Test
    @DisplayName("C3: an acknowledgement ends the chase of that recipient only")
    void acknowledged() {
        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        story.submits(story.noticeOf("bcp-health"), Answer.with("words", "Two beds are ready"));

        Today.is("2026-10-05T10:15:00");
        story.goesOn();
        assertThat(mailed(story, "reminder")).hasSize(8).doesNotContain("bcp-health");
        assertThat(said(story, FIRE, Entry.Kind.NOTE)).containsExactly("Two beds are ready");
        assertThat(notices.of(story.incident()))
                .filteredOn(notice -> !notice.open())
                .extracting(Notice::acknowledgedBy)
                .containsExactly("bcp-health");
    }

    @Test
    @DisplayName("C3: the deputy acknowledges once told, not before; nobody else ever does, and nobody twice")
    void deputies() {
        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        Task task = story.noticeOf("bcp-chair");
        String notice = notices.of(story.incident()).stream()
                .filter(one -> one.person().equals("bcp-chair"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> staff.submits("bcp-police-deputy", task, Map.of()));
        assertThatThrownBy(() -> does(() -> notices.acknowledge(notice, "bcp-police-deputy")))
                .hasMessageContaining("Only whoever was informed acknowledges");
        Today.is("2026-10-05T10:30:00");
        story.goesOn();
        assertThatThrownBy(() -> staff.submits(FIRE, task, Map.of()));
        staff.submits("bcp-police-deputy", task, Map.of());
        assertThat(notices.notice(notice).acknowledgedBy()).isEqualTo("bcp-police-deputy");
        assertThatThrownBy(() -> does(() -> notices.acknowledge(notice, "bcp-chair")))
                .hasMessageContaining("acknowledged already");
    }

    @Test
    @DisplayName("C3: a recipient without an e-mail address has the task alone, and the page says to call them")
    void withoutEmail() {
        does(() -> sql.sql("update cs_person set email = '' where id = 'bcp-probation'")
                .update());
        try {
            IncidentStory story = story().waitsAt(ACKNOWLEDGE)
                    .waitsAt(LEADS)
                    .waitsAt(BASELINE)
                    .told();

            assertThat(story.silent()).contains("bcp-probation");
            assertThat(mails(story)).extracting(Mail::recipient).doesNotContain("bcp-probation");
            assertThat(staff.sees(DUTY_LEAD, story.task(LEADS)).get("informed").toString())
                    .contains("No e-mail address: call them");
        } finally {
            does(() -> sql.sql("update cs_person set email = 'shanice.walters@bcp.invalid' where id = 'bcp-probation'")
                    .update());
        }
    }

    @Test
    @DisplayName(
            "C3: a server that dies while it informs leaves nothing behind; the report that is sent again does all")
    void diesWhileInforming() {
        long before = count();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
            status.setRollbackOnly();
        });
        assertThat(count()).isEqualTo(before);

        IncidentStory story =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        assertThat(story.silent()).hasSize(9).doesNotHaveDuplicates();
        assertThat(mails(story)).hasSize(9);
    }

    private long count() {
        return Stream.of("cs_incident", "cs_notice", "cs_message", "cs_incident_entry", "act_ru_task", "act_ru_job")
                .mapToLong(table -> sql.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    @Test
    @DisplayName(
            "C1: two reports of one incident are shown to each other, and joined by the duty lead, keeping both logs")
    void joined() {
        IncidentStory first =
                story().waitsAt(ACKNOWLEDGE).waitsAt(LEADS).waitsAt(BASELINE).told();
        IncidentStory second = story().by("bcp-health")
                .with("happenedAt", "09:40")
                .with("what", "People with cuts arrive")
                .waitsAt(ACKNOWLEDGE)
                .waitsAt(LEADS)
                .waitsAt(BASELINE)
                .told();

        assertThat(incidents.duplicates(second.incident()))
                .extracting(Incident::number)
                .contains(first.number());
        assertThatThrownBy(() -> does(() -> incidents.join(second.number(), first.number(), "Same", "bcp-health")))
                .hasMessageContaining("Only the duty lead joins");
        assertThatThrownBy(() -> does(() -> incidents.join(second.number(), second.number(), "Same", DUTY_LEAD)))
                .hasMessageContaining("with itself");
        does(() -> incidents.join(second.number(), first.number(), "The same street", DUTY_LEAD));

        assertThat(second.incident().state()).isEqualTo(State.JOINED);
        assertThat(second.open()).isEmpty();
        assertThat(second.running()).isEmpty();
        second.hasPassed("incidentJoinedEnd", "noticeDropped");
        assertThat(said(first, FIRE, Entry.Kind.REPORT)).hasSize(2).anyMatch(text -> text.contains("People with cuts"));
        assertThat(said(second, "bcp-health", Entry.Kind.JOINED)).hasSize(1);
        assertThatThrownBy(() -> does(() -> incidents.join(second.number(), first.number(), "Again", DUTY_LEAD)))
                .hasMessageContaining("is over");
    }
}
