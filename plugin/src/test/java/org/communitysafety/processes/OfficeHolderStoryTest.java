package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.rejects;
import static org.communitysafety.processes.Answer.says;
import static org.communitysafety.processes.Answer.with;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.audit.Audit;
import org.communitysafety.funding.LedgerEntry;
import org.communitysafety.funding.Money;
import org.communitysafety.funding.OfficeDecision;
import org.communitysafety.funding.Outcome;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stage 3: the office-holders decide small applications together")
class OfficeHolderStoryTest extends FundingStories {

    private static final String VICE_CHAIR = "charnwood.vice-chair";

    @AfterEach
    void fillTheOffice() {
        if (!register.holders(VICE_CHAIR).equals(List.of("charnwood-vice-chair"))) {
            holdsViceChair("charnwood-vice-chair");
        }
    }

    @Test
    @DisplayName("F5: approved when all three office-holders approve, each for their own office")
    void isApprovedByAllThree() {
        FundingStory story = story().told()
                .hasPassed("askOfficeHolders", "countDecisions", "commitMoney", "reportApproval")
                .hasNotPassed(DECIDE, "remindOfficeHolders")
                .isApproved();

        assertThat(story.application().officeDecisions())
                .extracting(OfficeDecision::person)
                .containsExactlyInAnyOrder("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer");
        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F5_underTheLimit");
        assertThat(ledger(story)).extracting(LedgerEntry::amount).containsExactly(Money.of("15.00"));
    }

    @Test
    @DisplayName("F5: each office-holder is asked by e-mail and finds one task of their own")
    void asksEachOfficeHolder() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();

