package org.communitysafety.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** A new financial year's money: whoever manages the funds opens a fund with its lines (F9, F18, F19). */
public class FundOpenings {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Funds funds;
    private final Register register;
    private final Numbers numbers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    FundOpenings(Funds funds, Register register, Numbers numbers, Outbox outbox, AuditTrail audit, Clock clock) {
        this.funds = funds;
        this.register = register;
        this.numbers = numbers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who may open a fund: a holder of the office that manages the funds (F18).
     *
     * @throws Refused for anybody else
     */
    public Person manager(String login) {
        Person person = register.findPerson(login)
                .filter(Person::active)
                .orElseThrow(() -> new Refused("You belong to no partnership here, so you cannot open a fund."));
        Partnership partnership = register.partnership(person.tenant());
        Refused.unless(
                partnership.fundsManager() != null
                        && register.holders(partnership.fundsManager()).contains(login),
                "Only the office that manages the funds can open one (F18). Ask its holder.");
        return person;
    }

    /**
     * Opens the fund; from then on its lines can be proposed and paid from.
     *
     * @return its number, for example {@code CHW-B-2027-0001}
     * @throws Refused for anybody but the funds manager, for a name in use, for an end that has passed, and when the
     *     lines do not sum to the total
     */
    public String open(FundPlan plan, String actor) {
        Person manager = manager(actor);
        String tenant = manager.tenant();
        Refused.unless(
                !plan.endsOn().isBefore(LocalDate.now(clock)),
                "The last day (endsOn) is past, so the fund could pay nothing. Correct it.");
        Refused.unless(
                funds.funds(tenant).stream().noneMatch(fund -> fund.name().equalsIgnoreCase(plan.name())),
                "There is a fund \"%s\" already. Give the new one a name (name) of its own, for example with its year.",
                plan.name());
        String number = numbers.next(tenant, "B");
        var fund = new Fund(
                Keys.of(tenant, number), tenant, plan.name(), plan.startsOn(), plan.endsOn(), plan.total(), false, 0);
        List<FundLine> lines = new ArrayList<>();
        for (FundPlan.Line line : plan.planned()) {
            String id = String.valueOf(lines.size() + 1);
            lines.add(FundLine.planned(fund, id, lines.size(), line.name(), line.contingency(), line.amount()));
        }
        funds.open(fund, lines);
        audit.record(tenant, actor, number, "fund opened", "%s: %s".formatted(fund.id(), spend(fund)));
        return number;
    }

    /** Tells the chairs of the bodies that propose lines and decide. */
    public void announce(String tenant, String number) {
        Fund fund = funds.fund(tenant, Keys.of(tenant, number));
        String lines = funds.lines(fund.id()).stream()
                .map(line -> "- %s: %s".formatted(line.name(), line.planned()))
                .collect(Collectors.joining("\n"));
        chairs(tenant)
                .forEach(login -> outbox.queue(
                        register.person(login),
                        number,
                        "New fund: " + fund.name(),
                        "The fund \"%s\" (%s) is open: %s.%n%nIts lines:%n%s%n"
                                .formatted(fund.name(), number, spend(fund), lines)));
    }

    private Set<String> chairs(String tenant) {
        Partnership partnership = register.partnership(tenant);
        return Stream.concat(
                        register.deliveryGroups(tenant).stream().map(Body::id),
                        Stream.of(partnership.performanceGroup(), partnership.board()))
                .filter(body -> body != null)
                .flatMap(body -> register.officesOf(body).stream())
                .filter(office -> office.duty() == Office.Duty.CHAIR)
                .flatMap(office -> register.holders(office.id()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String spend(Fund fund) {
        return "%s to spend from %s to %s"
                .formatted(fund.total(), DAY.format(fund.startsOn()), DAY.format(fund.endsOn()));
    }
}
