package org.communitysafety.camunda.hub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.camunda.hub.HubViews.EarlierRow;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.Referrals;
import org.communitysafety.hub.Triage;
import org.communitysafety.partnership.Agreements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of the chair's triage, and of the advice that follows where a referral is declined (H4 to H6). */
@Configuration(proxyBeanMethods = false)
class HubTriageForms {

    record TriageView(
            List<Row> details,
            List<Row> narrative,
            String earlierSummary,
            List<EarlierRow> earlierCases,
            List<Option> earlierOptions,
            List<Option> criteriaOptions,
            List<Option> organisationOptions) {}

    /** @param restricted null where the referral is not accepted */
    record TriageInput(
            List<String> earlier,
            List<String> criteria,
            String verdict,
            String question,
            String advice,
            Boolean restricted,
            List<String> restrictTo,
            String note) {

        Triage triage() {
            return new Triage(
                    Triage.Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                    criteria,
                    earlier,
                    note,
                    advice,
                    question,
                    Boolean.TRUE.equals(restricted) ? new HashSet<>(restrictTo) : null);
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "TriageInput[" + verdict + "]";
        }
    }

    record AdviceView(List<Row> details, List<Row> narrative) {}

    record AdviceInput(String reply) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "AdviceInput";
        }
    }

    @Bean
    TaskForm<TriageView, TriageInput> communitySafetyTriageReferralForm(
            Referrals referrals, HubViews views, Agreements agreements) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.TRIAGE_REFERRAL,
                context -> triage(context, views, agreements),
                TriageInput.class,
                (context, input) -> {
                    referrals.triage(context.number(), input.triage(), context.user());
                    return Map.of(HubReferralProcess.TRIAGE, input.verdict());
                });
    }

    private static TriageView triage(FormContext context, HubViews views, Agreements agreements) {
        CaseReading reading = views.open(context.number(), context.user(), "Triage referral");
        String tenant = reading.file().tenant();
        List<EarlierRow> earlier = views.earlier(reading);
        List<Option> options = new ArrayList<>();
        earlier.forEach(one -> options.add(new Option("%s (%s)".formatted(one.number(), one.state()), one.number())));
        return new TriageView(
                views.details(reading),
                views.narrative(reading),
                earlier.isEmpty()
                        ? "None was found: neither by name and date of birth, nor by one that is spelt or sounds alike,"
                                + " nor by the address."
                        : "These were found by name and date of birth, or by the address. Judge yourself whether they"
                                + " are about the same.",
                earlier,
                options,
                views.choices(tenant, HubChoice.Kind.CRITERION),
                agreements.members(tenant).stream()
                        .map(member -> new Option(member.name(), member.id()))
                        .toList());
    }

    @Bean
    TaskForm<AdviceView, AdviceInput> communitySafetyReadAdviceForm(Referrals referrals, HubViews views) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.READ_ADVICE,
                context -> {
                    CaseReading reading = views.open(context.number(), context.user(), "Read advice");
                    return new AdviceView(views.details(reading), views.narrative(reading));
                },
                AdviceInput.class,
                (context, input) -> {
                    referrals.adviceRead(context.number(), input.reply(), context.user());
                    return Map.of();
                });
    }
}
