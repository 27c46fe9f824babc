package org.communitysafety.camunda;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.funding.OfficeDecision.Verdict;
import org.communitysafety.funding.OfficeHolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Small applications are decided by the office-holders together (F5, F6). */
@Configuration(proxyBeanMethods = false)
class OfficeHolderDecisionProcess {

    static final String KEY = "officeHolderDecision";

    static final String DECIDE_AS_OFFICE_HOLDER = "decideAsOfficeHolder";
    static final String OFFICE_VACATED_MESSAGE = "officeVacated";

    /** Key of the office that an instance of the task belongs to. */
    static final String OFFICE = "office";

    /** Whether all office-holders have approved. */
    static final String OFFICES_AGREE = "officesAgree";

    record View(List<Row> details, List<Row> history, String office, String overdueEvaluations) {}

    record Input(Verdict verdict, String reasons) {}

    @Bean
    TaskForm<View, Input> communitySafetyDecideAsOfficeHolderForm(ApplicationViews views, OfficeHolders officeHolders) {
        return new TaskForm<>(
                KEY,
                DECIDE_AS_OFFICE_HOLDER,
                context -> views.forOfficeHolder(context.number(), context.local(OFFICE)),
                Input.class,
                (context, input) -> {
                    officeHolders.decideAsOfficeHolder(
                            context.number(), context.local(OFFICE), input.verdict(), input.reasons(), context.user());
                    return Map.of();
                });
    }

    @Bean("communitySafety.informOfficeHolders")
    JavaDelegate informOfficeHolders(OfficeHolders officeHolders) {
        return execution -> officeHolders.askOfficeHolders(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.remindOfficeHolders")
    JavaDelegate remindOfficeHolders(OfficeHolders officeHolders) {
        return execution -> officeHolders.remind(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.countDecisions")
    JavaDelegate countDecisions(OfficeHolders officeHolders) {
        return execution ->
                execution.setVariable(OFFICES_AGREE, officeHolders.count(execution.getProcessBusinessKey()));
    }
}
