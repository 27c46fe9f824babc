package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.rejects;
import static org.communitysafety.processes.Answer.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.funding.ApplicationState;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stage 3: agencies agree before money is committed that counts on their resources")
class AgencyAgreementStoryTest extends FundingStories {

    private static final String AGREE = "agreeResources";
    private static final String REFUSAL = "answerRefusal";
    private static final String POLICE = "charnwood.org.police";
    private static final String COUNTY = "charnwood.org.county-council";
    private static final String POLICE_SEAT = "charnwood.board.police";

    private FundingStory countingOn(String... agencies) {
        return story().with("partners", List.of(agencies)).with("partnerResources", "An officer on Friday nights");
    }

    private static Answer refuses(String reasons) {
        return with("answer", "refuse").and("reasons", reasons);
    }

    @Test
    @DisplayName("F17: an approved application waits for the agency's seat; then the money is committed")
    void waitsForTheAgency() {
        FundingStory story = countingOn(POLICE).waitsAt(AGREE).told();

        Task task = story.waitingAt(AGREE);
        assertThat(story.application().state()).isEqualTo(ApplicationState.AGREED);
        assertThat(ledger(story)).isEmpty();
        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().contains("please agree"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-police", "charnwood-police-sergeant");
        assertThat(staff.tasks("charnwood-police", story.number())).hasSize(1);
        assertThat(staff.tasks("charnwood-police-sergeant", story.number())).hasSize(1);
        for (String other : List.of("charnwood-acquisitive-chair", "charnwood-chair", "charnwood-policy-officer")) {
            assertThat(staff.tasks(other, story.number())).as(other).isEmpty();
            assertThatThrownBy(() -> staff.submits(other, task, Map.of("answer", "agree")))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(staff.sees("charnwood-police", task).get("resources").toString())
                .contains("An officer on Friday nights", "Leicestershire Police");

        story.submits(task, Answer.by("charnwood-police-sergeant"));
        story.goesOn().hasPassed("askAgenciesToAgree", "countAgreements").isApproved();
        assertThat(audit.of("charnwood", story.number()))
                .extracting(entry -> entry.actor() + " " + entry.transition())
                .contains("charnwood-police-sergeant agency agrees");
    }

    @Test
    @DisplayName("F17: an application that counts on nobody else asks nobody")
    void asksNobody() {
        story().told().hasNotPassed("askAgenciesToAgree").isApproved();
    }

    @Test
    @DisplayName("F17: a refusal goes back to the applicant; what is changed is confirmed by those who decide")
    void theApplicantDoesWithout() {
        FundingStory story = countingOn(POLICE, COUNTY)
                .at(AGREE, refuses("We have nobody on Fridays"), refuses("Neither have we"))
                .waitsAt(REFUSAL)
                .told();

        Task task = story.waitingAt(REFUSAL);
        assertThat(ledger(story)).isEmpty();
        assertThat(staff.sees("charnwood-voluntary", task).get("refusals").toString())
                .contains("We have nobody on Fridays", "Neither have we");
        assertRefused(() -> story.submits(
                        task,
                        with("answer", "change")
                                .and("partners", List.of(POLICE, COUNTY))
                                .and("partnerResources", "An officer on Friday nights")))
                .hasMessageContaining("same resources");
        story.submits(task, Answer.AS_USUAL);
        story.goesOn().isApproved();
        assertThat(story.application().outcomes())
                .extracting(outcome -> outcome.stage().name())
                .containsSubsequence("OFFICE_HOLDERS", "APPLICANT", "OFFICE_HOLDERS", "COMMITMENT");
    }

    @Test
    @DisplayName("F17: what the project counts on then is agreed afresh")
    void isAgreedAfresh() {
        FundingStory story = countingOn(POLICE)
                .at(AGREE, refuses("Not an officer"))
                .at(REFUSAL, with("partners", List.of(POLICE)).and("partnerResources", "A room at the station"))
                .told();

        story.isApproved();
        assertThat(sql.sql("select agrees from cs_agency_agreement where subject = ? order by attempt")
                        .param(story.number())
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("F17, F6: without another way the Performance Group rejects; it cannot approve what was refused")
    void cannotBeApprovedAsItStands() {
        FundingStory story = countingOn(POLICE)
                .at(AGREE, refuses("Nobody to spare"))
                .at(REFUSAL, with("answer", "cannot").and("reasons", "It needs an officer"))
                .waitsAt(DECIDE)
                .told();

        Task task = story.waitingAt(DECIDE);
        assertRefused(() -> story.submits(task, Answer.approves()))
                .hasMessageContaining("Leicestershire Police refused")
                .hasMessageContaining("F17");
        story.submits(task, rejects("No officer, no project"));
        story.goesOn().isRejected();
        assertThat(ledger(story)).isEmpty();
    }

    @Test
    @DisplayName("F17: an answer is given once, and a refusal needs reasons")
    void answersOnce() {
        FundingStory story = countingOn(POLICE, COUNTY).waitsAt(AGREE, 2).told();
        Task ofPolice = story.open().stream()
                .filter(task -> staff.tasks("charnwood-police", story.number()).stream()
                        .anyMatch(mine -> mine.getId().equals(task.getId())))
                .findFirst()
                .orElseThrow();

        assertRefused(() -> staff.submits("charnwood-police", ofPolice, Map.of("answer", "refuse")))
                .hasMessageContaining("reasons");
        staff.submits("charnwood-police", ofPolice, Map.of("answer", "agree"));
        assertRefused(() -> staff.submits("charnwood-police", ofPolice, Map.of("answer", "refuse", "reasons", "No")))
                .hasMessageContaining("already");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F17: silence is no agreement; agencies are reminded, and the team is told whom it waits for")
    void isReminded() {
        FundingStory story = countingOn(COUNTY).waitsAt(AGREE).told();

        Today.is("2026-10-12T18:00");
        story.goesOn();

        story.waitingAt(AGREE);
        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().contains("still awaited"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-pg-chair", "charnwood-safeguarding");
        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().contains("waits for agencies"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-board-secretary", "charnwood-policy-officer");
        story.resumes().hasPassed("remindAgencies").isApproved();
    }

    @Test
    @DisplayName("F17: agencies are reminded at the partnership's own close of business")
    void isRemindedAtCloseOfBusiness() {
        closesAt("12:30:00");
        try {
            FundingStory story = countingOn(COUNTY).waitsAt(AGREE).told();

            Today.is("2026-10-08T12:29");
            story.goesOn().hasNotPassed("remindAgencies");
            Today.is("2026-10-08T12:31");
            story.goesOn().hasPassed("remindAgencies");
        } finally {
            closesAt("17:00:00");
        }
    }

    private void closesAt(String time) {
        sql.sql("update cs_partnership set close_of_business = cast(? as time) where id = 'charnwood'")
                .param(time)
                .update();
    }

    @Test
    @DisplayName("F17: a vacant seat agrees to nothing; the team is told, sees it, and whoever fills the seat answers")
    void aVacantSeatWaits() {
        membership(Map.of("what", "noDeputy", "seat", POLICE_SEAT, "person", "charnwood-police-sergeant"));
        membership(Map.of("what", "vacant", "seat", POLICE_SEAT));
        try {
            FundingStory story = countingOn(POLICE).waitsAt(AGREE).told();
            Task task = story.waitingAt(AGREE);
            assertThat(mails(story))
                    .filteredOn(mail -> mail.subject().contains("a vacant seat has to agree"))
                    .extracting(Mail::recipient)
                    .containsExactlyInAnyOrder("charnwood-board-secretary", "charnwood-policy-officer");
            assertThat(staff.tasks("charnwood-policy-officer", story.number())).hasSize(1);
            assertThat(staff.sees("charnwood-policy-officer", task)
                            .get("vacant")
                            .toString())
                    .contains("vacant");
            assertRefused(() -> staff.submits("charnwood-policy-officer", task, Map.of("answer", "agree")))
                    .hasMessageContaining("nobody else can");

            membership(Map.of("what", "member", "seat", POLICE_SEAT, "person", "charnwood-acquisitive-chair"));
            assertThat(staff.tasks("charnwood-acquisitive-chair", story.number()))
                    .hasSize(1);
            story.submits(task, Answer.by("charnwood-acquisitive-chair"));
            story.goesOn().isApproved();
        } finally {
            membership(Map.of("what", "member", "seat", POLICE_SEAT, "person", "charnwood-police"));
            membership(Map.of("what", "deputy", "seat", POLICE_SEAT, "person", "charnwood-police-sergeant"));
        }
    }

    private void membership(Map<String, String> form) {
        Map<String, Object> all = new HashMap<>(form);
        all.put("reason", "As agreed");
        staff.starts("charnwood-policy-officer", "membershipChange", all);
    }

    @Test
    @DisplayName(
            "F17: who takes over the agency's seat while it waits answers for it, and the former member no longer can")
    void theSeatChangesHands() {
        FundingStory story = countingOn(POLICE).waitsAt(AGREE).told();
        Task task = story.waitingAt(AGREE);
        engine.getTaskService().claim(task.getId(), "charnwood-police");
        try {
            membership(Map.of("what", "member", "seat", POLICE_SEAT, "person", "charnwood-public-protection"));

            assertThat(story.waitingAt(AGREE).getAssignee()).isNull();
            assertThatThrownBy(() -> staff.submits("charnwood-police", task, Map.of("answer", "agree")))
                    .as("the claim and what it permitted are gone with the seat")
                    .isInstanceOf(AuthorizationException.class);
            story.submits(task, Answer.by("charnwood-public-protection"));
            story.goesOn().isApproved();
        } finally {
            membership(Map.of("what", "member", "seat", POLICE_SEAT, "person", "charnwood-police"));
        }
    }

    @Test
    @DisplayName("F17: the applicant can withdraw while it waits")
    void isWithdrawn() {
        FundingStory story = countingOn(POLICE).waitsAt(AGREE).told();

        staff.does(
                "charnwood-voluntary",
                () -> inTransaction(
                        () -> applicants.withdraw(story.number(), "It takes too long", "charnwood-voluntary")));

        assertThat(story.running()).isEmpty();
        assertThat(story.application().state()).isEqualTo(ApplicationState.WITHDRAWN);
    }

    @Test
    @DisplayName("F17: partners and resources go together, and only agencies with a seat that can speak are offered")
    void whatCanBeNamed() {
        assertThat(staff.startForm("charnwood-voluntary", "fundingApplication"))
                .contains(POLICE, COUNTY)
                .doesNotContain("charnwood.org.independent-advisory-group\"");
        assertRefused(() -> story().with("partners", List.of(POLICE)).told()).hasMessageContaining("partnerResources");
        assertRefused(() -> story().with("partnerResources", "A room").told()).hasMessageContaining("partners");
        assertRefused(() -> countingOn("charnwood.org.voluntary-groups").told()).hasMessageContaining("partners");
        assertRefused(() -> countingOn("bcp.org.police").told()).hasMessageContaining("partners");
    }

    @Test
    @DisplayName("F17: a revision can name other agencies; what stands at the approval is agreed")
    void aRevisionNamesOthers() {
        FundingStory story = countingOn(POLICE)
                .at(CONSIDER, Answer.asksForRevision("Ask the county instead"))
                .at(REVISE, with("partners", List.of(COUNTY)).and("partnerResources", "A youth worker"))
                .waitsAt(AGREE)
                .told();

        assertThat(staff.tasks("charnwood-pg-chair", story.number())).hasSize(1);
        assertThat(staff.tasks("charnwood-police", story.number())).isEmpty();
        assertThat(Staff.values(staff.sees("charnwood-pg-chair", story.waitingAt(AGREE)), "details")
                        .isEmpty())
                .isFalse();
        story.resumes().isApproved();
    }
}
