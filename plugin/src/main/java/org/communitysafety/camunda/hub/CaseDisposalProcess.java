package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitysafety.camunda.Actor;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.CaseDisposal;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.Referrals;
import org.communitysafety.partnership.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case file is kept for its time, then disposed of (H19). */
@Configuration(proxyBeanMethods = false)
class CaseDisposalProcess {

    static final String KEY = "caseDisposal";

    static final String CONFIRM_DISPOSAL = "confirmDisposal";

    /** Months, by the partnership's table. */
    static final String MONTHS = "months";

    /** Whether the file goes. */
    static final String DISPOSE = "dispose";

    record ConfirmView(List<Row> details) {}

    record ConfirmInput(String decision, LocalDate keepUntil, String reason) {}

    /** The last day on which the file is kept. */
    static LocalDate keptUntil(CaseFile file, VariableScope scope) {
        if (file.keptUntil() != null) {
            return file.keptUntil();
        }
        Object months = scope.getVariable(MONTHS);
        Refused.unless(
                months instanceof Integer,
                "The table \"caseRetention\" does not say how long the file of a case that ended as %s is kept. Ask the"
                        + " partnership's process owner to add a row; nothing was saved.",
                file.closedAs());
        return HubWords.dayOf(file.closedAt()).plusMonths((Integer) months);
    }

    @Bean
    TaskForm<ConfirmView, ConfirmInput> communitySafetyConfirmDisposalForm(
            CaseFiles files, Referrals referrals, CaseDisposal disposal) {
        return new TaskForm<>(
                KEY,
                CONFIRM_DISPOSAL,
                context -> new ConfirmView(details(context, files, referrals)),
                ConfirmInput.class,
                (context, input) -> {
                    if (input.decision().equals("dispose")) {
                        return Map.of(DISPOSE, true);
                    }
                    disposal.keepLonger(context.number(), input.keepUntil(), input.reason(), context.user());
                    return Map.of(DISPOSE, false);
                });
    }

    /** Nothing of what the file says: to dispose of it nobody needs to read it. */
    private static List<Row> details(FormContext context, CaseFiles files, Referrals referrals) {
        CaseFile file = files.file(context.number());
        Referral referral = referrals.referral(context.number());
        return List.of(
                new Row("Case", file.number()),
                new Row("How it ended", referral.state().toString()),
                new Row("When it ended", HubWords.day(HubWords.dayOf(file.closedAt()))),
                new Row("Kept until", HubWords.day(keptUntil(file, context.task()))),
                new Row(
                        "How long files are kept",
                        "by the table \"caseRetention\" (to be confirmed by the partnership)"));
    }

    @Bean("communitySafety.disposeCaseFile")
    JavaDelegate disposeCaseFile(CaseDisposal disposal, CaseFiles files) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            disposal.dispose(number, keptUntil(files.file(number), execution), Actor.current());
        };
    }
}
