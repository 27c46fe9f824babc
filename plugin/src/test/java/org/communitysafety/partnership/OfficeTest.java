package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.communitysafety.partnership.Office.Term;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Terms of office")
class OfficeTest {

    private static final LocalDate MAY = LocalDate.of(2027, 5, 1);
    private static final Yearly FROM_MAY = new Yearly("t.board", Yearly.How.ELECTION, "05-01", 90);

    private static Office office(Term... terms) {
        return new Office(
                "t.chair", "t", "Chair", "t.board", Office.Duty.CHAIR, false, false, FROM_MAY, Set.of(terms), 1);
    }

    private static Term term(String person, String from, String until) {
        return new Term(person, LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }

    @ParameterizedTest
    @DisplayName("G14: a yearly term lasts from its first day to the day before the next")
    @CsvSource({
        "2027-04-30, 2026-05-01, 2027-04-30",
        "2027-05-01, 2027-05-01, 2028-04-30",
        "2028-02-29, 2027-05-01, 2028-04-30"
    })
    void yearly(LocalDate day, LocalDate first, LocalDate last) {
        assertThat(FROM_MAY.startsOn(day)).isEqualTo(first);
        assertThat(FROM_MAY.endsOn(day)).isEqualTo(last);
    }

    @Test
    @DisplayName("G14: a new term ends the running one the day before")
    void endsTheRunningOne() {
        Office next = office(term("ann", "2026-05-01", null)).heldFrom(term("ben", "2027-05-01", "2028-04-30"), false);

        assertThat(next.holders(MAY.minusDays(1))).containsExactly("ann");
        assertThat(next.holders(MAY)).containsExactly("ben");
        assertThat(next.holders(LocalDate.of(2028, 5, 1))).isEmpty();
    }

    @Test
    @DisplayName("G14: somebody who steps in does not outlast a successor who is known already")
    void endsBeforeAKnownSuccessor() {
        Office next = office(term("ann", "2026-05-01", "2027-04-30"), term("ben", "2027-05-01", "2028-04-30"))
                .heldFrom(term("cal", "2027-01-10", null), false);

        assertThat(next.holders(LocalDate.of(2027, 1, 9))).containsExactly("ann");
        assertThat(next.holders(LocalDate.of(2027, 4, 30))).containsExactly("cal");
        assertThat(next.holders(MAY)).containsExactly("ben");
    }

    @Test
    @DisplayName("G14: co-chairs hold it together")
    void together() {
        Office next = office(term("ann", "2026-05-01", null)).heldFrom(term("ben", "2027-05-01", null), true);

        assertThat(next.holders(MAY)).containsExactly("ann", "ben");
    }

    @Test
    @DisplayName("G14: a term that would have no day is taken out, also when somebody leaves")
    void emptyTerms() {
        Office vacant = office(term("ann", "2027-05-01", null)).vacantFrom(MAY);
        assertThat(vacant.terms()).isEmpty();

        Office left = office(
                        term("ann", "2026-05-01", "2027-04-30"),
                        term("ann", "2027-05-01", "2028-04-30"),
                        term("ben", "2028-05-01", null))
                .withoutFrom(LocalDate.of(2027, 2, 1), "ann");
        assertThat(left.terms())
                .containsExactlyInAnyOrder(term("ann", "2026-05-01", "2027-01-31"), term("ben", "2028-05-01", null));
    }
}
