package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communitysafety.partnership.PartnershipFile.OfficeEntry;
import org.communitysafety.partnership.PartnershipFile.TermEntry;

/** Checks who holds an office and when (G14). */
record TermsCheck(FileFindings findings, Set<String> people) {

    void run(OfficeEntry office, JsonPointer list) {
        List<TermEntry> earlier = new ArrayList<>();
        each(list, office.holders(), (term, at) -> {
            term(term, at);
            earlier.stream().filter(other -> overlap(other, term)).findFirst().ifPresent(other -> {
                if (term.person() != null && term.person().equals(other.person())) {
                    findings.wrong(at, "\"%s\" holds this office twice at a time. Remove one term.", term.person());
                } else if (office.decidesSmallBids()) {
                    findings.wrong(
                            at,
                            "The office \"%s\" decides small bids and has more than one holder at a time."
                                    + " Leave one, or give their terms from and until (F5).",
                            office.id());
                }
            });
            earlier.add(term);
        });
    }

    private void term(TermEntry term, JsonPointer at) {
        if (findings.present(at, "person", term.person())) {
            findings.known(at, "person", "people", term.person(), people);
        }
        if (term.until() != null && term.until().isBefore(start(term))) {
            findings.wrong(at, "The term ends on %s, before it starts. Correct from or until.", term.until());
        }
    }

    static boolean overlap(TermEntry one, TermEntry other) {
        return !start(one).isAfter(end(other)) && !start(other).isAfter(end(one));
    }

    private static LocalDate start(TermEntry term) {
        return term.term().startsOn();
    }

    private static LocalDate end(TermEntry term) {
        return term.until() == null ? LocalDate.MAX : term.until();
    }
}
