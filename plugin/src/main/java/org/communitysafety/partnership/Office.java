package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * An office with its terms.
 *
 * @param id {@code <tenant>.<id>}, also the group of whoever holds it
 * @param body key of the body that the office belongs to; null for an office of the whole partnership
 * @param decidesSmallBids whether it is one of the offices that decide applications together (F5)
 */
public record Office(
        @Id String id,
        String tenant,
        String name,
        String body,
        Duty duty,
        boolean decidesSmallBids,
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
    }

    /** Ends every running term the day before; a term that would then be empty is taken out. Null leaves it vacant. */
    Office heldFrom(LocalDate day, String holder) {
        Set<Term> next = terms.stream()
                .map(term -> term.covers(day) ? new Term(term.person(), term.startsOn(), day.minusDays(1)) : term)
                .filter(term -> term.endsOn() == null || !term.endsOn().isBefore(term.startsOn()))
                .collect(Collectors.toCollection(HashSet::new));
        if (holder != null) {
            next.add(new Term(holder, day, null));
        }
        return new Office(id, tenant, name, body, duty, decidesSmallBids, next, version);
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
