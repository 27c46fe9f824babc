package org.communitysafety.camunda;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Approvals;
import org.communitysafety.funding.DeliveryGroups;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
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
    static final String OUT_OF_REACH_ERROR = "quorumOutOfReach";

    /** The application's number, shown in task lists. */
    static final String APPLICATION = "application";

    /** {@code named}, {@code notSure} or {@code none}: which delivery group considers it first. */
    static final String FIRST_STAGE = "firstStage";

    /** {@code support}, {@code revise}, {@code reject} or {@code adjourn}; {@code none} until a group has answered. */
    static final String GROUP_OUTCOME = "groupOutcome";

    /** {@code approve}, {@code reject} or {@code adjourn}. */
    static final String BODY_OUTCOME = "bodyOutcome";

    /** {@code officeHolders}, {@code performanceGroup} or {@code board}. */
    static final String ROUTE = "route";

    private static final List<String> ROUTES = List.of("officeHolders", "performanceGroup", "board");

    static final String NOT_SURE = "not-sure";
    static final String NO_GROUP = "none";
    static final String NO_ANSWER = "none";

    @Bean("communitySafety.placeOnGroupAgenda")
    JavaDelegate placeOnGroupAgenda(DeliveryGroups groups, Decisions decisions) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            outOfReachUnless(groups.place(number, atBest(decisions, execution)));
        };
    }

    private static void outOfReachUnless(boolean placed) {
        if (!placed) {
            throw new BpmnError(OUT_OF_REACH_ERROR);
        }
    }

    /** The quorum table, asked about a meeting that has not been held. */
    static Function<QuorumFacts, Quorum> atBest(Decisions decisions, DelegateExecution execution) {
        return facts -> decisions.atBest(execution.getTenantId(), execution.getProcessBusinessKey(), facts);
    }

    /** A table without a row for this application, or with a word that nobody knows, decides nothing (fail closed). */
    @Bean("communitySafety.refuseUnknownRoute")
    ExecutionListener refuseUnknownRoute() {
        return execution -> {
            String route = (String) execution.getVariable(ROUTE);
            Refused.unless(
                    ROUTES.contains(String.valueOf(route)),
                    "The table \"fundingRoute\" says \"%s\" about %s, which is none of %s. Ask the partnership's process"
                            + " owner to correct the table; nothing was saved.",
                    route == null ? "nothing" : route,
                    execution.getProcessBusinessKey(),
                    String.join(", ", ROUTES));
        };
    }

    /** The table would leave it to the office-holders, whom the model does not ask without a group's support. */
    @Bean("communitySafety.explainMeeting")
    ExecutionListener explainMeeting(DeliveryGroups groups) {
        return execution -> {
            boolean offices = "officeHolders".equals(execution.getVariable(ROUTE));
            if (offices && !"support".equals(execution.getVariable(GROUP_OUTCOME))) {
                groups.recordUnsupported(execution.getProcessBusinessKey());
            }
        };
    }

    @Bean("communitySafety.placeOnDecidersAgenda")
    JavaDelegate placeOnDecidersAgenda(Approvals approvals, Decisions decisions) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            String route = (String) execution.getVariable(ROUTE);
            outOfReachUnless(approvals.placeWithDeciders(number, route, atBest(decisions, execution)));
        };
    }

    @Bean("communitySafety.reportApproval")
    JavaDelegate reportApproval(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.reportRejection")
    JavaDelegate reportRejection(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.reportWithdrawal")
    JavaDelegate reportWithdrawal(Applications applications) {
        return execution -> applications.report(execution.getProcessBusinessKey());
    }
}
