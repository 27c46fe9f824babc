package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.communitysafety.processes.Answer.adjourns;
import static org.communitysafety.processes.Answer.asksForRevision;
import static org.communitysafety.processes.Answer.rejects;
import static org.communitysafety.processes.Answer.supports;
import static org.communitysafety.processes.Answer.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.funding.ApplicationState;
import org.communitysafety.funding.Money;
import org.communitysafety.funding.Outcome;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Submission;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Stages 1 and 2: application and delivery group")
class DeliveryGroupStoryTest extends FundingStories {

    @Test
    @DisplayName("F1: goes to the delivery group that the applicant names")
    void goesToTheNamedGroup() {
        FundingStory story = story().waitsAt(CONSIDER).told().hasNotPassed(FIND);

        assertThat(story.number()).startsWith("CHW-F-2026-");
        assertThat(story.application().deliveryGroup()).isEqualTo("charnwood.asb-group");
        assertThat(staff.tasks("charnwood-asb-chair", story.number())).hasSize(1);
        assertThat(staff.tasks("charnwood-violence-chair", story.number())).isEmpty();
        assertThat(staff.tasks("charnwood-voluntary", story.number())).isEmpty();
    }

    @Test
    @DisplayName("F1: the policy officer finds the group when the applicant is not sure")
    void policyOfficerFindsTheGroup() {
        FundingStory story =
                story().with("deliveryGroup", "not-sure").waitsAt(FIND).told();

        assertThat(staff.tasks("charnwood-policy-officer", story.number())).hasSize(1);
        story.resumes().hasPassed(FIND, CONSIDER).isApproved();
        assertThat(story.application().deliveryGroup()).isEqualTo("charnwood.asb-group");
    }

    @Test
    @DisplayName("F1: only a member organisation's person applies")
    void refusesAnAdviser() {
        assertThatThrownBy(() -> story().by("charnwood-adviser").told()).isInstanceOf(AuthorizationException.class);
        assertThat(applications.of("charnwood", "charnwood-adviser")).isEmpty();
    }

    @Test
    @DisplayName("F11: a priority must be chosen from the partnership's own plan")
    void needsAPriority() {
        assertRefused(() -> story().without("priority").told()).hasMessageContaining("(priority) is missing");
        assertRefused(() -> story().with("priority", "bcp.priority.crime").told())
                .hasMessageContaining("has no choice \"bcp.priority.crime\"");
    }

    @Test
    @DisplayName("F1: every field is checked on the server, and a client gives no number of its own")
    void checksTheForm() {
        assertRefused(() -> story().amount("0").told()).hasMessageContaining("at least 0.01");
        assertRefused(() -> story().amount("10.005").told()).hasMessageContaining("more than 2 decimals");
        assertRefused(() -> story().with("title", "x".repeat(151)).told()).hasMessageContaining("too long");
        assertRefused(() -> story().with("endsOn", "2026-11-30").told()).hasMessageContaining("before it starts");
        assertRefused(() -> story().with("deliveryGroup", "charnwood.board").told())
                .hasMessageContaining("has no choice");
        assertRefused(() -> story().with("approved", true).told()).hasMessageContaining("no such field");
    }

    @Test
    @DisplayName("F2: is due on the group's first meeting after receipt")
    void isDueOnTheNextMeeting() {
        Task task = story().waitsAt(CONSIDER).told().waitingAt(CONSIDER);

        assertThat(task.getDueDate()).isEqualTo(Instant.parse("2026-10-08T13:00:00Z"));
    }

    @Test
    @DisplayName("F2: received while the group meets, it is for the meeting after")
    void isDueOnTheMeetingAfter() {
        Today.is("2026-10-08T14:00");

        Task task = story().waitsAt(CONSIDER).told().waitingAt(CONSIDER);

        assertThat(task.getDueDate()).isEqualTo(Instant.parse("2026-11-12T14:00:00Z"));
    }

