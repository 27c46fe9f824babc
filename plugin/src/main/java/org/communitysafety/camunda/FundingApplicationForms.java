package org.communitysafety.camunda;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationForm;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.DeliveryGroups;
import org.communitysafety.funding.Money;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of a funding application show and what they hand to the domain. */
@Configuration(proxyBeanMethods = false)
class FundingApplicationForms {

    record ApplyView(
            String money,
            List<Option> groupOptions,
            List<Option> priorityOptions,
            List<Option> projectOptions,
            List<Option> partnerOptions) {}

    record ApplyInput(
            String title,
            String purpose,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal amount,
            String priority,
            String deliveryGroup,
            String continues,
            String evaluation,
            List<String> partners,
            String partnerResources) {

        boolean notSure() {
            return FundingApplicationProcess.NOT_SURE.equals(deliveryGroup);
        }

        boolean noGroup() {
            return FundingApplicationProcess.NO_GROUP.equals(deliveryGroup);
        }

        ApplicationForm form() {
            String group = notSure() || noGroup() ? null : deliveryGroup;
            return new ApplicationForm(
                    title,
                    purpose,
                    startsOn,
                    endsOn,
                    new Money(amount),
                    priority,
                    evaluation,
                    group,
                    continues,
                    partners,
                    partnerResources);
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
            String evaluation,
            List<Option> partnerOptions,
            List<String> partners,
            String partnerResources) {}

    record ReviseInput(
            String title,
            String purpose,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal amount,
            String priority,
            String evaluation,
            List<String> partners,
            String partnerResources) {

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
                    application.continues(),
                    partners,
                    partnerResources);
        }
    }

    @Bean
    StartForm<ApplyView, ApplyInput> communitySafetyApplicationReceivedForm(
            ApplicationViews views, Applicants applicants, Decisions decisions) {
        return new StartForm<>(
                FundingApplicationProcess.KEY,
                context -> refuseUnlessApplicant(context, applicants, decisions),
                context -> views.ofStart(applicants.applicant(context.user())),
                ApplyInput.class,
                (context, input) -> {
                    Application received = applicants.receive(context.user(), input.form());
                    return new Started(
                            received.tenant(),
                            received.number(),
                            Map.of(
                                    FundingApplicationProcess.APPLICATION,
                                    received.number(),
                                    FundingApplicationProcess.FIRST_STAGE,
                                    input.firstStage(),
                                    FundingApplicationProcess.GROUP_OUTCOME,
                                    FundingApplicationProcess.NO_ANSWER));
                });
    }

    /** F1, F20. */
    private static void refuseUnlessApplicant(FormContext context, Applicants applicants, Decisions decisions) {
        Refused.unless(
                decisions.exists(applicants.applicant(context.user()).tenant(), Decisions.FUNDING_ROUTE),
                "This partnership takes no funding applications: it has no table \"fundingRoute\" that says who"
                        + " decides them. Ask its process owner.");
    }

    @Bean
    TaskForm<FindView, FindInput> communitySafetyFindDeliveryGroupForm(ApplicationViews views, DeliveryGroups groups) {
        return new TaskForm<>(
                FundingApplicationProcess.KEY,
                FundingApplicationProcess.FIND_DELIVERY_GROUP,
                context -> views.ofFinding(context.number()),
                FindInput.class,
                (context, input) -> {
                    groups.assign(context.number(), input.deliveryGroup(), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<SittingForm.View, SittingForm.Input> communitySafetyConsiderApplicationForm(
            SittingForm sitting, DeliveryGroups groups, Decisions decisions) {
        return recorded(
                FundingApplicationProcess.CONSIDER_APPLICATION,
                FundingApplicationProcess.GROUP_OUTCOME,
                sitting,
                (context, input) -> groups.consider(
                        context.number(), input.groupAnswer(), context.user(), rule(decisions, context)));
    }

    @Bean
    TaskForm<ReviseView, ReviseInput> communitySafetyReviseApplicationForm(
            ApplicationViews views, Applications applications, Applicants applicants) {
        return new TaskForm<>(
                FundingApplicationProcess.KEY,
                FundingApplicationProcess.REVISE_APPLICATION,
                context -> views.ofRevision(context.number()),
                ReviseInput.class,
                (context, input) -> {
                    Application application = applications.application(context.number());
                    applicants.revise(context.number(), input.form(application), context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<SittingForm.View, SittingForm.Input> communitySafetyDecideApplicationForm(
            SittingForm sitting, Approvals approvals, Decisions decisions) {
        return recorded(
                FundingApplicationProcess.DECIDE_APPLICATION,
                FundingApplicationProcess.BODY_OUTCOME,
                sitting,
                (context, input) -> approvals.decide(
                        context.number(), input.bodyDecision(), context.user(), rule(decisions, context)));
    }

    private static TaskForm<SittingForm.View, SittingForm.Input> recorded(
            String element, String outcome, SittingForm sitting, BiConsumer<FormContext, SittingForm.Input> record) {
        return new TaskForm<>(
                FundingApplicationProcess.KEY,
                element,
                context -> sitting.view(context.number()),
                SittingForm.Input.class,
                (context, input) -> {
                    record.accept(context, input);
                    return Map.of(outcome, input.outcome());
                });
    }

    private static Function<QuorumFacts, Quorum> rule(Decisions decisions, FormContext context) {
        String tenant = context.task().getTenantId();
        return facts -> decisions.quorum(tenant, context.number(), facts);
    }
}
