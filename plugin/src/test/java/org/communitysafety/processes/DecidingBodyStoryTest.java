package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.adjourns;
import static org.communitysafety.processes.Answer.approves;
import static org.communitysafety.processes.Answer.rejects;
import static org.communitysafety.processes.Answer.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.audit.Audit;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Application.State;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Stage 3: who decides, and the deciding meeting")
class DecidingBodyStoryTest extends FundingStories {

    @ParameterizedTest(name = "£{0}: {1}")
    @DisplayName("F4, F5, F7: the amount decides who decides")
    @CsvSource({
        "999.99, F5_underTheLimit, officeHolders",
        "1000.00, F7_exactlyTheLimit, performanceGroup",
        "1000.01, F4_overTheLimit, performanceGroup"
    })
    void goesWhereTheTableSays(String amount, String rule, String route) {
        FundingStory story =
                story().amount(amount).waitsAt(OFFICES, 3).waitsAt(DECIDE).told();

        assertThat(decisions(story, "fundingRoute")).singleElement().satisfies(decision -> {
            assertThat(decision.rules()).isEqualTo(rule);
            assertThat(decision.outputs()).contains(route);
            assertThat(decision.inputs()).contains("\"Amount in pounds\":" + Double.parseDouble(amount));
            assertThat(decision.decisionVersion()).isPositive();
        });
        assertThat(story.open())
                .extracting(Task::getTaskDefinitionKey)
                .containsOnly(route.equals("officeHolders") ? OFFICES : DECIDE);
    }

    @Test
    @DisplayName("F4: over £1,000 the Performance Group approves, at its next meeting")
    void isApprovedByThePerformanceGroup() {
        FundingStory story = story().amount("1250.50").waitsAt(DECIDE).told().hasNotPassed("askOfficeHolders");

        assertThat(story.waitingAt(DECIDE).getDueDate()).isEqualTo(Instant.parse("2026-10-15T09:00:00Z"));
        story.resumes().hasPassed(DECIDE).isApproved();
        assertThat(story.application().evaluationDue()).isEqualTo(LocalDate.of(2027, 6, 15));
    }

