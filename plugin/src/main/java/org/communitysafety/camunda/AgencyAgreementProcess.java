package org.communitysafety.camunda;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.funding.AgencyLetters;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Agencies agree before money is committed that counts on their resources (F17). */
@Configuration(proxyBeanMethods = false)
class AgencyAgreementProcess {

    static final String KEY = "agencyAgreement";

    static final String AGREE_RESOURCES = "agreeResources";

    /** Key of the agency that an instance of the task asks. */
    static final String AGENCY = "agency";

    static final String AGENCIES_AGREE = "agenciesAgree";

    record View(String vacant, List<Row> resources, List<Row> details) {}

    record Input(String answer, String reasons) {}

    @Bean
    TaskForm<View, Input> communitySafetyAgreeResourcesForm(
            ApplicationViews views, Applications applications, AgencyAgreements agreements, Register register) {
        return new TaskForm<>(
                KEY,
                AGREE_RESOURCES,
                context -> view(context, views, applications, agreements, register),
                Input.class,
                (context, input) -> {
                    agreements.answer(
                            context.task().getTenantId(),
                            context.number(),
                            context.local(AGENCY),
                            input.answer().equals("agree"),
                            input.reasons(),
                            context.user());
                    return Map.of();
                });
    }

    private static View view(
            FormContext context,
            ApplicationViews views,
            Applications applications,
            AgencyAgreements agreements,
            Register register) {
        Application application = applications.application(context.number());
        String agency = context.local(AGENCY);
        String text =
                agreements.of(context.number()).map(PartnerResources::text).orElse("");
        return new View(
                agreements.voices(application.tenant(), agency).isEmpty()
                        ? "Nobody can answer yet: the agency's seat is vacant. Have it filled under \"Change membership\"."
                        : "",
                List.of(
                        new Row("Your agency", register.organisation(agency).name()),
                        new Row("The project counts on", text)),
                views.rows(application));
    }

    @Bean("communitySafety.askAgencies")
    JavaDelegate askAgencies(AgencyLetters letters) {
        return execution -> letters.ask(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.remindAgencies")
    JavaDelegate remindAgencies(AgencyLetters letters) {
        return execution -> letters.remind(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.countAgreements")
    JavaDelegate countAgreements(AgencyAgreements agreements) {
        return execution -> execution.setVariable(AGENCIES_AGREE, agreements.agreed(execution.getProcessBusinessKey()));
    }
}
