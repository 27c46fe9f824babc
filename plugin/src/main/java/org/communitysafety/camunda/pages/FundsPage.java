package org.communitysafety.camunda.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.funding.Fund;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.Money;

/** Planned, moved, committed and left, by line and fund (F9, F10). */
class FundsPage {

    private final Funds funds;
    private final Clock clock;

    FundsPage(Funds funds, Clock clock) {
        this.funds = funds;
        this.clock = clock;
    }

    /** @param moved what came from (+) or went to (-) other lines */
    record Sums(Shown planned, Shown moved, Shown committed, Shown left) {}

    record LineView(String name, boolean contingency, Sums sums) {}

    /**
     * @param ended whether nothing can be committed from it any more (F19)
     * @param assumed whether the partnership's documents leave it open
     */
    record FundView(
            String name,
            Shown startsOn,
            Shown endsOn,
            boolean ended,
            boolean assumed,
            Shown total,
            List<LineView> lines,
            Sums sums) {}

    record View(Shown asOf, List<FundView> funds) {}

    View of(String tenant) {
        return new View(
                Words.time(clock.instant()),
                funds.funds(tenant).stream().map(this::fund).toList());
    }

    private FundView fund(Fund fund) {
        List<FundLine> lines = funds.lines(fund.id());
        return new FundView(
                fund.name(),
                Words.date(fund.startsOn()),
                Words.date(fund.endsOn()),
                fund.endsOn().isBefore(LocalDate.now(clock)),
                fund.assumed(),
                Words.amount(fund.total()),
                lines.stream()
                        .map(line -> new LineView(line.name(), line.contingency(), sums(List.of(line))))
                        .toList(),
                sums(lines));
    }

    private static Sums sums(List<FundLine> lines) {
        return new Sums(
                sum(lines, FundLine::planned),
                sum(lines, FundLine::moved),
                sum(lines, FundLine::committed),
                sum(lines, FundLine::left));
    }

    private static Shown sum(List<FundLine> lines, Function<FundLine, Money> what) {
        return Words.amount(lines.stream().map(what).reduce(Money.NOTHING, Money::plus));
    }
}
