package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.meeting.Interests;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Nobody decides their own case, at whichever stage it comes back")
class DecidersStoryTest extends FundingStories {

    private static final String VICE_CHAIR = "charnwood.vice-chair";
    private static final String PERFORMANCE_GROUP = "charnwood.performance-group.";

    @Autowired
    Interests interests;

    @AfterEach
    void oneHolderEach() {
        sql.sql("delete from cs_term where person = 'charnwood-neighbourhood-officer'")
                .update();
    }

    @AfterEach
    void theViceChairIsBack() {
        if (!register.holders(VICE_CHAIR).equals(List.of("charnwood-vice-chair"))) {
            holds(VICE_CHAIR, "charnwood-vice-chair");
        }
    }

    private void holds(String office, String login) {
        Map<String, Object> form = new HashMap<>(Map.of("office", office, "reason", "Annual meeting"));
        form.put("holder", login);
        staff.starts("charnwood-policy-officer", "officeChange", form);
    }

    @Test
    @DisplayName(
            "F5, F6: what the Performance Group decided comes back to it, not to the office-holders, when the line changes")
    void comesBackToThoseWhoDecided() {
        String fund = fund("5.00", "100.00");

        FundingStory story = story().line(fund + ".main")
                .at(OFFICES, Answer.with("verdict", "interest").and("reasons", "My sister runs it"))
                .at(
                        SHORTFALL,
                        Answer.with("wayOut", "otherLine")
                                .and("line", fund + ".other")
                                .and("reasons", "Free"))
                .waitsAt(DECIDE)
                .told();
        story.line(fund + ".other");
        story.submits(story.waitingAt(DECIDE), Answer.with("line", fund + ".main"));
        story.waitsAt(DECIDE).goesOn();

        assertThat(story.waitingAt(DECIDE)).isNotNull();
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F16: an interest declared at one stage excludes the person from the quorum of every later one")
    void anInterestHolds() {
        FundingStory story = story().amount("1250.50")
                .with("deliveryGroup", "charnwood.violence-group")
                .line("charnwood.community-safety-fund.domestic-abuse")
                .at(
                        CONSIDER,
                        Answer.with("interests", List.of("charnwood.violence-group.clinical-commissioning-group")))
                .waitsAt(DECIDE)
                .told();
        Task task = story.waitingAt(DECIDE);

        String member = register.seats("charnwood.violence-group").stream()
                .filter(seat -> seat.id().endsWith(".clinical-commissioning-group"))
                .findFirst()
                .orElseThrow()
                .member();
        assertThat(sittings.recorders(sittings.open("charnwood", story.number()).orElseThrow()))
                .noneMatch(office -> register.holders(office).contains(member));
        List<String> seats = register.seats("charnwood.performance-group").stream()
                .filter(seat -> member.equals(seat.member()) || seat.id().endsWith("county-council"))
                .map(seat -> seat.id())
                .toList();
        assertThat(seats).hasSize(2);
        assertThat(Staff.texts(staff.sees("charnwood-pg-chair", task), "interests"))
                .containsExactly(PERFORMANCE_GROUP + "health");
        assertRefused(() -> story.submits(task, Answer.with("present", seats))).hasMessageContaining("1 missing");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F16: where the only officer left has an interest, a member records the meeting as temporary chair")
    void aMemberRecords() {
        FundingStory story = story().by("charnwood-housing-manager")
                .with("deliveryGroup", "charnwood.violence-group")
                .waitsAt(CONSIDER)
                .waitsAt(DECIDE)
                .told();
        Task task = story.waitingAt(CONSIDER);
        Answer chairsInterest =
                Answer.supports().and("interests", List.of("charnwood.violence-group.violence-reduction-unit"));

        assertRefused(() -> story.submits(task, chairsInterest.doneBy("charnwood-violence-chair")))
                .hasMessageContaining("Ask another officer or member");
        story.submits(task, chairsInterest.doneBy("charnwood-public-protection"));

        story.goesOn();
        assertThat(story.application().outcomes().get(0).actor()).isEqualTo("charnwood-public-protection");
    }

    @Test
    @DisplayName("F5: a successor who may not decide it sends it to the Performance Group")
    void aConflictedSuccessor() {
        FundingStory story = story().by("charnwood-turning-point")
                .waitsAt(OFFICES, 3)
                .waitsAt(DECIDE)
                .told();

        holds(VICE_CHAIR, "charnwood-turning-point");

        story.goesOn().hasPassed("officeVacated", "countDecisions");
        assertThat(story.waitingAt(DECIDE)).isNotNull();
        assertThat(story.application().outcomes().get(1).reasons()).contains("vacant, or its holder takes no part");
    }

    @Test
    @DisplayName("F5, F9: an office that falls vacant before a second round sends it to the Performance Group")
    void vacantBeforeTheSecondRound() {
        String fund = fund("5.00", "100.00");
        FundingStory story = story().line(fund + ".main")
                .at(OFFICES, Answer.AS_USUAL, Answer.AS_USUAL, Answer.AS_USUAL)
                .waitsAt(SHORTFALL)
                .told();

        holds(VICE_CHAIR, null);
        story.submits(
                story.waitingAt(SHORTFALL),
                Answer.finds("otherLine").and("line", fund + ".other").and("reasons", "It is free"));
        story.line(fund + ".other").waitsAt(DECIDE).goesOn();

        assertThat(story.waitingAt(DECIDE)).isNotNull();
        assertThat(story.application().officeDecisions()).hasSize(3);
        assertThat(story.application().outcomes()).last().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.PASSED_ON);
            assertThat(outcome.reasons()).contains("one of these offices is vacant");
        });
        story.resumes().isApproved();
    }

    /** A second holder beside the one that the file names. */
    private void alsoHolds(String office) {
        sql.sql("insert into cs_term (office, person, starts_on) values (?, 'charnwood-neighbourhood-officer', ?)")
                .params(office, LocalDate.of(2026, 1, 1))
                .update();
    }

    private List<String> candidates(FundingStory story, String element) {
        return engine
                .getTaskService()
                .getIdentityLinksForTask(story.waitingAt(element).getId())
                .stream()
                .map(link -> link.getGroupId() == null ? link.getUserId() : link.getGroupId())
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("F16: where one of an office's holders has an interest, the task is the others' alone")
    void theOthersOfTheOffice() {
        alsoHolds("charnwood.performance-group-chair");
        FundingStory story = story().amount("1250.50")
                .line("charnwood.community-safety-fund.domestic-abuse")
                .waitsAt(CONSIDER)
                .told();
        inTransaction(() -> interests.declare("charnwood", story.number(), "charnwood-pg-chair"));
        story.submits(story.waitingAt(CONSIDER), Answer.AS_USUAL);

        assertThat(candidates(story, DECIDE))
                .containsExactly("charnwood-neighbourhood-officer", "charnwood.performance-group-secretary");
        assertThat(staff.tasks("charnwood-pg-chair", story.number())).isEmpty();
        story.submits(story.waitingAt(DECIDE), Answer.by("charnwood-neighbourhood-officer"));
        story.goesOn().isApproved();
    }

    @Test
    @DisplayName("F16: an open task is offered anew when the office changes hands, and taken from who claimed it")
    void theOfficeChangesHands() {
        String chair = "charnwood.performance-group-chair";
        FundingStory story = story().amount("1250.50")
                .line("charnwood.community-safety-fund.domestic-abuse")
                .waitsAt(CONSIDER)
                .told();
        inTransaction(() -> interests.declare("charnwood", story.number(), "charnwood-pg-chair"));
        story.submits(story.waitingAt(CONSIDER), Answer.AS_USUAL);
        assertThat(candidates(story, DECIDE)).doesNotContain(chair, "charnwood-pg-chair");
        Task task = story.waitingAt(DECIDE);
        try {
            holds(chair, "charnwood-health");
            assertThat(candidates(story, DECIDE)).contains(chair);
            staff.does("charnwood-health", () -> engine.getTaskService().claim(task.getId(), "charnwood-health"));

            holds(chair, "charnwood-probation");

            assertThat(story.waitingAt(DECIDE).getAssignee()).isNull();
            assertThat(staff.tasks("charnwood-probation", story.number())).hasSize(1);
        } finally {
            holds(chair, "charnwood-pg-chair");
        }
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F16: members who may record as temporary chair find the task, those with an interest do not")
    void onlyMembersWithoutAnInterest() {
        FundingStory story =
                story().by("charnwood-neighbourhood-officer").waitsAt(CONSIDER).told();

        assertThat(candidates(story, CONSIDER))
                .containsExactly(
                        "charnwood-fire-officer",
                        "charnwood-police-sergeant",
                        "charnwood-voluntary-youth",
                        "charnwood-youth-justice");
        assertThat(staff.tasks("charnwood-asb-chair", story.number())).isEmpty();
    }

    @Test
    @DisplayName("F16, F18: of two funds managers the one who applied does not find the task, and the other does it")
    void theOtherFundsManager() {
        alsoHolds("charnwood.funds-manager");
        String fund = fund("5.00", "100.00");

        FundingStory story = story().by("charnwood-funds-manager")
                .line(fund + ".main")
                .waitsAt(SHORTFALL)
                .told();

        assertThat(candidates(story, SHORTFALL)).containsExactly("charnwood-neighbourhood-officer");
        story.submits(story.waitingAt(SHORTFALL), Answer.finds("moveMoney").doneBy("charnwood-neighbourhood-officer"));
        story.goesOn().isApproved();
    }

    @Test
    @DisplayName("A task that a colleague has claimed is theirs until they give it back")
    void claimedByAColleague() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);
        staff.does("charnwood-asb-chair", () -> engine.getTaskService().claim(task.getId(), "charnwood-asb-chair"));

        assertRefused(() -> story.submits(task, Answer.by("charnwood-asb-secretary")))
                .hasMessageContaining("Kwame Boateng has claimed this task")
                .hasMessageContaining("give it back");
        assertThat(story.application().outcomes()).isEmpty();

        staff.does("charnwood-asb-chair", () -> engine.getTaskService().setAssignee(task.getId(), null));
        story.submits(task, Answer.by("charnwood-asb-secretary"));
        assertThat(story.application().outcomes()).hasSize(1);
    }

    @Test
    @DisplayName("A task is given back by whoever claimed it alone, and one that is the applicant's alone not at all")
    void givesBack() {
        FundingStory story = story().at(CONSIDER, Answer.asksForRevision("Name the streets"))
                .waitsAt(REVISE)
                .told();
        String revision = story.waitingAt(REVISE).getId();

        assertThatThrownBy(() -> staff.does(
                        "charnwood-voluntary", () -> engine.getTaskService().setAssignee(revision, null)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("yours alone");

        FundingStory other = story().waitsAt(CONSIDER).told();
        String task = other.waitingAt(CONSIDER).getId();
        staff.does("charnwood-asb-chair", () -> engine.getTaskService().claim(task, "charnwood-asb-chair"));
        assertThatThrownBy(() -> staff.does(
                        "charnwood-asb-secretary", () -> engine.getTaskService().setAssignee(task, null)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(other.waitingAt(CONSIDER).getAssignee()).isEqualTo("charnwood-asb-chair");
    }

    @Test
    @DisplayName("F18: whoever manages the funds cannot hold an office that approves")
    void theFundsManagerCannotApprove() {
        assertRefused(() -> holds(VICE_CHAIR, "charnwood-funds-manager")).hasMessageContaining("cannot approve (F18)");
        assertRefused(() -> holds("charnwood.funds-manager", "charnwood-chair"))
                .hasMessageContaining("cannot approve (F18)");
    }

    @Test
    @DisplayName("F16, F18: the funds manager finds no money for their own application, and never more than is missing")
    void theFundsManagersOwnApplication() {
        String fund = fund("5.00", "100.00");
        FundingStory own = story().by("charnwood-funds-manager")
                .amount("15.00")
                .line(fund + ".main")
                .waitsAt(SHORTFALL)
                .told();
        Answer moves = Answer.with("wayOut", "moveMoney")
                .and("line", fund + ".other")
                .and("amount", "10.00")
                .and("reasons", "It is there")
                .doneBy("charnwood-funds-manager");

        assertRefused(() -> own.submits(own.waitingAt(SHORTFALL), moves))
                .hasMessageContaining("applied for this money");

        FundingStory others = story().line(fund + ".main").waitsAt(SHORTFALL).told();
        assertRefused(() -> others.submits(others.waitingAt(SHORTFALL), moves.and("amount", "10.01")))
                .hasMessageContaining("Only £10.00 is missing");
        assertThat(ledger(own)).isEmpty();
    }

    @Test
    @DisplayName("F13: deciders read that the project it continues has an overdue evaluation")
    void showsTheOverdueEvaluation() {
        FundingStory earlier = story().with("startsOn", "2026-04-10")
                .with("endsOn", "2026-04-20")
                .told()
                .isApproved();
        FundingStory next = story().by("charnwood-university")
                .with("continues", earlier.number())
                .waitsAt(DECIDE)
                .told();

        assertThat(staff.sees("charnwood-pg-chair", next.waitingAt(DECIDE))
                        .get("details")
                        .toString())
                .contains(earlier.number())
                .contains("its evaluation is overdue since 20 July 2026");
    }
}
