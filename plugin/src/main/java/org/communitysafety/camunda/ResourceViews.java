package org.communitysafety.camunda;

import java.util.List;
import org.communitysafety.funding.Application;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.partnership.Register;

/** What forms show of the other agencies' resources that an application counts on (F17). */
class ResourceViews {

    private final AgencyAgreements agreements;
    private final Register register;

    ResourceViews(AgencyAgreements agreements, Register register) {
        this.agreements = agreements;
        this.register = register;
    }

    /** The agencies whose resources it can count on. */
    List<Option> partners(String tenant, String applying) {
        return agreements.choices(tenant, applying).stream()
                .map(organisation -> new Option(organisation.name(), organisation.id()))
                .toList();
    }

    /** Those that it does count on. */
    List<String> agencies(Application application) {
        return agreements
                .of(application.number())
                .map(resources -> resources.answers().stream()
                        .map(PartnerResources.Answer::organisation)
                        .toList())
                .orElse(List.of());
    }

    /** Which resources; null if it counts on none. */
    String counted(Application application) {
        return agreements
                .of(application.number())
                .map(PartnerResources::text)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** What each agency says, where any is named. */
    List<Row> answers(Application application) {
        return agreements.of(application.number()).stream()
                .flatMap(resources -> resources.answers().stream())
                .map(answer ->
                        new Row(register.organisation(answer.organisation()).name(), said(answer)))
                .toList();
    }

    private static String said(PartnerResources.Answer answer) {
        if (answer.agrees() == null) {
            return "Has not answered";
        }
        return answer.agrees() ? "Agrees" : "Refuses: " + answer.reasons();
    }
}
