package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.communitysafety.processes.Answer.finds;
import static org.communitysafety.processes.Answer.rejects;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.funding.LedgerEntry;
import org.communitysafety.funding.LedgerEntry.Kind;
import org.communitysafety.funding.Money;
import org.communitysafety.funding.Submission;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stage 3: the money of an approved application")
class MoneyStoryTest extends FundingStories {

    @Test
    @DisplayName("F9: an approval commits its amount from its line, to the last penny")
    void commitsTheAmount() {
        String fund = fund("15.00", "1.00");

        FundingStory story = story().line(fund + ".main")
                .told()
                .hasPassed("commitAmount", "amountCommitted")
                .hasNotPassed("moneyShort")
                .isApproved();

        assertThat(line(fund + ".main").committed()).isEqualTo(Money.of("15.00"));
        assertThat(line(fund + ".main").left()).isEqualTo(Money.NOTHING);
        assertThat(ledger(story))
                .extracting(LedgerEntry::kind, LedgerEntry::line, LedgerEntry::amount)
                .containsExactly(tuple(Kind.COMMITMENT, fund + ".main", Money.of("15.00")));
    }

    @Test
    @DisplayName("F9, F18: one penny short, the funds manager moves money from another line")
    void movesMoney() {
        String fund = fund("14.99", "1.00");

        FundingStory story =
                story().line(fund + ".main").waitsAt(SHORTFALL).told().hasPassed("moneyShort");

        Task task = story.waitingAt(SHORTFALL);
        assertThat(ledger(story)).isEmpty();
        assertThat(staff.tasks("charnwood-funds-manager", story.number())).hasSize(1);
        assertThat(staff.sees("charnwood-funds-manager", task).get("shortfall").toString())
                .contains("£14.99 left", "£15.00 is needed", "£0.01 more");
        story.submits(task, finds("moveMoney").doneBy("charnwood-funds-manager"));
        story.goesOn().isApproved();
        assertThat(ledger(story))
                .extracting(LedgerEntry::kind, LedgerEntry::line, LedgerEntry::amount, LedgerEntry::actor)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MOVE, fund + ".contingency", Money.of("-0.01"), "charnwood-funds-manager"),
                        tuple(Kind.MOVE, fund + ".main", Money.of("0.01"), "charnwood-funds-manager"),
                        tuple(Kind.COMMITMENT, fund + ".main", Money.of("15.00"), "system"));
        assertThat(line(fund + ".main").left()).isEqualTo(Money.NOTHING);
        assertThat(line(fund + ".contingency").left()).isEqualTo(Money.of("999.99"));
    }

    @Test
    @DisplayName(
            "F19: a fund that ended between support and approval pays nothing; the funds manager looks for another line")
    void theFundHasEnded() {
        String fund = fund("100.00", "1.00");
        FundingStory story = story().line(fund + ".main")
                .waitsAt(OFFICES, 3)
                .waitsAt(SHORTFALL)
                .told();
        sql.sql("update cs_fund set ends_on = date '2026-10-04' where id = ?")
                .param(fund)
                .update();

        story.resumes().hasPassed("moneyShort").hasNotPassed("amountCommitted");

        assertThat(ledger(story)).isEmpty();
        assertThat(staff.sees("charnwood-funds-manager", story.waitingAt(SHORTFALL))
                        .get("shortfall")
                        .toString())
                .contains("has ended");
    }

    @Test
    @DisplayName("F9: too little moved brings it back to the funds manager")
    void movesTooLittle() {
        String fund = fund("5.00", "1.00");

        story().line(fund + ".main")
                .at(SHORTFALL, finds("moveMoney").and("line", fund + ".other").and("amount", "1.00"))
                .told()
                .isApproved();

        assertThat(line(fund + ".other").left()).isEqualTo(Money.NOTHING);
        assertThat(line(fund + ".contingency").left()).isEqualTo(Money.of("991.00"));
    }

    @Test
    @DisplayName("F9: money moves within one fund, from another line, and never more than is left there")
    void refusesWrongMoves() {
        String fund = fund("5.00", "1.00");
        String otherFund = fund("100.00", "1.00");
        FundingStory story = story().line(fund + ".main").waitsAt(SHORTFALL).told();
        Task task = story.waitingAt(SHORTFALL);

        assertRefused(() -> story.submits(task, finds("moveMoney").and("line", fund + ".main")))
                .hasMessageContaining("has no choice");
        assertRefused(() -> story.submits(task, finds("moveMoney").and("line", otherFund + ".main")))
                .hasMessageContaining("different funds");
        assertRefused(() -> story.submits(task, finds("moveMoney").and("line", fund + ".other")))
                .hasMessageContaining("£1.00 left");
        assertRefused(() -> story.submits(task, finds("moveMoney").and("reasons", "")))
                .hasMessageContaining("(reasons) is missing");
        assertThat(ledger(story)).isEmpty();
        story.waitingAt(SHORTFALL);
    }

    @Test
    @DisplayName("F18: only the funds manager moves money")
    void onlyTheFundsManager() {
        String fund = fund("5.00", "1.00");
        FundingStory story = story().line(fund + ".main").waitsAt(SHORTFALL).told();

        for (String login : List.of("charnwood-chair", "charnwood-voluntary", "charnwood-pg-chair")) {
            assertThatThrownBy(() -> story.submits(
                            story.waitingAt(SHORTFALL), finds("moveMoney").doneBy(login)))
                    .as(login)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertRefused(() -> story.submits(
                        story.waitingAt(SHORTFALL), finds("moveMoney").doneBy("bcp-funds-manager")))
                .hasMessageContaining("there is none like it");
        assertThat(ledger(story)).isEmpty();
    }

    @Test
    @DisplayName("F9: another line is decided again by the three office-holders, who see why")
    void anotherLineIsDecidedAgain() {
        String fund = fund("5.00", "20.00");
        FundingStory story = story().line(fund + ".main")
                .at(SHORTFALL, finds("otherLine").and("line", fund + ".other").and("reasons", "It fits there too"))
                .at(OFFICES, Answer.AS_USUAL, Answer.AS_USUAL, Answer.AS_USUAL)
                .waitsAt(OFFICES, 3)
                .told()
                .hasPassed("decisionNeededAgain");

        assertThat(staff.sees(
                                "charnwood-chair",
                                staff.tasks("charnwood-chair", story.number()).get(0))
                        .get("history")
                        .toString())
                .contains("It fits there too");
        story.resumes().isApproved();
        assertThat(story.application().officeDecisions()).hasSize(6);
        assertThat(line(fund + ".main").left()).isEqualTo(Money.of("5.00"));
        assertThat(line(fund + ".other").left()).isEqualTo(Money.of("5.00"));
    }

    @Test
    @DisplayName("F9, F6: the office-holders may refuse the other line; then the Performance Group decides")
    void anotherLineRefused() {
        String fund = fund("5.00", "20.00");

        story().line(fund + ".main")
                .at(SHORTFALL, finds("otherLine").and("line", fund + ".other"))
                .at(OFFICES, Answer.AS_USUAL, Answer.AS_USUAL, Answer.AS_USUAL, Answer.says("reject", "Not from there"))
                .at(DECIDE, rejects("The line is for something else"))
                .told()
                .isRejected();

        assertThat(line(fund + ".other").left()).isEqualTo(Money.of("20.00"));
    }

    @Test
    @DisplayName("F9: a smaller amount is agreed by the applicant and decided again")
    void smallerAmountAgreed() {
        String fund = fund("10.00", "1.00");
        FundingStory story = story().line(fund + ".main")
                .at(SHORTFALL, finds("smallerAmount").and("amount", "10.00"))
                .waitsAt(OFFER)
                .told();

        Task offer = story.waitingAt(OFFER);
        assertThat(offer.getAssignee()).isEqualTo("charnwood-voluntary");
        assertThat(staff.sees("charnwood-voluntary", offer).get("offer").toString())
                .contains("£10.00", "£15.00");
        assertThatThrownBy(() -> story.submits(offer, Answer.by("charnwood-voluntary-youth")))
                .isInstanceOf(AuthorizationException.class);
        story.resumes().isApproved();

        assertThat(story.application().submissions())
                .extracting(Submission::amount)
                .containsExactly(Money.of("15.00"), Money.of("10.00"));
        assertThat(story.application().officeDecisions()).hasSize(6);
        assertThat(line(fund + ".main").left()).isEqualTo(Money.NOTHING);
    }

    @Test
    @DisplayName("F9: a smaller amount that the applicant refuses comes back to the funds manager")
    void smallerAmountRefused() {
        String fund = fund("10.00", "1.00");

        FundingStory story = story().line(fund + ".main")
                .at(SHORTFALL, finds("smallerAmount").and("amount", "10.00"))
                .at(OFFER, with("applicantAgrees", false).and("reasons", "It would be half a project"))
                .waitsAt(SHORTFALL)
                .told();

        assertThat(story.application().amount()).isEqualTo(Money.of("15.00"));
        assertThat(story.application().outcomes()).last().satisfies(outcome -> assertThat(outcome.reasons())
                .contains("does not agree to £10.00: It would be half a project"));
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F9: an empty answer to a smaller amount is none")
    void smallerAmountNotAnswered() {
        String fund = fund("10.00", "1.00");
        FundingStory story = story().line(fund + ".main")
                .at(SHORTFALL, finds("smallerAmount").and("amount", "10.00"))
                .waitsAt(OFFER)
                .told();
        Task offer = story.waitingAt(OFFER);

        for (Answer empty : List.of(
                with("applicantAgrees", false),
                with("applicantAgrees", null),
                with("applicantAgrees", false).and("reasons", " "))) {
            assertRefused(() -> story.submits(offer, empty))
                    .hasMessageContaining(
                            "(applicantAgrees), or say why the project cannot be done for £10.00 (reasons)");
        }
        assertThat(story.application().offer()).isEqualTo(Money.of("10.00"));
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F9: the way out offers lines with enough left, and those of the fund that money can come from")
    void offersLinesThatHelp() {
        String fund = fund("5.00", "14.99");
        String otherFund = fund("14.99", "15.00");
        FundingStory story = story().line(fund + ".main").waitsAt(SHORTFALL).told();
        Task task = story.waitingAt(SHORTFALL);

        var shown = staff.sees("charnwood-funds-manager", task);
        assertThat(Staff.values(shown, "lineOptions"))
                .contains(fund + ".other", fund + ".contingency", otherFund + ".other", otherFund + ".contingency")
                .doesNotContain(fund + ".main", otherFund + ".main");
        assertThat(shown.get("lineOptions").toString())
                .contains("£14.99 left (Fund of a story, only to move money from)");
        assertRefused(() -> story.submits(task, finds("otherLine").and("line", fund + ".other")))
                .hasMessageContaining("\"Line other\" has £14.99 left; this application needs £15.00");
        assertRefused(() -> story.submits(task, finds("otherLine").and("line", fund + ".main")))
                .hasMessageContaining("has no choice");
        assertRefused(() -> story.submits(task, finds("smallerAmount").and("amount", "5.01")))
                .hasMessageContaining("has £5.00 left, so £5.01 is too much as well");
    }

    @Test
    @DisplayName("F9: a smaller amount is less than was applied for")
    void smallerAmountIsSmaller() {
        String fund = fund("10.00", "1.00");
        FundingStory story = story().line(fund + ".main").waitsAt(SHORTFALL).told();

        assertRefused(() -> story.submits(
                        story.waitingAt(SHORTFALL), finds("smallerAmount").and("amount", "15.00")))
                .hasMessageContaining("£15.00 is too much as well");
    }

    @Test
    @DisplayName("F6, F9: a rejection for lack of money is the Performance Group's, also of a small application")
    void rejectionByThePerformanceGroup() {
        String fund = fund("10.00", "1.00");

        story().line(fund + ".main")
                .at(SHORTFALL, finds("rejection").and("reasons", "Nothing is left"))
                .at(DECIDE, rejects("No money this year"))
                .told()
                .hasPassed("askOfficeHolders", DECIDE, "reportRejection")
                .isRejected();
    }

    @Test
    @DisplayName("F9: the Performance Group may approve it from another line instead of rejecting it")
    void performanceGroupFindsAnotherLine() {
        String fund = fund("10.00", "20.00");

        story().line(fund + ".main")
                .at(SHORTFALL, finds("rejection").and("reasons", "Nothing is left"))
                .at(DECIDE, with("line", fund + ".other"))
                .told()
                .isApproved();

        assertThat(line(fund + ".other").left()).isEqualTo(Money.of("5.00"));
    }

    @Test
    @DisplayName("F9: two applications for the same last pounds: the second is short")
    void theSecondIsShort() {
        String fund = fund("20.00", "1.00");
        story().line(fund + ".main").told().isApproved();

        FundingStory second =
                story().line(fund + ".main").waitsAt(SHORTFALL).told().hasPassed("moneyShort");

        assertThat(line(fund + ".main").committed()).isEqualTo(Money.of("15.00"));
        assertThat(ledger(second)).isEmpty();
    }
}