    @Test
    @DisplayName("F4, F8: its rejection goes to the applicant and the delivery group's chair with the explanation")
    void isRejectedByThePerformanceGroup() {
        FundingStory story = story().amount("1250.50")
                .at(DECIDE, rejects("The county pays for this already"))
                .told()
                .hasNotPassed("commitMoney")
                .isRejected();

        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().endsWith("rejected"))
                .allSatisfy(mail -> assertThat(mail.body()).contains("The county pays for this already"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-voluntary", "charnwood-asb-chair", "charnwood-chair");
        assertThat(ledger(story)).isEmpty();
    }

    @Test
    @DisplayName("F4: a rejection without an explanation and an approval without a line are refused")
    void explanationAndLineAreMandatory() {
        FundingStory story = story().amount("1250.50").waitsAt(DECIDE).told();
        Task task = story.waitingAt(DECIDE);

        assertRefused(() -> story.submits(task, with("outcome", "reject")))
                .hasMessageContaining("(reasons) is missing");
        assertRefused(() -> story.submits(task, approves().and("line", null)))
                .hasMessageContaining("(line) is missing");
    }

    @Test
    @DisplayName("G27: a Performance Group that is not quorate adjourns it to its next meeting")
    void isAdjournedToTheNextMeeting() {
        FundingStory story = story().amount("1000.00")
                .at(DECIDE, adjourns("charnwood.performance-group.police"))
                .waitsAt(DECIDE)
                .told();

        assertThat(story.waitingAt(DECIDE).getDueDate()).isEqualTo(Instant.parse("2026-11-19T10:00:00Z"));
        assertThat(story.application().outcomes()).last().satisfies(outcome -> assertThat(outcome.result())
                .isEqualTo(Result.ADJOURNED));
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F8: the approval is told to the applicant and the chairs")
    void approvalIsReported() {
        FundingStory story = story().told().isApproved();

        assertThat(mails(story))
                .filteredOn(mail -> mail.subject().equals(story.number() + ": approved"))
                .allSatisfy(mail -> assertThat(mail.body()).contains("Designated Officer, Vice Chair"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-voluntary", "charnwood-asb-chair", "charnwood-chair");
        assertThat(mails(story))
                .noneSatisfy(mail -> assertThat(mail.recipient()).startsWith("bcp"));
    }

    @Test
    @DisplayName(
            "F13: continuing a project whose evaluation is overdue goes to the Performance Group, whatever the amount")
    void overdueEvaluationOfTheProject() {
        FundingStory project = evaluationDueOnFirstFebruary();
        Today.is("2027-02-02T10:00");

        FundingStory story = story().with("continues", project.number())
                .with("startsOn", "2027-03-01")
                .waitsAt(DECIDE)
                .told()
                .hasNotPassed("askOfficeHolders");

        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F13_evaluationOverdue");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F13: on the day on which it is due, an evaluation is not overdue")
    void evaluationDueToday() {
        FundingStory project = evaluationDueOnFirstFebruary();
        Today.is("2027-02-01T10:00");

        FundingStory story = story().with("continues", project.number())
                .with("startsOn", "2027-03-01")
                .waitsAt(OFFICES, 3)
                .told();

        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F5_underTheLimit");
    }

    @Test
    @DisplayName("F13: another overdue evaluation of the organisation changes nothing, but every decider sees it")
    void overdueEvaluationOfAnotherProject() {
        FundingStory project = evaluationDueOnFirstFebruary();
        Today.is("2027-02-02T10:00");
        FundingStory story =
                story().with("startsOn", "2027-03-01").waitsAt(CONSIDER).told();

        assertThat(overdueShown("charnwood-asb-chair", story.waitingAt(CONSIDER)))
                .contains(project.number());
        story.waitsAt(OFFICES, 3).resumes().hasPassed(CONSIDER);
        Task task = staff.tasks("charnwood-chair", story.number()).get(0);
        assertThat(overdueShown("charnwood-chair", task)).contains(project.number());
        story.resumes().isApproved();
    }

    private String overdueShown(String login, Task task) {
        return (String) staff.sees(login, task).get("overdueEvaluations");
    }

    private FundingStory evaluationDueOnFirstFebruary() {
        FundingStory project = story().with("startsOn", "2026-10-10")
                .with("endsOn", "2026-11-01")
                .told()
                .isApproved();
        assertThat(project.application().evaluationDue()).isEqualTo(LocalDate.of(2027, 2, 1));
        return project;
    }

    @Test
    @DisplayName("F20: in BCP the Executive decides every application, with no delivery group before it")
    void executiveDecidesInBcp() {
        FundingStory story = bcp().waitsAt(DECIDE).told().hasNotPassed(CONSIDER, "askOfficeHolders");

        assertThat(story.number()).startsWith("BCP-F-2026-");
        assertThat(story.waitingAt(DECIDE).getTenantId()).isEqualTo("bcp");
        assertThat(story.waitingAt(DECIDE).getDueDate()).isEqualTo(Instant.parse("2026-10-22T09:00:00Z"));
        assertThat(staff.tasks("charnwood-pg-chair", story.number())).isEmpty();
        assertThat(decisions(story, "fundingRoute")).extracting(Audit::rules).containsExactly("F20_everyApplication");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F9, F20: a shortfall in BCP goes back to the Executive")
    void shortfallInBcp() {
        String lighting = "bcp.partnership-grant.lighting";
        FundingStory story = bcp().amount("501.00")
                .line(lighting)
                .at(SHORTFALL, Answer.finds("rejection").and("reasons", "Nothing is left"))
                .at(DECIDE, Answer.AS_USUAL, rejects("Nothing is left this year"))
                .told()
                .isRejected();

        assertThat(funds.line("bcp", lighting).committed().positive()).isFalse();
        assertThat(story.passed()).doesNotContain("askOfficeHolders");
    }

    private FundingStory bcp() {
        return story().by("bcp-voluntary")
                .with("priority", "bcp.priority.asb")
                .with("deliveryGroup", "none")
                .line("bcp.partnership-grant.engagement");
    }

    @ParameterizedTest
    @DisplayName("F20: a partnership without a route table takes no applications, and says so")
    @ValueSource(strings = {"haringey-health", "cannock-citizens-advice"})
    void refusesWithoutARouteTable(String login) {
        assertRefused(() -> story().by(login).with("deliveryGroup", "none").told())
                .hasMessageContaining("This partnership takes no funding applications")
                .hasMessageContaining("process owner");
        assertThat(staff.startForm(login, "fundingApplication"))
                .contains("This partnership takes no funding applications")
                .doesNotContain("deliveryGroup");
        assertThat(applications.of(register.person(login).tenant(), login)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("F1, F20: the start list offers an application to members of partnerships that take applications")
    @CsvSource({
        "charnwood-voluntary, true",
        "charnwood-policy-officer, true",
        "charnwood-adviser, false",
        "bcp-voluntary, true",
        "haringey-health, false",
        "cannock-citizens-advice, false"
    })
    void startList(String login, boolean offered) {
        assertThat(staff.startList(login))
                .extracting(ProcessDefinition::getName)
                .filteredOn("Funding application"::equals)
                .hasSize(offered ? 1 : 0);
    }

    @Test
    @DisplayName("F18: the funds manager cannot approve, nor can the applicant or somebody of another partnership")
    void fundsManagerCannotApprove() {
        FundingStory story = story().amount("1250.50").waitsAt(DECIDE).told();
        Task task = story.waitingAt(DECIDE);

        for (String login : List.of("charnwood-funds-manager", "charnwood-voluntary")) {
            assertThatThrownBy(() -> story.submits(task, approves().doneBy(login)))
                    .as(login)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertRefused(() -> staff.submits("bcp-chair", task, Map.of("outcome", "approve")))
                .hasMessageContaining("there is none like it");
        assertThat(story.application().state()).isEqualTo(State.WITH_DECIDING_BODY);
    }

    @Test
    @DisplayName(
            "A partnership's new table counts from its deployment, and an application routed before keeps its route")
    void newTable() throws IOException {
        FundingStory before = story().amount("2000.00").waitsAt(DECIDE).told();
        int version = decisions(before, "fundingRoute").get(0).decisionVersion();
        Deployment deployment = deployed(charnwoodsTable().replace("<text>1000</text>", "<text>2500</text>"));
        try {
            FundingStory after = story().amount("2000.00").waitsAt(OFFICES, 3).told();

            assertThat(decisions(after, "fundingRoute")).singleElement().satisfies(decision -> {
                assertThat(decision.decisionVersion()).isEqualTo(version + 1);
                assertThat(decision.rules()).isEqualTo("F5_underTheLimit");
                assertThat(decision.tenant()).isEqualTo("charnwood");
            });
            assertThat(after.open()).hasSize(3);
            before.resumes().hasPassed(DECIDE).hasNotPassed("askOfficeHolders").isApproved();
            assertThat(decisions(before, "fundingRoute")).hasSize(1);
            Application bcps = bcp().waitsAt(DECIDE).told().application();
            assertThat(bcps.state()).isEqualTo(State.WITH_DECIDING_BODY);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    @ParameterizedTest
    @DisplayName(
            "F7: a table that says a word nobody knows, or nothing, decides nothing, and the refusal says who can mend it")
    @CsvSource({"officeholders, officeholders", "'', nothing"})
    void refusesAnUnknownRoute(String written, String said) throws IOException {
        String cell = written.isEmpty() ? "null" : '"' + written + '"';
        Deployment deployment =
                deployed(charnwoodsTable().replace("<text>\"officeHolders\"</text>", "<text>" + cell + "</text>"));
        try {
            FundingStory story = story().waitsAt(CONSIDER).told();
            Task task = story.waitingAt(CONSIDER);

            assertRefused(() -> story.submits(task, Answer.AS_USUAL))
                    .hasMessageContaining("says \"" + said + "\" about " + story.number())
                    .hasMessageContaining("process owner");
            assertThat(story.waitingAt(CONSIDER).getId()).isEqualTo(task.getId());
            assertThat(story.application().state()).isEqualTo(State.WITH_DELIVERY_GROUP);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    private Deployment deployed(String table) {
        return engine.getRepositoryService()
                .createDeployment()
                .tenantId("charnwood")
                .addInputStream("fundingRoute.dmn", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private static String charnwoodsTable() throws IOException {
        try (var table = DecidingBodyStoryTest.class.getResourceAsStream(
                "/community-safety/decisions/charnwood/fundingRoute.dmn")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
