package org.communitysafety.funding;

import java.util.List;
import org.communitysafety.meeting.AgencyAgreements;
import org.communitysafety.meeting.PartnerResources;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Register;

/** Tells agencies that an application counts on their resources, and the partnership's team whom it waits for (F17). */
public class AgencyLetters {

    private final Applications applications;
    private final AgencyAgreements agreements;
    private final Register register;
    private final Offices offices;
    private final Outbox outbox;

    AgencyLetters(
            Applications applications, AgencyAgreements agreements, Register register, Offices offices, Outbox outbox) {
        this.applications = applications;
        this.agreements = agreements;
        this.register = register;
        this.offices = offices;
        this.outbox = outbox;
    }

    /** Asks each agency; where every seat of one is vacant, the team is told. */
    public void ask(String number) {
        Application application = applications.application(number);
        for (String agency : unanswered(number)) {
            List<String> voices = agreements.voices(application.tenant(), agency);
            if (voices.isEmpty()) {
                tellTeam(application, "%s: a vacant seat has to agree".formatted(number), vacancy(agency));
            }
            voices.forEach(login -> ask(application, login, "%s: please agree or refuse"));
        }
    }

    /** Asks those who have not answered again, and tells the team whom it waits for. */
    public void remind(String number) {
        Application application = applications.application(number);
        List<String> unanswered = unanswered(number);
        for (String agency : unanswered) {
            agreements
                    .voices(application.tenant(), agency)
                    .forEach(login -> ask(application, login, "%s: your agency's answer is still awaited"));
        }
        if (!unanswered.isEmpty()) {
            tellTeam(
                    application,
                    "%s waits for agencies".formatted(number),
                    "It waits for the agreement of: %s.%n"
                            .formatted(String.join(
                                    ", ", unanswered.stream().map(this::name).toList())));
        }
    }

    private List<String> unanswered(String number) {
        return agreements.of(number).map(PartnerResources::unanswered).orElse(List.of());
    }

    private void ask(Application application, String login, String subject) {
        outbox.queue(
                register.person(login),
                application.number(),
                subject.formatted(application.number()),
                """
                The application "%s" (%s, %s) counts on resources of your agency.

                No money is committed before your agency has agreed in Tasklist, in the task "Agree resources". Nobody
                else can agree for it.
                """
                        .formatted(application.current().title(), application.number(), application.amount()));
    }

    private String vacancy(String agency) {
        return """
                It counts on resources of %s, whose seat nobody holds now.

                Nothing is committed before the agency has agreed. Please have the seat filled ("Change membership"); the
                task then goes to its member.
                """
                .formatted(name(agency));
    }

    private String name(String agency) {
        return register.organisation(agency).name();
    }

    private void tellTeam(Application application, String subject, String text) {
        offices.keepers(application.tenant()).stream()
                .flatMap(office -> register.holders(office).stream())
                .distinct()
                .forEach(login -> outbox.queue(
                        register.person(login),
                        application.number(),
                        subject,
                        "The application \"%s\" (%s).%n%n%s"
                                .formatted(application.current().title(), application.number(), text)));
    }
}
