package org.communitysafety.meeting;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Organisation.Standing;

/**
 * What the quorum table is asked with. The number of seats stays the same whoever has an interest; those who have one
 * do not count as present (F16).
 *
 * @param body the body's kind, for example {@code board}
 * @param seats voting seats, vacant ones too
 * @param seatsPresent voting seats represented
 * @param responsibleAuthoritiesPresent distinct organisations
 * @param otherBodiesPresent distinct organisations that are no responsible authority
 * @param chairsPresent chairs present in person: a chair's deputy counts for the seat, not as chair (G2)
 * @param sectorsPresent sectors represented
 * @param sectorsPresentBesidesChair sectors represented without the one who counts as the chair (G2)
 */
public record QuorumFacts(
        String body,
        int seats,
        int seatsPresent,
        int responsibleAuthoritiesPresent,
        int otherBodiesPresent,
        int chairsPresent,
        List<String> sectorsPresent,
        List<String> sectorsPresentBesidesChair) {

    /** Somebody who counts at the table. */
    record Present(String person, Organisation organisation, boolean chair) {}

    /**
     * The facts for each choice of the one who counts as chair: with two chairs present either may be it (G2).
     *
     * @return at least one, the one that leaves most sectors first; each only once
     */
    static List<QuorumFacts> of(String kind, int seats, Collection<Present> present) {
        List<Present> chairs = present.stream().filter(Present::chair).toList();
        Stream<List<String>> besides = chairs.isEmpty()
                ? Stream.of(sectors(present.stream()))
                : chairs.stream()
                        .map(chair -> sectors(
                                present.stream().filter(one -> !one.person().equals(chair.person()))));
        return besides.distinct()
                .sorted(Comparator.comparing((List<String> sectors) -> sectors.size())
                        .reversed())
                .map(sectors -> new QuorumFacts(
                        kind,
                        seats,
                        present.size(),
                        organisations(present, Standing.RESPONSIBLE::equals),
                        organisations(present, standing -> standing != Standing.RESPONSIBLE),
                        chairs.size(),
                        sectors(present.stream()),
                        sectors))
                .toList();
    }

    private static int organisations(Collection<Present> present, Predicate<Standing> standing) {
        return (int) present.stream()
                .map(Present::organisation)
                .filter(o -> standing.test(o.standing()))
                .map(Organisation::id)
                .distinct()
                .count();
    }

    private static List<String> sectors(Stream<Present> present) {
        return present.map(p -> p.organisation().sector()).distinct().sorted().toList();
    }
}
