package org.communitysafety.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;

/** The partnerships' applications as they stand. */
public class Applications {

    private final ApplicationRepository applications;
    private final Letters letters;
    private final Clock clock;

    Applications(Storage storage, Letters letters, Clock clock) {
        this.applications = storage.repository(ApplicationRepository.class);
        this.letters = letters;
        this.clock = clock;
    }

    /** @throws Refused when there is none of this number */
    public Application application(String number) {
        return applications.findById(number).orElseThrow(() -> unknown(number));
    }

    /** Empty when the partnership has none of this number. */
    public Optional<Application> find(String tenant, String number) {
        return applications
                .findById(number)
                .filter(application -> application.tenant().equals(tenant));
    }

    /** The one of this number, and nobody else can change it until the caller's transaction ends. */
    Application lock(String number) {
        return applications.findWithLockByNumber(number).orElseThrow(() -> unknown(number));
    }

    private static Refused unknown(String number) {
        return new Refused("There is no application \"" + number + "\".");
    }

    Application save(Application application) {
        return applications.save(application);
    }

    /** A person's applications, newest first. */
    public List<Application> of(String tenant, String applicant) {
        return applications.findByTenantAndApplicantOrderByReceivedAtDesc(tenant, applicant);
    }

    /** The partnership's funded projects, newest first. */
    public List<Application> approved(String tenant) {
        return applications.findByTenantAndStateOrderByReceivedAtDesc(tenant, Application.State.APPROVED);
    }

    /** Whether the evaluation of the project that this application continues is overdue (F13). */
    public boolean evaluationOverdue(Application application) {
        return Optional.ofNullable(application.continues())
                .map(this::application)
                .filter(this::overdue)
                .isPresent();
    }

    /** The applicant organisation's other projects with an overdue evaluation, shown to every decider (F13). */
    public List<Application> overdueOf(Application application) {
        return applications
                .findByTenantAndOrganisationAndState(
                        application.tenant(), application.organisation(), Application.State.APPROVED)
                .stream()
                .filter(this::overdue)
                .toList();
    }

    private boolean overdue(Application project) {
        return project.evaluatedOn() == null
                && project.evaluationDue() != null
                && project.evaluationDue().isBefore(LocalDate.now(clock));
    }

    /** Stage 4: the applicant and the chairs are told, and the decision stands in the report to the partnership (F8). */
    public void report(String number) {
        letters.afterDecision(application(number));
    }

    Outcome outcome(Stage stage, Result result, String reasons, String decidedBy, String actor) {
        return new Outcome(stage, result, reasons, decidedBy, actor, clock.instant());
    }
}
