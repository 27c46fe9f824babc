package org.communitysafety.camunda;

import java.util.List;
import java.util.Map;
import org.communitysafety.funding.Approvals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who decides when those who should can never be quorate, because of interests and vacant seats (F5, F16). */
@Configuration(proxyBeanMethods = false)
class OtherDecidersProcess {

    static final String KEY = "otherDeciders";

    static final String FIND_WAY_TO_DECIDE = "findWayToDecide";

    record View(List<Row> details, List<Row> history) {}

    record Input(String reasons) {}

    @Bean
    TaskForm<View, Input> communitySafetyFindWayToDecideForm(
            ApplicationViews views, Approvals approvals, Decisions decisions) {
        return new TaskForm<>(
                KEY,
                FIND_WAY_TO_DECIDE,
                context -> views.withoutDeciders(context.number()),
                Input.class,
                (context, input) -> Map.of(
                        FundingApplicationProcess.ROUTE,
                        approvals.wayFound(
                                context.number(),
                                input.reasons(),
                                context.user(),
                                FundingApplicationProcess.atBest(
                                        decisions, context.task().getExecution()))));
    }
}
