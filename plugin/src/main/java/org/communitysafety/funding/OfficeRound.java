package org.communitysafety.funding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Refused;

/**
 * What the office-holders have said about an application the one time that counts (F5).
 *
 * @param number counts how often they have been asked, this time included
 * @param decisions in the order of the offices
 */
record OfficeRound(int number, List<OfficeDecision> decisions) {

    /** They are asked anew after each outcome of theirs as a whole. */
    static OfficeRound now(Collection<Outcome> outcomes, Collection<OfficeDecision> all) {
        long before = outcomes.stream()
                .filter(outcome -> outcome.stage() == Outcome.Stage.OFFICE_HOLDERS)
                .count();
        int number = (int) before + 1;
        return new OfficeRound(
                number,
                all.stream()
                        .filter(decision -> decision.round() == number)
                        .sorted(Comparator.comparing(OfficeDecision::office))
                        .toList());
    }

    /** @throws Refused when the office or the person has decided already */
    void refuseTwice(OfficeDecision another) {
        Refused.unless(by(another.office()).isEmpty(), "This office has decided already. Reload the task list.");
        Refused.unless(
                decisions.stream().noneMatch(decision -> decision.person().equals(another.person())),
                "You have decided this application in another office already; one person counts once (F5).");
    }

    Optional<OfficeDecision> by(String office) {
        return decisions.stream()
                .filter(decision -> decision.office().equals(office))
                .findFirst();
    }

    /** Whether somebody has not approved, so that the others need not be waited for (F6). */
    boolean failed() {
        return decisions.stream().anyMatch(decision -> decision.verdict() != OfficeDecision.Verdict.APPROVE);
    }

    /** Whether every one of these offices has approved, each by another person. */
    boolean approvedByAll(Set<String> offices) {
        Set<String> approving = decisions.stream()
                .filter(decision -> decision.verdict() == OfficeDecision.Verdict.APPROVE)
                .map(OfficeDecision::office)
                .collect(Collectors.toSet());
        return !offices.isEmpty() && approving.equals(offices);
    }
}
