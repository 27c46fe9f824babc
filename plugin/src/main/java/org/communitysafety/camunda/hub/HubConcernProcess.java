package org.communitysafety.camunda.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.hub.Concerns;
import org.communitysafety.hub.Concerns.Opened;
import org.communitysafety.hub.Hubs;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The chair raises a concern with the Community Safety Manager (H24). */
@Configuration(proxyBeanMethods = false)
class HubConcernProcess {

    static final String KEY = "hubConcern";

    static final String CONCERN_RAISED = "concernRaised";
    static final String CONSIDER_CONCERN = "considerConcern";

    record RaiseView(List<Option> caseOptions, List<Option> organisationOptions) {}

    record RaiseInput(String referral, String organisation, String concern) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "RaiseInput";
        }
    }

    record ConsiderView(List<Row> details) {}

    record ConsiderInput(String answer) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ConsiderInput";
        }
    }

    @Bean
    StartForm<RaiseView, RaiseInput> communitySafetyConcernRaisedForm(
            Register register, Hubs hubs, CaseFiles files, Agreements agreements, Concerns concerns) {
        return new StartForm<>(
                KEY,
                context -> chair(context, register, hubs),
                context -> {
                    Person chair = chair(context, register, hubs);
                    return new RaiseView(
                            files.of(chair).stream()
                                    .map(file -> new Option(file.number(), file.number()))
                                    .toList(),
                            agreements.members(chair.tenant()).stream()
                                    .map(member -> new Option(member.name(), member.id()))
                                    .toList());
                },
                RaiseInput.class,
                (context, input) -> new Started(
                        chair(context, register, hubs).tenant(),
                        concerns.raise(input.referral(), input.organisation(), input.concern(), context.user()),
                        Map.of()));
    }

    private static Person chair(FormContext context, Register register, Hubs hubs) {
        return register.findPerson(context.user())
                .filter(person -> hubs.find(person.tenant()).isPresent() && hubs.chairs(person))
                .orElseThrow(() -> new Refused("Only the hub's chair raises concerns."));
    }

    @Bean
    TaskForm<ConsiderView, ConsiderInput> communitySafetyConsiderConcernForm(Concerns concerns, HubViews views) {
        return new TaskForm<>(
                KEY,
                CONSIDER_CONCERN,
                context -> new ConsiderView(details(concerns.open(context.number(), context.user()), views)),
                ConsiderInput.class,
                (context, input) -> {
                    concerns.answer(context.number(), input.answer(), context.user());
                    return Map.of();
                });
    }

    private static List<Row> details(Opened opened, HubViews views) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "Raised",
                "%s, %s"
                        .formatted(
                                HubWords.moment(opened.concern().raisedAt()),
                                views.name(opened.concern().raisedBy()))));
        if (opened.concern().referral() != null) {
            rows.add(new Row("Case", opened.concern().referral() + "; you can read it under \"Hub cases\""));
        }
        if (opened.concern().organisation() != null) {
            rows.add(new Row("Member", views.organisation(opened.concern().organisation())));
        }
        rows.add(new Row("Concern", opened.text()));
        return rows;
    }
}
