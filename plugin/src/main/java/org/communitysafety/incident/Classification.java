package org.communitysafety.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the table of criteria said of an incident at one time; every one is kept (C1).
 *
 * @param facts names of the facts that held, joined by commas
 * @param criteria names of the criteria that applied, joined by commas; empty for none
 * @param clauses their clauses, joined by semicolons
 */
public record Classification(Instant at, String by, String facts, String criteria, String clauses) {

    public List<Criterion> found() {
        if (criteria.isEmpty()) {
            return List.of();
        }
        List<String> names = Arrays.asList(criteria.split(","));
        List<String> cited = Arrays.asList(clauses.split("; "));
        return names.stream()
                .map(name -> new Criterion(name, cited.get(names.indexOf(name))))
                .toList();
    }

    public boolean critical() {
        return !criteria.isEmpty();
    }
}
