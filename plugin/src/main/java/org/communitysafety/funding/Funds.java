package org.communitysafety.funding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.Repository;

/** The partnerships' funds, their lines and the ledger. Lines are always locked in the order of their keys. */
public class Funds {

    private final FundRepository funds;
    private final FundLineRepository lines;
    private final LedgerRepository ledger;
    private final AuditTrail audit;
    private final Clock clock;

    Funds(Storage storage, AuditTrail audit, Clock clock) {
        this.funds = storage.repository(FundRepository.class);
        this.lines = storage.repository(FundLineRepository.class);
        this.ledger = storage.repository(LedgerRepository.class);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a fund with its lines.
     *
     * @throws Refused when the lines do not sum to the fund's total (F9)
     */
    public void open(Fund fund, List<FundLine> itsLines) {
        Money sum = itsLines.stream().map(FundLine::planned).reduce(Money.NOTHING, Money::plus);
        Refused.unless(
                sum.equals(fund.total()),
                "The lines (lines) of \"%s\" sum to %s, but its total (total) is %s. Correct the lines or the total (F9).",
                fund.name(),
                sum,
                fund.total());
        funds.save(fund);
        itsLines.forEach(lines::save);
    }

    public List<Fund> funds(String tenant) {
        return funds.findByTenantOrderByStartsOnDescIdAsc(tenant);
    }

    /** @throws Refused when the partnership has no such fund */
    public Fund fund(String tenant, String key) {
        return funds.findById(key)
                .filter(fund -> fund.tenant().equals(tenant))
                .orElseThrow(() -> new Refused("There is no fund \"" + key + "\"."));
    }

    public List<FundLine> lines(String fund) {
        return lines.findByFundOrderByPosition(fund);
    }

    /**
     * @throws Refused when the partnership has no such line
     */
    public FundLine line(String tenant, String key) {
        return lines.findById(key)
                .filter(line -> line.tenant().equals(tenant))
                .orElseThrow(() -> new Refused("There is no fund line \"" + key + "\". Choose one from the list."));
    }

    public Fund fundOf(FundLine line) {
        return funds.findById(line.fund()).orElseThrow();
    }

    /** Lines that a project ending on this day can be paid from (F19), by fund. */
    public Map<Fund, List<FundLine>> linesFor(String tenant, LocalDate projectEnd) {
        Map<Fund, List<FundLine>> all = new LinkedHashMap<>();
        funds(tenant).stream()
                .filter(fund -> fund.pays(projectEnd, LocalDate.now(clock)))
                .forEach(fund -> all.put(fund, lines(fund.id())));
        return all;
    }

    /** Until when projects can be paid for by the funds of today (F19); empty while there is none. */
    public Optional<LocalDate> payUntil(String tenant) {
        LocalDate today = LocalDate.now(clock);
        return funds(tenant).stream()
                .filter(fund -> fund.pays(fund.endsOn(), today))
                .map(Fund::endsOn)
                .max(LocalDate::compareTo);
    }

    /**
     * Whether a project can be paid from the line.
     *
     * @param reason why the contingency line is used
     * @throws Refused for a fund that ends before the project does (F19), and for contingency without a reason
     */
    void refuseUnlessUsable(String tenant, String key, LocalDate projectEnd, String reason) {
        FundLine line = line(tenant, key);
        Fund fund = fundOf(line);
        Refused.unless(
                fund.pays(projectEnd, LocalDate.now(clock)),
                "\"%s\" runs from %s to %s and cannot pay for a project that ends on %s: nothing is committed that would"
                        + " be spent after it (F19). Choose a line of another fund.",
                fund.name(),
                fund.startsOn(),
                fund.endsOn(),
                projectEnd);
        Refused.unless(
                !line.contingency() || (reason != null && !reason.isBlank()),
                "\"%s\" is the contingency line. Say why it is used.",
                line.name());
    }

    /**
     * Commits money to an application, in the caller's transaction.
     *
     * @throws NotEnoughMoney when the line has less left; nothing has been written then
     */
    void commit(Application application, String actor) throws NotEnoughMoney {
        Fund fund = fundOf(line(application.tenant(), application.line()));
        if (!fund.pays(application.current().endsOn(), LocalDate.now(clock))) {
            throw new NotEnoughMoney(fund);
        }
        FundLine line = lines.findWithLockById(application.line());
        lines.save(line.commit(application.amount()));
        ledger.save(LedgerEntry.commitment(line, application.amount(), application.number(), actor, clock.instant()));
    }

    /**
     * Moves money between two lines of one fund, by the funds manager (F18).
     *
     * @param application number of the application that needs it
     * @param reason why; kept in the ledger
     */
    void move(String tenant, String from, String to, Money amount, String application, String reason, String actor) {
        Refused.unless(amount.positive(), "The amount to move must be more than nothing.");
        Refused.unless(!from.equals(to), "Money cannot be moved from a line to itself. Choose another line.");
        FundLine source = line(tenant, from);
        FundLine target = line(tenant, to);
        Refused.unless(
                source.fund().equals(target.fund()),
                "\"%s\" and \"%s\" belong to different funds; money moves within one fund only.",
                source.name(),
                target.name());
        Map<String, FundLine> locked = new HashMap<>();
        Stream.of(from, to).sorted().forEach(key -> locked.put(key, lines.findWithLockById(key)));
        FundLine less = lines.save(locked.get(from).moveOut(amount));
        FundLine more = lines.save(locked.get(to).moveIn(amount));
        Instant now = clock.instant();
        Money out = Money.NOTHING.minus(amount);
        ledger.save(LedgerEntry.move(less, more, out, application, reason, actor, now));
        ledger.save(LedgerEntry.move(more, less, amount, application, reason, actor, now));
        audit.record(tenant, actor, application, "money moved", "%s from %s to %s".formatted(amount, from, to));
    }

    /** Every booking of the partnership, oldest first. */
    public List<LedgerEntry> ledger(String tenant) {
        return ledger.findByTenantOrderByEnteredAt(tenant);
    }

    interface FundRepository extends CrudRepository<Fund, String> {
        List<Fund> findByTenantOrderByStartsOnDescIdAsc(String tenant);
    }

    interface FundLineRepository extends CrudRepository<FundLine, String> {
        List<FundLine> findByFundOrderByPosition(String fund);

        @Lock(LockMode.PESSIMISTIC_WRITE)
        FundLine findWithLockById(String id);
    }

    interface LedgerRepository extends Repository<LedgerEntry, String> {
        LedgerEntry save(LedgerEntry entry);

        List<LedgerEntry> findByTenantOrderByEnteredAt(String tenant);
    }
}
