package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * An office with its terms.
 *
 * @param id {@code <tenant>.<id>}, also the group of whoever holds it
 * @param body key of the body that the office belongs to; null for an office of the whole partnership
 * @param decidesSmallBids whether it is one of the offices that decide applications together (F5)
 * @param fromResponsibleAuthority whether its holder must come from a responsible authority (G14, G23)
 * @param yearly null for an office that is not filled anew every year
 */
public record Office(
        @Id String id,
        String tenant,
        String name,
        String body,
        Duty duty,
        boolean decidesSmallBids,
        boolean fromResponsibleAuthority,
        @Embedded.Nullable(prefix = "yearly_") Yearly yearly,
        @MappedCollection(idColumn = "office") Set<Term> terms,
        @Version int version) {

    /** What the office does for its body. */
    public enum Duty {
        @JsonProperty("chair")
        CHAIR,
        @JsonProperty("vice-chair")
        VICE_CHAIR,
        @JsonProperty("secretary")
        SECRETARY,
        @JsonProperty("other")
        OTHER
    }

    /**
     * A term of office (G14).
     *
     * @param startsOn first day
     * @param endsOn last day; null while no end is known
     */
    public record Term(String person, LocalDate startsOn, LocalDate endsOn) {

        /** First day of a term whose start nobody wrote down: the Crime and Disorder Act 1998. */
        static final LocalDate UNKNOWN_START = LocalDate.of(1998, 7, 31);

        boolean covers(LocalDate day) {
            return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
        }

        boolean overlaps(Term other) {
            return (endsOn == null || !endsOn.isBefore(other.startsOn))
                    && (other.endsOn == null || !other.endsOn.isBefore(startsOn));
        }

        private Term endedBefore(LocalDate day) {
            LocalDate last = day.minusDays(1);
            return endsOn != null && !endsOn.isAfter(last) ? this : new Term(person, startsOn, last);
        }

        /** Whether it has a day at all. */
        private boolean any() {
            return endsOn == null || !endsOn.isBefore(startsOn);
        }
    }

    /** Nobody holds it from this day until the next term that is known already. */
    Office vacantFrom(LocalDate day) {
        return with(endedBefore(day));
    }

    /**
     * Ends the terms that run on the new one's first day the day before; the new one ends before the next that is known
     * already.
     *
     * @param together leaves the terms that run as they are (G14: co-chairs)
     */
    Office heldFrom(Term term, boolean together) {
        Set<Term> next = together ? new HashSet<>(terms) : endedBefore(term.startsOn());
        LocalDate end = next.stream()
                .map(Term::startsOn)
                .filter(start -> start.isAfter(term.startsOn()) && !together)
                .map(start -> start.minusDays(1))
                .filter(before -> term.endsOn() == null || before.isBefore(term.endsOn()))
                .min(Comparator.naturalOrder())
                .orElse(term.endsOn());
        next.add(new Term(term.person(), term.startsOn(), end));
        return with(next);
    }

    /** This person holds it no longer from this day, and not later either. */
    Office withoutFrom(LocalDate day, String person) {
        return with(terms.stream()
                .map(term -> term.person().equals(person) ? term.endedBefore(day) : term)
                .filter(Term::any)
                .collect(Collectors.toCollection(HashSet::new)));
    }

    private Set<Term> endedBefore(LocalDate day) {
        return terms.stream()
                .map(term -> term.covers(day) ? term.endedBefore(day) : term)
                .filter(Term::any)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Office with(Set<Term> next) {
        return new Office(
                id, tenant, name, body, duty, decidesSmallBids, fromResponsibleAuthority, yearly, next, version);
    }

    /** Logins of those who hold the office on this day; empty when it is vacant. */
    public List<String> holders(LocalDate day) {
        return terms.stream()
                .filter(t -> t.covers(day))
                .map(Term::person)
                .sorted()
                .toList();
    }
}
