package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nobody decides their own case, at whichever stage it comes back")
class DecidersStoryTest extends FundingStories {

    private static final String VICE_CHAIR = "charnwood.vice-chair";
    private static final String PERFORMANCE_GROUP = "charnwood.performance-group.";

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
