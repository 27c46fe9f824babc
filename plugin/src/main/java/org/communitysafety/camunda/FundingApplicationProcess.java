package org.communitysafety.camunda;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationForm;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.BodyDecision;
import org.communitysafety.funding.GroupAnswer;
import org.communitysafety.funding.Money;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The four stages of a funding application (F1 to F9, F20). */
@Configuration(proxyBeanMethods = false)
class FundingApplicationProcess {

    static final String KEY = "fundingApplication";

    static final String APPLICATION_RECEIVED = "applicationReceived";
    static final String FIND_DELIVERY_GROUP = "findDeliveryGroup";
    static final String CONSIDER_APPLICATION = "considerApplication";
    static final String REVISE_APPLICATION = "reviseApplication";
    static final String DECIDE_APPLICATION = "decideApplication";
    static final String APPLICATION_WITHDRAWN_MESSAGE = "applicationWithdrawn";

    /** The application's number, shown in task lists. */
    static final String APPLICATION = "application";

    /** {@code named}, {@code notSure} or {@code none}: which delivery group considers it first. */
    static final String FIRST_STAGE = "firstStage";

    static final String QUORATE = "quorate";

    /** {@code support}, {@code revise}, {@code reject} or {@code adjourn}. */
    static final String GROUP_OUTCOME = "groupOutcome";

    /** {@code approve}, {@code reject} or {@code adjourn}. */
    static final String BODY_OUTCOME = "bodyOutcome";

    /** {@code officeHolders}, {@code performanceGroup} or {@code board}. */
    static final String ROUTE = "route";

    static final String NOT_SURE = "not-sure";
    static final String NO_GROUP = "none";

    record ApplyView(List<Option> groupOptions, List<Option> priorityOptions, List<Option> projectOptions) {}

    record ApplyInput(
            String title,
            String purpose,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal amount,
            String priority,
            String deliveryGroup,
            String continues,
            String evaluation) {

        boolean notSure() {
            return NOT_SURE.equals(deliveryGroup);
        }

        boolean noGroup() {
            return NO_GROUP.equals(deliveryGroup);
        }

        ApplicationForm form() {
            String group = notSure() || noGroup() ? null : deliveryGroup;
            return new ApplicationForm(
                    title, purpose, startsOn, endsOn, new Money(amount), priority, evaluation, group, continues);
        }

        String firstStage() {
            return notSure() ? "notSure" : noGroup() ? "none" : "named";
        }
    }

    record FindView(List<Row> details, List<Option> groupOptions) {}

    record FindInput(String deliveryGroup) {}

    record ReviseView(
            List<Row> history,
            List<Option> priorityOptions,
            String title,
            String purpose,
            LocalDate startsOn,
            LocalDate endsOn,
            String amount,
            String priority,
            String evaluation) {}

    record ReviseInput(
            String title,
            String purpose,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal amount,
            String priority,
            String evaluation) {

        ApplicationForm form(Application application) {
            return new ApplicationForm(
                    title,
                    purpose,
                    startsOn,
                    endsOn,
                    new Money(amount),
                    priority,
                    evaluation,
                    application.deliveryGroup(),
                    application.continues());
        }
    }

    @Bean
    StartForm<ApplyView, ApplyInput> applicationReceivedForm(
            ApplicationViews views, Applications applications, Decisions decisions) {
        return new StartForm<>(
                KEY, context -> start(context, views, applications, decisions), ApplyInput.class, (context, input) -> {
                    String tenant = applications.applicant(context.user()).tenant();
                    String number =
                            applications.receive(context.user(), input.form()).number();
                    return new Started(tenant, number, Map.of(APPLICATION, number, FIRST_STAGE, input.firstStage()));
                });
    }

    /** Filled in before anything is checked, so that nobody fills in a form that is refused whatever it says. */
    private static ApplyView start(
            FormContext context, ApplicationViews views, Applications applications, Decisions decisions) {
        Refused.unless(
                decisions.exists(applications.applicant(context.user()).tenant(), Decisions.FUNDING_ROUTE),
                "This partnership takes no funding applications: it has no table \"fundingRoute\" that says who"
                        + " decides them (F20). Ask its process owner.");
        return views.ofStart(context.user());
    }

    @Bean
    TaskForm<FindView, FindInput> findDeliveryGroupForm(ApplicationViews views, Applications applications) {
        return new TaskForm<>(
                KEY,
                FIND_DELIVERY_GROUP,
                context -> views.ofFinding(context.number()),
                FindInput.class,
                (context, input) -> {
                    applications.assignGroup(context.number(), input.deliveryGroup(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<SittingForm.View, SittingForm.Input> considerApplicationForm(
            SittingForm sitting, Applications applications, Decisions decisions) {
        return new TaskForm<>(
                KEY,
                CONSIDER_APPLICATION,
                context -> sitting.view(context.number()),
                SittingForm.Input.class,
                (context, input) -> {
                    String tenant = context.task().getTenantId();
                    var verdict = GroupAnswer.Verdict.valueOf(input.outcome().toUpperCase());
                    applications.consider(
                            context.number(),
                            new GroupAnswer(input.minute(), verdict, input.reasons(), input.line(), input.lineReason()),
                            context.user(),
                            facts -> decisions.quorum(tenant, context.number(), facts));
                    return Map.of(QUORATE, verdict != GroupAnswer.Verdict.ADJOURN, GROUP_OUTCOME, input.outcome());
                });
    }

    @Bean
    TaskForm<ReviseView, ReviseInput> reviseApplicationForm(ApplicationViews views, Applications applications) {
        return new TaskForm<>(
                KEY,
                REVISE_APPLICATION,
                context -> views.ofRevision(context.number()),
                ReviseInput.class,
                (context, input) -> {
                    applications.revise(
                            context.number(), input.form(applications.application(context.number())), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<SittingForm.View, SittingForm.Input> decideApplicationForm(
            SittingForm sitting, Approvals approvals, Decisions decisions) {
        return new TaskForm<>(
                KEY,
                DECIDE_APPLICATION,
                context -> sitting.view(context.number()),
                SittingForm.Input.class,
                (context, input) -> {
                    String tenant = context.task().getTenantId();
                    var verdict = BodyDecision.Verdict.valueOf(input.outcome().toUpperCase());
                    approvals.decide(
                            context.number(),
                            new BodyDecision(
                                    input.minute(), verdict, input.reasons(), input.line(), input.lineReason()),
                            context.user(),
                            facts -> decisions.quorum(tenant, context.number(), facts));
                    return Map.of(QUORATE, verdict != BodyDecision.Verdict.ADJOURN, BODY_OUTCOME, input.outcome());
                });
    }

    @Bean
    JavaDelegate placeOnGroupAgenda(Applications applications) {
        return execution -> applications.placeWithGroup(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate placeOnDecidersAgenda(Approvals approvals) {
        return execution -> approvals.placeWithDeciders(
                execution.getProcessBusinessKey(), decidingRoute((String) execution.getVariable(ROUTE)));
    }

    /** What the office-holders pass on is the Performance Group's (F6). */
    private static String decidingRoute(String route) {
        return route.equals("board") ? route : "performanceGroup";
    }

    @Bean
    JavaDelegate reportApproval(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate reportRejection(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate reportWithdrawal(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }
}
