package org.communitysafety.camunda;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Funds;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Register;

/** What can be chosen in the forms of a funding application. */
class FundingChoices {

    private final Applications applications;
    private final Funds funds;
    private final Register register;

    FundingChoices(Applications applications, Funds funds, Register register) {
        this.applications = applications;
        this.funds = funds;
        this.register = register;
    }

    /** The fund lines that it could be paid from, with what is left on them (F19). */
    List<Option> lines(Application application) {
        return lines(application, line -> true, line -> line.contingency() ? ", give a reason" : "");
    }

    /** Lines with enough left to pay it from, and those of the same fund that money can be moved from (F9, F18). */
    List<Option> waysOut(Application application, FundLine shortOne) {
        Predicate<FundLine> enough = line -> line.left().compareTo(application.amount()) >= 0;
        Predicate<FundLine> movable =
                line -> line.fund().equals(shortOne.fund()) && line.left().positive();
        return lines(
                application,
                line -> !line.id().equals(shortOne.id()) && (enough.test(line) || movable.test(line)),
                line -> enough.test(line) ? "" : ", only to move money from");
    }

    private List<Option> lines(Application application, Predicate<FundLine> which, Function<FundLine, String> note) {
        return funds.linesFor(application.tenant(), application.current().endsOn()).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(which)
                        .map(line -> new Option(
                                "%s: %s left (%s%s)"
                                        .formatted(
                                                line.name(),
                                                line.left(),
                                                entry.getKey().name(),
                                                note.apply(line)),
                                line.id())))
                .toList();
    }

    List<Option> groups(String tenant) {
        return register.deliveryGroups(tenant).stream()
                .map((Body group) -> new Option(group.name(), group.id()))
                .toList();
    }

    List<Option> priorities(String tenant) {
        return register.priorities(tenant).stream()
                .map(priority -> new Option(priority.name(), priority.id()))
                .toList();
    }

    List<Option> projects(String tenant) {
        return applications.approved(tenant).stream()
                .map(project -> new Option(
                        "%s, %s".formatted(project.number(), project.current().title()), project.number()))
                .toList();
    }
}