        for (String login : List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer")) {
            assertThat(staff.tasks(login, story.number())).hasSize(1);
            assertThat(mails(story)).anySatisfy(mail -> {
                assertThat(mail.recipient()).isEqualTo(login);
                assertThat(mail.subject()).endsWith("please decide");
            });
        }
        assertThat(staff.tasks("charnwood-pg-chair", story.number())).isEmpty();
    }

    @Test
    @DisplayName("F5: two approvals are not enough")
    void waitsForTheThird() {
        FundingStory story = story().at(OFFICES, Answer.AS_USUAL, Answer.AS_USUAL)
                .waitsAt(OFFICES)
                .told()
                .hasNotPassed("countDecisions");

        assertThat(story.open()).hasSize(1);
        assertThat(ledger(story)).isEmpty();
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F5: three approvals at the same moment are three approvals")
    void approveAtTheSameMoment() throws Exception {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        List<Task> tasks = story.open();
        ExecutorService people = Executors.newFixedThreadPool(tasks.size());
        try {
            var start = new CyclicBarrier(tasks.size());
            List<Future<Boolean>> answers = tasks.stream()
                    .map(task -> people.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        story.submits(task, Answer.AS_USUAL);
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            people.shutdownNow();
        }

        story.goesOn().hasNotPassed(DECIDE).isApproved();
        assertThat(story.application().officeDecisions()).hasSize(3);
        assertThat(ledger(story)).hasSize(1);
    }

    @Test
    @DisplayName("F5: one person never decides for another's office")
    void nobodyDecidesTwice() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        Task own = staff.tasks("charnwood-chair", story.number()).get(0);
        Task other = staff.tasks("charnwood-vice-chair", story.number()).get(0);

        story.submits(own, Answer.by("charnwood-chair"));

        assertThatThrownBy(() -> story.submits(other, Answer.by("charnwood-chair")))
                .isInstanceOf(AuthorizationException.class);
        assertRefused(() -> story.submits(own, Answer.by("charnwood-chair"))).hasMessageContaining("already");
        assertThat(story.application().officeDecisions()).hasSize(1);
    }

    @Test
    @DisplayName("F6: one rejection sends it to the Performance Group, which may still approve it")
    void goesToThePerformanceGroupWhenOneOfficeHolderRejects() {
        FundingStory story = story().at(OFFICES, says("reject", "Not this year"))
                .waitsAt(OFFICES, 2)
                .waitsAt(DECIDE)
                .told()
                .hasPassed("countDecisions")
                .hasNotPassed("commitMoney");

        assertThat(story.application().outcomes().get(1).reasons()).contains("rejects (Not this year)");
        story.resumes().hasPassed(DECIDE).isApproved();
    }

    @Test
    @DisplayName("F6: the Performance Group confirms the office-holders' rejection")
    void isRejectedWhenThePerformanceGroupConfirms() {
        story().at(OFFICES, says("reject", "Not this year"))
                .at(DECIDE, rejects("We agree with the Chair"))
                .told()
                .hasNotPassed("commitMoney")
                .isRejected();
    }

    @Test
    @DisplayName("F5, F16: a declared interest sends it to the Performance Group")
    void goesToThePerformanceGroupWhenAnOfficeHolderHasAnInterest() {
        FundingStory story = story().at(OFFICES, Answer.AS_USUAL, says("interest", "My sister runs the club"))
                .waitsAt(OFFICES)
                .waitsAt(DECIDE)
                .told();

        assertThat(story.application().outcomes())
                .extracting(Outcome::result)
                .containsExactly(Result.SUPPORTED, Result.PASSED_ON);
        assertThat(story.application().outcomes().get(1).reasons())
                .contains("takes no part because of an interest (My sister runs the club)")
                .doesNotContain("one of these offices is vacant");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F5: a rejection or an interest without a reason is refused")
    void reasonsAreMandatory() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        Task task = story.open().get(0);

        assertRefused(() -> story.submits(task, with("verdict", "reject")))
                .hasMessageContaining("(reasons) is missing");
        assertRefused(() -> story.submits(task, with("verdict", "interest")))
                .hasMessageContaining("(reasons) is missing");
    }

    @Test
    @DisplayName("F5: an application of an office-holder's organisation goes to the Performance Group")
    void goesToThePerformanceGroupWhenAnOfficeIsConflicted() {
        FundingStory story = story().by("charnwood-neighbourhood-officer")
                .told()
                .hasPassed(DECIDE)
                .hasNotPassed("askOfficeHolders")
                .isApproved();

        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F5_officeVacant");
    }

    @Test
    @DisplayName("F5: with a vacant office it goes to the Performance Group")
    void goesToThePerformanceGroupWhenAnOfficeIsVacant() {
        holdsViceChair(null);

        FundingStory story = story().told()
                .hasPassed(DECIDE)
                .hasNotPassed("askOfficeHolders")
                .isApproved();

        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F5_officeVacant");
    }

    @Test
    @DisplayName("F5: with one person in two offices it goes to the Performance Group")
    void goesToThePerformanceGroupWhenOnePersonHoldsTwoOffices() {
        holdsViceChair("charnwood-designated-officer");

        FundingStory story = story().told().hasNotPassed("askOfficeHolders").isApproved();

        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F5_officeVacant");
    }

    @Test
    @DisplayName("F5: an office that falls vacant while the three decide ends their decision")
    void goesToThePerformanceGroupWhenAnOfficeFallsVacant() {
        FundingStory story =
                story().at(OFFICES, Answer.AS_USUAL).waitsAt(OFFICES, 2).told();

        holdsViceChair(null);

        story.goesOn().hasPassed("officeVacated", "countDecisions", DECIDE).isApproved();
        assertThat(story.application().outcomes().get(1).result()).isEqualTo(Result.PASSED_ON);
    }

    @Test
    @DisplayName("F5: who takes over an office while the three decide decides instead")
    void theNewHolderDecides() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        Task task = staff.tasks("charnwood-vice-chair", story.number()).get(0);

        holdsViceChair("charnwood-health");

        assertThatThrownBy(() -> story.submits(task, Answer.by("charnwood-vice-chair")))
                .isInstanceOf(AuthorizationException.class);
        story.resumes().isApproved();
        assertThat(story.application().officeDecisions())
                .extracting(OfficeDecision::person)
                .contains("charnwood-health")
                .doesNotContain("charnwood-vice-chair");
    }

    @Test
    @DisplayName("F5: an approval of somebody who has left the office since does not count")
    void approvalOfAFormerHolder() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();
        story.submits(staff.tasks("charnwood-vice-chair", story.number()).get(0), Answer.by("charnwood-vice-chair"));

        holdsViceChair("charnwood-designated-officer");
        story.resumes();

        assertThat(story.application().outcomes().get(1).result()).isEqualTo(Result.PASSED_ON);
        story.hasPassed(DECIDE).isApproved();
    }

    @Test
    @DisplayName("F5: who is silent is reminded, and then the Performance Group decides")
    void goesToThePerformanceGroupWhenOneIsSilent() {
        FundingStory story = story().at(OFFICES, Answer.AS_USUAL, Answer.AS_USUAL)
                .waitsAt(OFFICES)
                .told();
        Task silent = story.waitingAt(OFFICES);
        assertThat(silent.getDueDate()).isEqualTo(Instant.parse("2026-10-19T16:00:00Z"));

        Today.is("2026-10-08T16:59");
        story.goesOn().hasNotPassed("silence");
        Today.is("2026-10-08T17:01");
        story.goesOn().hasPassed("remindOfficeHolders").hasNotPassed("deadlinePassed");
        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().endsWith("your decision is still awaited"))
                .singleElement()
                .satisfies(mail -> assertThat(staff.tasks(mail.recipient(), story.number()))
                        .hasSize(1));

        Today.is("2026-10-19T17:01");
        story.waitsAt(DECIDE).goesOn().hasPassed("deadlinePassed", "countDecisions");
        assertThat(story.waitingAt(DECIDE).getDueDate()).isEqualTo(Instant.parse("2026-11-19T10:00:00Z"));
        assertThat(story.application().outcomes().get(1).reasons()).contains("has not answered");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F5: the deadline ends at the partnership's own close of business")
    void ownCloseOfBusiness() {
        sql.sql("update cs_partnership set close_of_business = time '12:30:00' where id = 'charnwood'")
                .update();
        try {
            FundingStory story = story().waitsAt(OFFICES, 3).told();

            assertThat(story.open())
                    .extracting(Task::getDueDate)
                    .containsOnly(Date.from(Instant.parse("2026-10-19T11:30:00Z")));
        } finally {
            sql.sql("update cs_partnership set close_of_business = time '17:00:00' where id = 'charnwood'")
                    .update();
        }
    }

    @Test
    @DisplayName("G14: former and new holder of a changed office learn of it")
    void toldOfTheChange() {
        String number = holdsViceChair("charnwood-health");

        assertThat(sql.sql("select recipient from cs_message where about = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("charnwood-vice-chair", "charnwood-health");
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .completed()
                        .count())
                .isOne();
    }

    private String holdsViceChair(String login) {
        Map<String, Object> form = new HashMap<>();
        form.put("office", VICE_CHAIR);
        form.put("holder", login);
        form.put("reason", "Annual meeting");
        return staff.starts("charnwood-policy-officer", "officeChange", form);
    }
}
