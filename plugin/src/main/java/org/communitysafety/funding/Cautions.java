package org.communitysafety.funding;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What applicant and deciders are told about an application before somebody stumbles over it. */
public class Cautions {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final Funds funds;

    Cautions(Funds funds) {
        this.funds = funds;
    }

    /** In whole sentences; empty for most applications and for all that are decided. */
    public List<String> of(Application application) {
        List<String> all = new ArrayList<>();
        if (application.state().decided()) {
            return all;
        }
        Submission current = application.current();
        LocalDate made = application.receivedAt().atZone(UK).toLocalDate();
        if (current.endsOn().isBefore(made)) {
            all.add("The project had ended before the application was made.");
        } else if (current.startsOn().isBefore(made)) {
            all.add("The project starts before the application was made.");
        }
        Map<Fund, List<FundLine>> paying = funds.linesFor(application.tenant(), current.endsOn());
        if (paying.isEmpty()) {
            all.add("No fund pays for a project that ends on that day, so no line can be named (F19). Other dates are"
                    + " needed.");
        } else if (paying.values().stream().noneMatch(lines -> left(lines).compareTo(current.amount()) >= 0)) {
            all.add("No fund has as much left in all its lines together, so the amount cannot be committed (F9).");
        }
        return all;
    }

    private static Money left(Collection<FundLine> lines) {
        return lines.stream().map(FundLine::left).reduce(Money.NOTHING, Money::plus);
    }
}
