package org.communitysafety.funding;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.meeting.Interests;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Small applications, decided by the Designated Officer, the Chair and the Vice Chair together (F5, F6). */
public class OfficeHolders {

    private static final int LONGEST_SUMMARY = 4000;

    private final Applications applications;
    private final Register register;
    private final Interests interests;
    private final Letters letters;
    private final AuditTrail audit;
    private final Clock clock;

    OfficeHolders(
            Applications applications,
            Register register,
            Interests interests,
            Letters letters,
            AuditTrail audit,
            Clock clock) {
        this.applications = applications;
        this.register = register;
        this.interests = interests;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether one of the offices that decide together is vacant or conflicted: nobody or several hold it, its holder
     * may have no part in this application or manages the funds (F18), or one person holds two of them (F5).
     */
    public boolean officeVacant(Application application) {
        List<Office> offices = register.officeHolders(application.tenant());
        Set<String> people = new HashSet<>();
        for (Office office : offices) {
            List<String> holders = register.holders(office.id());
            if (holders.size() != 1
                    || excluded(application, register.person(holders.get(0)))
                    || !people.add(holders.get(0))) {
                return true;
            }
        }
        return offices.isEmpty();
    }

    private boolean excluded(Application application, Person person) {
        return application.concerns(person)
                || interests.in(application.number()).contains(person.id())
                || managesFunds(person);
    }

    private boolean managesFunds(Person person) {
        String office = register.partnership(person.tenant()).fundsManager();
        return office != null && register.holders(office).contains(person.id());
    }

    /** Asks the office-holders, and tells each of them by e-mail. */
    public void askOfficeHolders(String number) {
        Application application = applications.lock(number);
        Refused.unless(
                application.line() != null,
                "No delivery group has proposed a fund line for %s, so the office-holders cannot decide it. Have the"
                        + " partnership's route table send it to a meeting.",
                number);
        applications.save(application.askedOfOfficeHolders());
        asked(application).forEach(office -> register.holders(office)
                .forEach(login -> letters.decisionAsked(application, register.person(login))));
    }

    /** Keys of the offices to ask: none where one of them cannot decide, since then the others' word decides nothing. */
    public List<String> asked(Application application) {
        return officeVacant(application) ? List.of() : offices(application.tenant());
    }

    /** Keys of the offices that decide together. */
    public List<String> offices(String tenant) {
        return register.officeHolders(tenant).stream().map(Office::id).toList();
    }

    /**
     * One office-holder's decision (F5).
     *
     * @throws Refused for somebody who does not hold the office, has decided already, or whose own application it is
     */
    public void decideAsOfficeHolder(
            String number, String office, OfficeDecision.Verdict verdict, String reasons, String actor) {
        Application application = applications.lock(number);
        Person person = register.person(actor);
        Refused.unless(
                register.holders(office).contains(actor),
                "You do not hold the office \"%s\".",
                register.office(office).name());
        Refused.unless(
                !excluded(application, person) || verdict == OfficeDecision.Verdict.INTEREST,
                "You applied yourself, belong to the applicant's organisation, declared an interest or manage the"
                        + " funds, so you take no part in the decision. Choose \"I have an interest\".");
        Refused.unless(
                verdict == OfficeDecision.Verdict.APPROVE || (reasons != null && !reasons.isBlank()),
                "Reasons: say why.");
        if (verdict == OfficeDecision.Verdict.INTEREST) {
            interests.declare(application.tenant(), number, actor);
        }
        applications.save(application.decidedBy(new OfficeDecision(
                office, actor, verdict, reasons, application.officeRound().number(), clock.instant())));
        audit.record(
                application.tenant(),
                actor,
                number,
                "office-holder: " + verdict.name().toLowerCase(),
                office);
    }

    /** Whether the office-holders need not be waited for any longer: one did not approve (F6), or all have answered. */
    public boolean settled(String number) {
        return applications.application(number).officeRound().failed();
    }

    /**
     * Counts the office-holders' decisions; anything but an approval by all of them goes to the Performance Group with
     * the reason (F5, F6).
     *
     * @return whether all have approved
     */
    public boolean count(String number) {
        Application application = applications.lock(number);
        List<String> offices = offices(application.tenant());
        boolean agreed = application.officeRound().approvedByAll(Set.copyOf(offices)) && !officeVacant(application);
        Outcome outcome = applications.outcome(
                Stage.OFFICE_HOLDERS,
                agreed ? Result.APPROVED : Result.PASSED_ON,
                summary(application, offices, agreed),
                names(offices),
                AuditTrail.SYSTEM);
        applications.save(agreed ? application.agreedByOffices(outcome) : application.passedOn(outcome));
        audit.record(
                application.tenant(),
                AuditTrail.SYSTEM,
                number,
                "office-holders: " + outcome.result(),
                outcome.reasons());
        return agreed;
    }

    private String names(List<String> offices) {
        return offices.stream().map(key -> register.office(key).name()).collect(Collectors.joining(", "));
    }

    private String summary(Application application, List<String> offices, boolean agreed) {
        String all = offices.stream()
                .map(office -> register.office(office).name() + ": " + said(application, office))
                .collect(Collectors.joining("; "));
        if (!agreed && !application.officeRound().failed() && officeVacant(application)) {
            all += "; one of these offices is vacant, or its holder takes no part";
        }
        return all.substring(0, Math.min(all.length(), LONGEST_SUMMARY));
    }

    private static String said(Application application, String office) {
        return application
                .officeRound()
                .by(office)
                .map(d -> switch (d.verdict()) {
                    case APPROVE -> "approves";
                    case REJECT -> "rejects (" + d.reasons() + ")";
                    case INTEREST -> "takes no part because of an interest (" + d.reasons() + ")";
                })
                .orElse("has not answered");
    }

    /** Reminds those office-holders who have not answered. */
    public void remind(String number) {
        Application application = applications.application(number);
        offices(application.tenant()).stream()
                .filter(office -> application.officeRound().by(office).isEmpty())
                .flatMap(office -> register.holders(office).stream())
                .forEach(login -> letters.reminder(application, register.person(login)));
    }
}
