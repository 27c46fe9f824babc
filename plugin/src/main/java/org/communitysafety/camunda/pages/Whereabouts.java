package org.communitysafety.camunda.pages;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.communitysafety.funding.Application;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Register;

/** Where an application stands, in words for its applicant: with whom, and until when. */
class Whereabouts {

    private final Register register;
    private final Sittings sittings;
    private final AgencyAgreements agreements;
    private final Clock clock;

    Whereabouts(Register register, Sittings sittings, AgencyAgreements agreements, Clock clock) {
        this.register = register;
        this.sittings = sittings;
        this.agreements = agreements;
        this.clock = clock;
    }

    String of(Application application) {
        return switch (application.state()) {
            case RECEIVED -> received(application);
            case WITH_DELIVERY_GROUP, WITH_DECIDING_BODY ->
                sittings.open(application.tenant(), application.number())
                        .map(this::meeting)
                        .orElse("Waits to be put on the agenda of the next meeting.");
            case IN_REVISION -> "With you. The task \"Revise application\" in Tasklist shows what has to change.";
            case SUPPORTED -> "Supported by %s, on its way to those who decide.".formatted(group(application));
            case WITH_OFFICE_HOLDERS ->
                "Waits for those who decide together: %s."
                        .formatted(register.officeHolders(application.tenant()).stream()
                                .map(Office::name)
                                .collect(Collectors.joining(", ")));
            case WITHOUT_DECIDERS ->
                "Nobody who may decide it could be quorate. The partnership's team looks for a way.";
            case AGREED -> agreed(application);
            case APPROVED -> approved(application);
            case REJECTED -> "Rejected on %s. Decided by: %s.".formatted(decidedOn(application), decider(application));
            case WITHDRAWN -> "Withdrawn on %s.".formatted(decidedOn(application));
        };
    }

    private String received(Application application) {
        return application.deliveryGroup() == null
                ? "With the policy officer, who finds the right delivery group."
                : "On its way to %s.".formatted(group(application));
    }

    private String meeting(AgendaItem item) {
        Sitting sitting = sittings.sitting(item.sitting());
        String body = register.body(item.body()).name();
        String when = Words.meeting(sitting.opensAt());
        return sitting.opensAt().isAfter(clock.instant())
                ? "On the agenda of %s. Next meeting: %s.".formatted(body, when)
                : "%s met on %s; what was said is yet to be recorded.".formatted(body, when);
    }

    private String agreed(Application application) {
        List<String> agencies = agreements
                .of(application.number())
                .map(PartnerResources::unanswered)
                .orElse(List.of());
        if (application.offer() == null && !agencies.isEmpty()) {
            return "Waits for the agreement of: %s."
                    .formatted(agencies.stream()
                            .map(agency -> register.organisation(agency).name())
                            .collect(Collectors.joining(", ")));
        }
        return application.offer() == null
                ? "The money is yet to be committed. Approved by: %s.".formatted(decider(application))
                : "With you. Say in the task \"Agree smaller amount\" in Tasklist whether %s is enough."
                        .formatted(application.offer());
    }

    private String approved(Application application) {
        return "Approved on %s. Decided by: %s. Its evaluation is due by %s."
                .formatted(decidedOn(application), decider(application), Words.day(application.evaluationDue()));
    }

    private static String decidedOn(Application application) {
        return Words.day(application.decidedAt());
    }

    private static String decider(Application application) {
        return application.decision().decidedBy();
    }

    private String group(Application application) {
        return register.body(application.deliveryGroup()).name();
    }
}
