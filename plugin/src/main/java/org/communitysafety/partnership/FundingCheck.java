package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.ROOT;
import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communitysafety.partnership.PartnershipFile.FundEntry;
import org.communitysafety.partnership.PartnershipFile.FundingEntry;
import org.communitysafety.partnership.PartnershipFile.LineEntry;
import org.communitysafety.partnership.PartnershipFile.OfficeEntry;
import org.communitysafety.partnership.PartnershipFile.TermEntry;

/** Checks how applications travel and that each fund's lines sum to its total (F9). */
record FundingCheck(PartnershipFile file, FileFindings findings, Set<String> bodies, Set<String> offices) {

    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}|" + FundEntry.CURRENT);
    private static final JsonPointer FUNDING = ROOT.appendProperty("funding");

    void run() {
        if (file.funding() != null) {
            bodiesAndOffices(file.funding());
            periods(file.funding());
        } else if (!file.funds().isEmpty()) {
            findings.wrong(
                    ROOT.appendProperty("funds"),
                    "There are funds but no funding block. Add funding, which says who decides and who pays.");
        }
        Set<String> seen = new HashSet<>();
        each(ROOT.appendProperty("funds"), file.funds(), (fund, at) -> fund(fund, at, seen));
    }

    private void bodiesAndOffices(FundingEntry funding) {
        findings.present(FUNDING, "board", funding.board());
        findings.present(FUNDING, "fundsManager", funding.fundsManager());
        known("board", "body", "bodies", funding.board(), bodies);
        known("performanceGroup", "body", "bodies", funding.performanceGroup(), bodies);
        known("policyOfficer", "office", "offices", funding.policyOfficer(), offices);
        known("fundsManager", "office", "offices", funding.fundsManager(), offices);
        if (file.priorities().isEmpty()) {
            findings.wrong(FUNDING, "Applications need a priority. Add the plan's priorities under priorities (F11).");
        }
        if (funding.policyOfficer() == null && hasDeliveryGroups()) {
            findings.wrong(
                    FUNDING,
                    "policyOfficer is missing. Name the office that finds the delivery group for an application (F1).");
        }
        if (funding.performanceGroup() == null && decidingOffices(null)) {
            findings.wrong(
                    FUNDING,
                    "performanceGroup is missing. Offices decide small bids, and the group confirms their"
                            + " rejections (F6).");
        }
        if (funding.fundsManager() != null && decidingOffices(funding.fundsManager())) {
            findings.wrong(
                    FUNDING.appendProperty("fundsManager"),
                    "The office \"%s\" decides small bids. Who pays cannot approve; name another office (F18).",
                    funding.fundsManager());
        } else {
            offices(o -> o.id() != null && o.id().equals(funding.fundsManager()))
                    .flatMap(o -> o.holders().stream())
                    .filter(Objects::nonNull)
                    .forEach(this::decidesToo);
        }
    }

    /** Somebody who manages the funds must not decide small bids at the same time (F18). */
    private void decidesToo(TermEntry paying) {
        each(ROOT.appendProperty("offices"), file.offices(), (office, at) -> {
            if (office.decidesSmallBids()) {
                each(at.appendProperty("holders"), office.holders(), (term, termAt) -> {
                    if (paying.person() != null
                            && paying.person().equals(term.person())
                            && TermsCheck.overlap(paying, term)) {
                        findings.wrong(
                                termAt,
                                "\"%s\" decides small bids here and manages the funds at the same time. Who pays cannot"
                                        + " approve; name somebody else in one of the two offices (F18).",
                                term.person());
                    }
                });
            }
        });
    }

    private void known(String property, String kind, String section, String id, Set<String> entries) {
        findings.known(FUNDING.appendProperty(property), kind, section, id, entries);
    }

    private boolean hasDeliveryGroups() {
        return file.bodies().stream().filter(Objects::nonNull).anyMatch(b -> Body.DELIVERY_GROUP.equals(b.kind()));
    }

    /** Whether this office, or any if it is null, decides small bids. */
    private boolean decidingOffices(String id) {
        return offices(OfficeEntry::decidesSmallBids).anyMatch(o -> id == null || id.equals(o.id()));
    }

    private Stream<OfficeEntry> offices(Predicate<OfficeEntry> which) {
        return file.offices().stream().filter(Objects::nonNull).filter(which);
    }

    private void periods(FundingEntry funding) {
        positive("reminderWorkingDays", funding.reminderWorkingDays());
        positive("deadlineWorkingDays", funding.deadlineWorkingDays());
        positive("evaluationMonths", funding.evaluationMonths());
        if (funding.deadlineWorkingDays() < funding.reminderWorkingDays()) {
            findings.wrong(
                    FUNDING.appendProperty("deadlineWorkingDays"),
                    "The deadline (%d working days) comes before the reminder (%d). Make it later.",
                    funding.deadlineWorkingDays(),
                    funding.reminderWorkingDays());
        }
    }

    private void positive(String property, int value) {
        if (value < 1) {
            findings.wrong(FUNDING.appendProperty(property), "%s is %d. Use 1 or more.", property, value);
        }
    }

    private void fund(FundEntry fund, JsonPointer at, Set<String> seen) {
        findings.id(at, fund.id(), "", seen);
        findings.text(at, "name", fund.name());
        if (findings.text(at, "financialYear", fund.financialYear())
                && !YEAR.matcher(fund.financialYear()).matches()) {
            findings.wrong(
                    at.appendProperty("financialYear"),
                    "\"%s\" is no financial year. Write the year in which it starts, such as 2010, or current.",
                    fund.financialYear());
        }
        Set<String> lines = new HashSet<>();
        each(at.appendProperty("lines"), fund.lines(), (line, lineAt) -> line(line, lineAt, lines));
        if (money(at, "total", fund.total())) {
            total(fund, at.appendProperty("total"));
        }
    }

    private void line(LineEntry line, JsonPointer at, Set<String> seen) {
        findings.id(at, line.id(), "", seen);
        findings.text(at, "name", line.name());
        money(at, "amount", line.amount());
    }

    private boolean money(JsonPointer entry, String property, BigDecimal amount) {
        JsonPointer at = entry.appendProperty(property);
        if (!findings.present(entry, property, amount)) {
            return false;
        }
        if (!PartnershipFile.money(amount)) {
            findings.wrong(at, "%s is no amount in pounds and pence. Use at most two decimals.", amount);
            return false;
        }
        if (amount.signum() < 0) {
            findings.wrong(at, "%s is negative: £%,.2f. Correct it.", property, amount);
            return false;
        }
        return true;
    }

    private void total(FundEntry fund, JsonPointer at) {
        if (fund.total().signum() == 0) {
            findings.wrong(at, "The fund \"%s\" has no money. Give its total.", fund.name());
            return;
        }
        if (fund.lines().stream()
                .anyMatch(l -> l == null || l.amount() == null || !PartnershipFile.money(l.amount()))) {
            return;
        }
        BigDecimal sum = fund.lines().stream().map(LineEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(fund.total()) != 0) {
            findings.wrong(
                    at,
                    "The lines of the fund \"%s\" sum to £%,.2f, but its total is £%,.2f."
                            + " Correct a line or the total (F9).",
                    fund.name(),
                    sum,
                    fund.total());
        }
    }
}
