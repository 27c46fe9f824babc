package org.communitysafety.camunda.hub;

import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.HubAction;
import org.communitysafety.hub.HubActionOwners;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubActions.Opened;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which owners of actions and leads of professionals' meetings report (H8, H15, H16). */
@Configuration(proxyBeanMethods = false)
class HubActionForms {

    record ReportView(
            String counts, List<Row> action, List<Row> progress, List<Row> details, List<Option> ownerOptions) {}

    /** @param progressKind {@code done}, {@code update} or {@code handOver} */
    record ReportInput(String progressKind, String report, String handTo) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ReportInput[" + progressKind + "]";
        }
    }

    @Bean
    TaskForm<ReportView, ReportInput> communitySafetyCarryOutHubActionForm(
            HubActions actions, HubActionOwners owners, HubViews views) {
        return form(HubActionProcess.KEY, HubActionProcess.CARRY_OUT_ACTION, actions, owners, views);
    }

    @Bean
    TaskForm<ReportView, ReportInput> communitySafetyReportBackForm(
            HubActions actions, HubActionOwners owners, HubViews views) {
        return form(ProfessionalsMeetingProcess.KEY, ProfessionalsMeetingProcess.REPORT_BACK, actions, owners, views);
    }

    private static TaskForm<ReportView, ReportInput> form(
            String process, String element, HubActions actions, HubActionOwners owners, HubViews views) {
        return new TaskForm<>(
                process, element, context -> view(context, actions, views), ReportInput.class, (context, input) -> {
                    boolean done = input.progressKind().equals("done");
                    if (input.progressKind().equals("handOver")) {
                        owners.handOver(context.number(), input.handTo(), context.user());
                    } else {
                        actions.report(context.number(), input.report(), done, context.user());
                    }
                    return Map.of(HubActionProcess.ACTION_DONE, done);
                });
    }

    private static ReportView view(FormContext context, HubActions actions, HubViews views) {
        HubAction action = actions.action(context.number());
        CaseReading reading = views.open(action.referral(), context.user(), "Carry out " + action.number());
        Opened opened = actions.opened(reading, action);
        return new ReportView(
                views.nextMeeting(action.tenant()),
                views.action(opened),
                views.progress(opened),
                views.details(reading),
                views.owners(reading.file()));
    }
}
