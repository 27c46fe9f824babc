package org.communitysafety.funding;

import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A line of a fund.
 *
 * @param id {@code <tenant>.<fund>.<id>}
 * @param contingency whether using it needs a reason
 * @param planned as in the financial plan
 * @param moved what came from (+) or went to (-) other lines since
 * @param committed promised to projects
 */
public record FundLine(
        @Id String id,
        String tenant,
        String fund,
        int position,
        String name,
        boolean contingency,
        Money planned,
        Money moved,
        Money committed,
        @Version int version) {

    static FundLine planned(Fund fund, String id, int position, String name, boolean contingency, Money planned) {
        return new FundLine(
                fund.id() + "." + id,
                fund.tenant(),
                fund.id(),
                position,
                name,
                contingency,
                planned,
                Money.NOTHING,
                Money.NOTHING,
                0);
    }

    /** What can still be committed. */
    public Money left() {
        return planned.plus(moved).minus(committed);
    }

    FundLine commit(Money amount) throws NotEnoughMoney {
        if (left().compareTo(amount) < 0) {
            throw new NotEnoughMoney(this, amount);
        }
        return new FundLine(
                id, tenant, fund, position, name, contingency, planned, moved, committed.plus(amount), version);
    }

    FundLine moveOut(Money amount) {
        Refused.unless(
                left().compareTo(amount) >= 0,
                "Fund line \"%s\" has %s left; %s cannot be moved from it. Choose another line or a smaller amount.",
                name,
                left(),
                amount);
        return moved(moved.minus(amount));
    }

    FundLine moveIn(Money amount) {
        return moved(moved.plus(amount));
    }

    private FundLine moved(Money total) {
        return new FundLine(id, tenant, fund, position, name, contingency, planned, total, committed, version);
    }
}