    @Test
    @DisplayName("F2: a meeting that is not quorate adjourns it to the next")
    void isAdjournedToTheNextMeeting() {
        FundingStory story = story().at(CONSIDER, adjourns("charnwood.asb-group.borough-council"))
                .waitsAt(CONSIDER)
                .told()
                .hasPassed(CONSIDER, "groupOutcome")
                .hasNotPassed("groupOutOfReach", "routeApplication");

        assertThat(story.waitingAt(CONSIDER).getDueDate()).isEqualTo(Instant.parse("2026-11-12T14:00:00Z"));
        assertThat(sittings.about("charnwood", story.number()))
                .extracting(AgendaItem::state)
                .containsExactlyInAnyOrder(AgendaItem.State.ADJOURNED, AgendaItem.State.OPEN);
        Outcome outcome = story.application().outcomes().get(0);
        assertThat(outcome.result()).isEqualTo(Result.ADJOURNED);
        assertThat(outcome.reasons()).contains("1 missing");
        assertThat(mails(story))
                .filteredOn(mail -> mail.recipient().equals("charnwood-voluntary"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains(outcome.reasons()));
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F2, G27: no outcome without a quorum, no adjournment with one")
    void outcomeAndQuorumFit() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(task, supports().and("present", List.of("charnwood.asb-group.police"))))
                .hasMessageContaining("not quorate");
        assertRefused(() -> story.submits(task, with("outcome", "adjourn"))).hasMessageContaining("was quorate");
        assertThat(story.application().state()).isEqualTo(ApplicationState.WITH_DELIVERY_GROUP);
        assertThat(decisions(story, "quorum")).isEmpty();
    }

    @Test
    @DisplayName("F3: support leads to the decision, with the line that the group proposes")
    void goesOnWhenSupported() {
        String line = fund("600.00", "1.00") + ".main";
        FundingStory story = story().line(line).waitsAt(OFFICES, 3).told().hasPassed("routeApplication");

        assertThat(story.application().line()).isEqualTo(line);
        assertThat(story.application().outcomes()).extracting(Outcome::result).containsExactly(Result.SUPPORTED);
    }

