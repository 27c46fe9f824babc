package org.communitysafety.camunda;

import java.util.ArrayList;
import java.util.List;
import org.communitysafety.funding.Application;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.partnership.Register;

/** What forms show of the resources that an application counts on (F17). */
record PartnerViews(Register register, AgencyAgreements agreements) {

    /** The agencies whose resources it can count on (F17). */
    List<Option> choices(String tenant, String applying) {
        return agreements.choices(tenant, applying).stream()
                .map(organisation -> new Option(organisation.name(), organisation.id()))
                .toList();
    }

    List<String> agencies(Application application) {
        return agreements
                .of(application.number())
                .map(resources -> resources.answers().stream()
                        .map(PartnerResources.Answer::organisation)
                        .toList())
                .orElse(List.of());
    }

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

    /** The same as lines of a table; none where it counts on nobody else. */
    List<Row> rows(Application application) {
        List<Row> rows = new ArrayList<>();
        if (counted(application) != null) {
            rows.add(new Row("Counts on resources of others", counted(application)));
            answers(application).forEach(answer -> rows.add(new Row("Agreement of " + answer.what(), answer.value())));
        }
        return rows;
    }
}
