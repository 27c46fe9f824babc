package org.communitysafety.camunda;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.funding.AgencyRefusals;
import org.communitysafety.funding.Commitments;
import org.communitysafety.funding.Money;
import org.communitysafety.funding.NotEnoughMoney;
import org.communitysafety.funding.WayOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The approved amount is committed from its line; where too little is left, a way out is found (F9, F18). */
@Configuration(proxyBeanMethods = false)
class MoneyCommitmentProcess {

    static final String KEY = "moneyCommitment";

    static final String RESOLVE_SHORTFALL = "resolveShortfall";
    static final String AGREE_SMALLER_AMOUNT = "agreeSmallerAmount";
    static final String MONEY_SHORT_ERROR = "moneyShort";

    /** {@code moveMoney}, {@code otherLine}, {@code smallerAmount} or {@code rejection}. */
    static final String WAY_OUT = "wayOut";

    static final String APPLICANT_AGREES = "applicantAgrees";

    /** Whether the money has been committed. */
    static final String COMMITTED = "committed";

    record ShortfallView(List<Row> details, List<Row> history, String shortfall, List<Option> lineOptions) {}

    record ShortfallInput(String wayOut, String line, BigDecimal amount, String reasons) {

        WayOut way() {
            return new WayOut(
                    switch (wayOut) {
                        case "moveMoney" -> WayOut.Kind.MOVE_MONEY;
                        case "otherLine" -> WayOut.Kind.OTHER_LINE;
                        case "smallerAmount" -> WayOut.Kind.SMALLER_AMOUNT;
                        default -> WayOut.Kind.REJECTION;
                    },
                    line,
                    amount == null ? null : new Money(amount),
                    reasons);
        }
    }

    /** {@code change} or {@code cannot}: what the applicant says to an agency's refusal. */
    static final String REFUSAL_ANSWER = "refusalAnswer";

    static final String ANSWER_REFUSAL = "answerRefusal";

    record RefusalView(
            List<Row> refusals,
            List<Row> details,
            List<Option> partnerOptions,
            List<String> partners,
            String partnerResources) {}

    record RefusalInput(String answer, List<String> partners, String partnerResources, String reasons) {}

    record OfferView(List<Row> details, String offer) {}

    record OfferInput(boolean applicantAgrees, String reasons) {}

    @Bean
    TaskForm<ShortfallView, ShortfallInput> communitySafetyResolveShortfallForm(
            ApplicationViews views, Commitments commitments) {
        return new TaskForm<>(
                KEY,
                RESOLVE_SHORTFALL,
                context -> views.ofShortfall(context.number()),
                ShortfallInput.class,
                (context, input) -> {
                    commitments.resolve(context.number(), input.way(), context.user());
                    return Map.of(WAY_OUT, input.wayOut(), COMMITTED, false);
                });
    }

    @Bean
    TaskForm<OfferView, OfferInput> communitySafetyAgreeSmallerAmountForm(
            ApplicationViews views, Commitments commitments) {
        return new TaskForm<>(
                KEY,
                AGREE_SMALLER_AMOUNT,
                context -> views.ofOffer(context.number()),
                OfferInput.class,
                (context, input) -> {
                    commitments.answerOffer(context.number(), input.applicantAgrees(), input.reasons(), context.user());
                    return Map.of(APPLICANT_AGREES, input.applicantAgrees());
                });
    }

    @Bean
    TaskForm<RefusalView, RefusalInput> communitySafetyAnswerRefusalForm(
            ApplicationViews views, AgencyRefusals refusals) {
        return new TaskForm<>(
                KEY,
                ANSWER_REFUSAL,
                context -> views.ofRefusal(context.number()),
                RefusalInput.class,
                (context, input) -> {
                    if (input.answer().equals("change")) {
                        refusals.change(
                                context.number(),
                                input.partners(),
                                input.partnerResources(),
                                input.reasons(),
                                context.user());
                    } else {
                        refusals.giveUp(context.number(), input.reasons(), context.user());
                    }
                    return Map.of(REFUSAL_ANSWER, input.answer(), COMMITTED, false);
                });
    }

    @Bean("communitySafety.commitAmount")
    JavaDelegate commitAmount(Commitments commitments) {
        return execution -> {
            try {
                commitments.commit(execution.getProcessBusinessKey());
                execution.setVariable(COMMITTED, true);
            } catch (NotEnoughMoney e) {
                throw new BpmnError(MONEY_SHORT_ERROR, e.getMessage());
            }
        };
    }
}