    @Test
    @DisplayName("F3, F8: a rejection with reasons ends it, and the applicant and the chairs learn why")
    void endsWhenTheGroupRejects() {
        FundingStory story = story().at(CONSIDER, rejects("It duplicates the county's scheme"))
                .told()
                .hasNotPassed("routeApplication")
                .isRejected();

        assertThat(mails(story))
                .allSatisfy(mail -> assertThat(mail.body()).contains("It duplicates the county's scheme"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-voluntary", "charnwood-asb-chair", "charnwood-chair");
        assertThat(ledger(story)).isEmpty();
    }

    @Test
    @DisplayName("F3: a revision returns it to the applicant with the comments; every version is kept")
    void returnsToTheApplicant() {
        FundingStory story =
                story().at(CONSIDER, asksForRevision("Name the streets")).waitsAt(REVISE);
        story.told();
        Task revision = story.waitingAt(REVISE);
        story.submits(revision, with("title", "Youth boxing in Hastings ward").and("amount", "20.50"));
        story.goesOn().hasPassed(REVISE).isApproved();

        assertThat(revision.getAssignee()).isEqualTo("charnwood-voluntary");
        assertThat(story.application().submissions())
                .extracting(Submission::title, Submission::amount)
                .containsExactly(
                        tuple("Youth boxing", Money.of("15.00")),
                        tuple("Youth boxing in Hastings ward", Money.of("20.50")));
        assertThat(mails(story)).anySatisfy(mail -> {
            assertThat(mail.recipient()).isEqualTo("charnwood-voluntary");
            assertThat(mail.body()).contains("Name the streets");
        });
    }

    @Test
    @DisplayName("F3: a revision that changes nothing is refused")
    void refusesAnUnchangedRevision() {
        FundingStory story = story().at(CONSIDER, asksForRevision("Name the streets"))
                .waitsAt(REVISE)
                .told();
        Task revision = story.waitingAt(REVISE);
        Answer unchanged = with("purpose", story.application().current().purpose());

        assertRefused(() -> story.submits(revision, unchanged)).hasMessageContaining("Nothing has changed");
        story.submits(revision, unchanged.and("amount", "15.01"));

        assertThat(story.application().submissions()).hasSize(2);
    }

    @Test
    @DisplayName("F3, F17: a revision may change nothing but what the project counts on")
    void takesARevisionOfThePartnerResourcesAlone() {
        FundingStory story = story().with("partners", List.of("charnwood.org.police"))
                .with("partnerResources", "An officer on Friday nights")
                .at(CONSIDER, asksForRevision("Can it be done without the police?"))
                .waitsAt(REVISE)
                .told();
        Task revision = story.waitingAt(REVISE);
        Answer unchanged = with("purpose", story.application().current().purpose())
                .and("partners", List.of("charnwood.org.police"))
                .and("partnerResources", "An officer on Friday nights");

        assertRefused(() -> story.submits(revision, unchanged)).hasMessageContaining("Nothing has changed");
        story.submits(revision, unchanged.and("partners", List.of()).and("partnerResources", ""));

        assertThat(story.application().submissions()).hasSize(2);
        story.goesOn().hasNotPassed("askAgenciesToAgree").isApproved();
    }

    @ParameterizedTest(name = "{0} to {1}, £{2}: {3}")
    @DisplayName("F9, F19: applicant and deciders read what stands in the way of an application")
    @CsvSource({
        "2026-10-05, 2027-03-31, 15.00, ''",
        "2026-10-04, 2027-03-31, 15.00, The project starts before the application was made",
        "2026-09-01, 2026-10-04, 15.00, The project had ended before the application was made",
        "2026-12-01, 2027-04-01, 15.00, No fund pays for a project that ends on that day",
        "2026-12-01, 2027-03-31, 999999999.99, No fund has as much left"
    })
    void cautions(String from, String to, String amount, String caution) {
        FundingStory story = story().with("startsOn", from)
                .with("endsOn", to)
                .amount(amount)
                .waitsAt(CONSIDER)
                .told();

        String details = staff.sees("charnwood-asb-chair", story.waitingAt(CONSIDER))
                .get("details")
                .toString();
        assertThat(details.contains("Please note")).isEqualTo(!caution.isEmpty());
        assertThat(details).contains(caution);
    }

    @Test
    @DisplayName("F19: the form says until when the partnership's money pays")
    void saysUntilWhenItPays() {
        assertThat(staff.startForm("charnwood-voluntary", "fundingApplication"))
                .contains("pays for projects that end by 31 March 2027");
        Today.is("2027-04-01T10:00");
        assertThat(staff.startForm("charnwood-voluntary", "fundingApplication"))
                .contains("no fund that pays at present");
    }

    @Test
    @DisplayName("F3: the form comes back with what was submitted and what was said")
    void showsTheCommentsToTheApplicant() {
        FundingStory story = story().at(CONSIDER, asksForRevision("Name the streets"))
                .waitsAt(REVISE)
                .told();

        var shown = staff.sees("charnwood-voluntary", story.waitingAt(REVISE));

        assertThat(shown.get("title")).isEqualTo("Youth boxing");
        assertThat(shown.get("amount")).isEqualTo("15.00");
        assertThat(shown.get("startsOn")).isEqualTo(LocalDate.of(2026, 12, 1).toString());
        assertThat(shown.get("history").toString()).contains("Name the streets");
    }

    @ParameterizedTest
    @DisplayName("F3: a rejection or a revision without reasons is refused")
    @ValueSource(strings = {"reject", "revise"})
    void reasonsAreMandatory(String outcome) {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(task, with("outcome", outcome))).hasMessageContaining("(reasons) is missing");
        assertRefused(() -> story.submits(task, with("outcome", outcome).and("reasons", "  ")))
                .hasMessageContaining("(reasons) is missing");
    }

    @Test
    @DisplayName("F19: a line of a fund that ends before the project does is refused")
    void refusesALineOfAFundThatHasEnded() {
        FundingStory story = story().waitsAt(CONSIDER).told();

        assertRefused(() -> story.submits(
                        story.waitingAt(CONSIDER), with("line", "charnwood.basic-command-unit-2010.burglary")))
                .hasMessageContaining("has no choice");
        FundingStory late =
                story().with("endsOn", "2027-04-01").waitsAt(CONSIDER).told();
        assertRefused(() -> late.submits(late.waitingAt(CONSIDER), supports())).hasMessageContaining("has no choice");
    }

    @Test
    @DisplayName("F9: the contingency line needs a reason")
    void contingencyNeedsAReason() {
        String contingency = fund("1.00", "1.00") + ".contingency";
        FundingStory story = story().line(contingency).waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(task, supports())).hasMessageContaining("Say why it is used");
        story.submits(task, supports().and("lineReason", "Arson wave"));

        story.goesOn().isApproved();
        assertThat(story.application().lineReason()).isEqualTo("Arson wave");
    }
}
