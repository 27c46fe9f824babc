package org.communitysafety.camunda;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.funding.Fund;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.FundOpenings;
import org.communitysafety.funding.FundPlan;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A fund for a new financial year, opened by whoever manages the funds (F9, F18, F19). */
@Configuration(proxyBeanMethods = false)
class FundOpeningProcess {

    static final String KEY = "fundOpening";

    static final String FUND_PLANNED = "fundPlanned";

    /** @param before the lines of the newest fund, to be copied */
    record View(String before) {}

    record Input(
            String name, LocalDate startsOn, LocalDate endsOn, BigDecimal total, String lines, BigDecimal contingency) {

        FundPlan plan() {
            return new FundPlan(
                    name,
                    startsOn,
                    endsOn,
                    new Money(total),
                    lines,
                    contingency == null ? null : new Money(contingency));
        }
    }

    @Bean
    StartForm<View, Input> communitySafetyFundPlannedForm(FundOpenings openings, Funds funds) {
        return new StartForm<>(
                KEY,
                context -> openings.manager(context.user()),
                context ->
                        new View(before(funds, openings.manager(context.user()).tenant())),
                Input.class,
                (context, input) -> new Started(
                        openings.manager(context.user()).tenant(),
                        openings.open(input.plan(), context.user()),
                        Map.of()));
    }

    private static String before(Funds funds, String tenant) {
        List<Fund> all = funds.funds(tenant);
        return all.isEmpty()
                ? "The partnership has had no fund yet."
                : funds.lines(all.get(0).id()).stream()
                        .filter(line -> !line.contingency())
                        .map((FundLine line) -> "- %s %s".formatted(line.name(), line.planned()))
                        .collect(Collectors.joining(
                                "\n",
                                "The lines of \"%s\" were:\n\n"
                                        .formatted(all.get(0).name()),
                                ""));
    }

    @Bean("communitySafety.announceFund")
    JavaDelegate announceFund(FundOpenings openings) {
        return execution -> openings.announce(execution.getTenantId(), execution.getProcessBusinessKey());
    }
}
