package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.asksForRevision;
import static org.communitysafety.processes.Answer.finds;

import org.communitysafety.funding.ApplicationState;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.partnership.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The applicant withdraws the application")
class WithdrawalStoryTest extends FundingStories {

    @ParameterizedTest
    @DisplayName("F8: at any time before the decision, and nothing of it stays open")
    @ValueSource(strings = {FIND, CONSIDER, REVISE, OFFICES, DECIDE, SHORTFALL, OFFER})
    void withdraws(String stage) {
        FundingStory story = waitingAt(stage);

        withdraw(story, "We have found a sponsor", "charnwood-voluntary");

        story.hasPassed("withdrawalReceived", "reportWithdrawal")
                .endsAt("applicationWithdrawn", ApplicationState.WITHDRAWN);
        assertThat(story.open()).isEmpty();
        assertThat(sittings.about("charnwood", story.number()))
                .extracting(AgendaItem::state)
                .doesNotContain(AgendaItem.State.OPEN);
        assertThat(ledger(story)).isEmpty();
        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().equals(story.number() + ": withdrawn"))
                .allSatisfy(mail -> assertThat(mail.body()).contains("We have found a sponsor"))
                .extracting(Mail::recipient)
                .contains("charnwood-voluntary", "charnwood-chair");
    }

    private FundingStory waitingAt(String stage) {
        FundingStory story = story();
        switch (stage) {
            case FIND -> story.with("deliveryGroup", "not-sure");
            case REVISE -> story.at(CONSIDER, asksForRevision("Name the streets"));
            case DECIDE -> story.amount("1250.50");
            case SHORTFALL -> story.line(fund("1.00", "1.00") + ".main");
            case OFFER ->
                story.line(fund("1.00", "1.00") + ".main")
                        .at(SHORTFALL, finds("smallerAmount").and("amount", "1.00"));
            default -> {}
        }
        return story.waitsAt(stage, stage.equals(OFFICES) ? 3 : 1).told();
    }

    @Test
    @DisplayName("F8: also between an office-holder's answer and the count")
    void withdrawsWhileOneHasAnswered() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        story.submits(story.open().get(0), Answer.AS_USUAL);

        withdraw(story, "We have found a sponsor", "charnwood-voluntary");

        story.goesOn().endsAt("applicationWithdrawn", ApplicationState.WITHDRAWN);
    }

    @Test
    @DisplayName("Only the applicant withdraws, with a reason, and not after the decision")
    void refuses() {
        FundingStory story = story().waitsAt(CONSIDER).told();

        assertThatThrownBy(() -> withdraw(story, "Too late", "charnwood-asb-chair"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("of yours");
        assertThatThrownBy(() -> withdraw(story, " ", "charnwood-voluntary"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Say why");
        story.resumes().isApproved();
        assertThatThrownBy(() -> withdraw(story, "Too late", "charnwood-voluntary"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is approved already");
        assertThat(story.application().state()).isEqualTo(ApplicationState.APPROVED);
    }

    private void withdraw(FundingStory story, String reason, String login) {
        staff.does(login, () -> inTransaction(() -> applicants.withdraw(story.number(), reason, login)));
    }
}
