package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumTest {

    private static final Decisions CHARNWOOD = Decisions.of("charnwood", "quorum");
    private static final Decisions HARINGEY = Decisions.of("haringey", "quorum");
    private static final Decisions BCP = Decisions.of("bcp", "quorum");
    private static final Decisions CANNOCK_CHASE = Decisions.of("cannock-chase", "quorum");

    private static final List<String> ALL_SECTORS = List.of("localAuthority", "health", "police");

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @DisplayName("G1: 33% of the seats of Charnwood's board")
    @CsvSource({"15, 5, true", "15, 4, false", "15, 15, true", "15, 0, false", "16, 6, true", "16, 5, false"})
    void charnwoodBoard(int seats, int present, boolean quorate) {
        assertThat(seats(CHARNWOOD, "board", seats, present).quorate()).isEqualTo(quorate);
    }

    @Test
    @DisplayName("G1, G5: says how many seats are missing")
    void saysHowManySeatsAreMissing() {
        assertThat(seats(CHARNWOOD, "board", 15, 4).unmet())
                .isEqualTo("5 of 15 voting seats needed (33%, CHW Voting), 4 present, 1 missing");
        assertThat(seats(BCP, "strategy-group", 9, 2).unmet())
                .isEqualTo("5 of 9 voting seats needed (1/2, BCP PSG 6.3), 2 present, 3 missing");
        assertThat(seats(CHARNWOOD, "board", 15, 5).unmet()).isEmpty();
    }

    @Test
    @DisplayName("G1: the percentage stands in one cell; figure, comparison and words follow it")
    void percentageStandsInOneCell() {
        var edited = CHARNWOOD.withCell("G1_boardFigures_percentOfSeats", "40");
        assertThat(seats(edited, "board", 15, 6).quorate()).isTrue();
        assertThat(seats(edited, "board", 15, 5))
                .isEqualTo(new Quorum(false, "6 of 15 voting seats needed (40%, CHW Voting), 5 present, 1 missing"));
    }

    @ParameterizedTest
    @DisplayName("G1, G3, G4, G27: a figure removed from the table makes nobody quorate")
    @CsvSource({
        "charnwood, board, G1_boardFigures_percentOfSeats",
        "charnwood, delivery-group, G27_groupFigures_seatsNeeded",
        "charnwood, performance-group, G27_groupFigures_organisationsNeeded",
        "bcp, executive, G3_executiveFigures_oneSeatIn",
        "bcp, executive, G3_executiveFigures_authoritiesNeeded",
        "bcp, executive, G3_executiveFigures_otherBodiesNeeded",
        "bcp, strategy-group, G4_strategyGroupFigures_oneSeatIn"
    })
    void emptiedFigure(String tenant, String body, String cell) {
        var inputs = new HashMap<String, Object>(full());
        inputs.put("body", body);
        assertThat(quorum(Decisions.of(tenant, "quorum").withCell(cell, ""), inputs)
                        .quorate())
                .isFalse();
    }

    static Stream<Arguments> shares() {
        IntUnaryOperator oneThird = seats -> (seats + 2) / 3;
        IntUnaryOperator half = seats -> (seats + 1) / 2;
        return Stream.of(
                Arguments.of(CHARNWOOD, "board", (IntUnaryOperator) seats -> (seats * 33 + 99) / 100),
                Arguments.of(BCP, "executive", oneThird),
                Arguments.of(BCP, "strategy-group", half),
                Arguments.of(BCP, "task-and-finish-group", half));
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("G6: the share needed is never rounded down, for 1 to 200 seats")
    @MethodSource("shares")
    void neverRoundedDown(Decisions tenant, String body, IntUnaryOperator neededOf) {
        for (int seats = 1; seats <= 200; seats++) {
            int needed = neededOf.applyAsInt(seats);
            // everything up to 30 seats, then either side of the boundary: a stock evaluation takes a millisecond
            int first = seats <= 30 ? 0 : needed - 2;
            int last = seats <= 30 ? seats : needed + 1;
            for (int present = first; present <= last; present++) {
                var result = seats(tenant, body, seats, present);
                assertThat(result.quorate()).as("%d of %d", present, seats).isEqualTo(present >= needed);
                if (present < needed) {
                    assertThat(result.unmet())
                            .startsWith(needed + " of " + seats + " voting seats needed")
                            .endsWith(", " + present + " present, " + (needed - present) + " missing");
                }
            }
        }
    }

    @Test
    @DisplayName("G6: at 100 seats 33% is 33 and one third is 34")
    void thirtyThreePercentIsNotOneThird() {
        assertThat(seats(CHARNWOOD, "board", 100, 33).quorate()).isTrue();
        assertThat(seats(BCP, "executive", 100, 33).quorate()).isFalse();
        assertThat(seats(BCP, "executive", 100, 34).quorate()).isTrue();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @DisplayName("G6: a body without voting seats is never quorate")
    @CsvSource({"charnwood, board", "bcp, executive", "bcp, strategy-group", "bcp, task-and-finish-group"})
    void noSeats(String tenant, String body) {
        assertThat(seats(Decisions.of(tenant, "quorum"), body, 0, 0).quorate()).isFalse();
    }

    @ParameterizedTest(name = "chairs {0}, besides the chair {1}: missing {2}")
    @DisplayName("G2: a chair and one of each sector, four different people")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1 | localAuthority,health,police | -",
                "2 | police,health,localAuthority,health,fire | -",
                "0 | localAuthority,health,police | a chair needed",
                "1 | health,police | a representative of the local authority needed",
                "1 | localAuthority,police | a representative of health needed",
                "1 | localAuthority,health | a representative of the police needed"
            })
    void haringeyBoard(int chairs, String besidesChair, String missing) {
        var result = haringey(chairs, List.of(besidesChair.split(",")));
        assertThat(result.quorate()).isEqualTo(missing == null);
        if (missing == null) {
            assertThat(result.unmet()).isEmpty();
        } else {
            assertThat(result.unmet()).startsWith(missing).contains("HGY 5.7").doesNotContain("; ");
        }
    }

    @Test
    @DisplayName("G2: who counts as chair does not also represent a sector, the other co-chair may")
    void coChairs() {
        // the Cabinet member counts as chair and the Borough Commander, the other co-chair, represents the police
        assertThat(haringey(2, ALL_SECTORS).quorate()).isTrue();
        // the Borough Commander is the only chair and the only police officer
        assertThat(haringey(1, List.of("localAuthority", "health")).unmet())
                .isEqualTo("a representative of the police needed besides the person counted as chair (HGY 5.7)");
    }

    @Test
    @DisplayName("G2: one, no or unrecorded sectors")
    void fewSectors() {
        assertThat(haringey(1, List.of("police")).unmet().split("; ")).hasSize(2);
        assertThat(haringey(1, List.of()).unmet().split("; ")).hasSize(3);
        assertThat(haringey(1, null).unmet().split("; ")).hasSize(3).allMatch(it -> it.endsWith("not recorded"));
    }

    @ParameterizedTest(name = "{0} of 12 seats, {1} authorities, {2} others: {3}")
    @DisplayName("G3: one third, three responsible authorities and one other body")
    @CsvSource({
        "4, 3, 1, true",
        "3, 3, 1, false",
        "4, 2, 1, false",
        "4, 3, 0, false",
        "12, 2, 5, false",
        "12, 8, 0, false",
        "12, 6, 5, true"
    })
    void executive(int present, int authorities, int others, boolean quorate) {
        assertThat(organisations(BCP, "executive", 12, present, authorities, others)
                        .quorate())
                .isEqualTo(quorate);
    }

    @ParameterizedTest(name = "{0}: {2} of {1}: {3}")
    @DisplayName("G4: half the membership, and nothing else")
    @CsvSource({
        "strategy-group, 10, 5, true",
        "strategy-group, 10, 4, false",
        "strategy-group, 11, 6, true",
        "strategy-group, 11, 5, false",
        "task-and-finish-group, 7, 4, true",
        "task-and-finish-group, 7, 3, false"
    })
    void half(String body, int seats, int present, boolean quorate) {
        assertThat(quorum(BCP, Map.of("body", body, "seats", seats, "seatsPresent", present))
                        .quorate())
                .isEqualTo(quorate);
    }

    @Test
    @DisplayName("G5: every unmet condition is listed")
    void everyUnmetCondition() {
        assertThat(organisations(BCP, "executive", 12, 2, 1, 0).unmet())
                .isEqualTo(
                        "4 of 12 voting seats needed (1/3, BCP Executive 2.5), 2 present, 2 missing; "
                                + "at least 3 of the responsible authorities needed (BCP Executive 2.5), 1 present, 2 missing; "
                                + "at least 1 of the cooperating or participating bodies needed (BCP Executive 2.5), 0 present, 1 missing");
        assertThat(haringey(0, List.of("fire")).unmet())
                .isEqualTo("a chair needed (HGY 5.7), none present; "
                        + "a representative of the local authority needed besides the person counted as chair"
                        + " (HGY 5.7); "
                        + "a representative of health needed besides the person counted as chair (HGY 5.7); "
                        + "a representative of the police needed besides the person counted as chair (HGY 5.7)");
    }

    @ParameterizedTest(name = "{0}: {1} seats, {2} authorities, {3} others: {4}")
    @DisplayName("G27: two voting seats of different organisations for Charnwood's groups")
    @CsvSource({
        "delivery-group, 2, 1, 1, ''",
        "performance-group, 2, 2, 0, ''",
        "delivery-group, 2, 0, 2, ''",
        "performance-group, 9, 4, 5, ''",
        "delivery-group, 2, 1, 0, 2 different organisations needed",
        "performance-group, 5, 1, 0, 2 different organisations needed",
        "performance-group, 1, 1, 1, 2 voting seats needed",
        "delivery-group, 0, 0, 0, 2 voting seats needed"
    })
    void charnwoodGroups(String body, int present, int authorities, int others, String missing) {
        var result = organisations(CHARNWOOD, body, 9, present, authorities, others);
        assertThat(result.quorate()).isEqualTo(missing.isEmpty());
        assertThat(result.unmet()).startsWith(missing);
        assertThat(result.unmet().isEmpty()).isEqualTo(missing.isEmpty());
    }

    @Test
    @DisplayName("G27: the chair, or whoever the chair appointed, for Cannock Chase's hub")
    void hub() {
        assertThat(quorum(CANNOCK_CHASE, Map.of("body", "hub", "chairsPresent", 1)))
                .isEqualTo(new Quorum(true, ""));
        var nobody = quorum(CANNOCK_CHASE, Map.of("body", "hub", "chairsPresent", 0));
        assertThat(nobody.quorate()).isFalse();
        assertThat(nobody.unmet()).startsWith("the chair, or whoever the chair appointed, needed");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G5, G27: a body that the partnership's table does not name is never quorate")
    @CsvSource({
        "charnwood, executive",
        "charnwood, hub",
        "haringey, performance-group",
        "bcp, board",
        "cannock-chase, board",
        "cannock-chase, Hub",
        "haringey, ''"
    })
    void unknownBody(String tenant, String body) {
        var everybody = new HashMap<String, Object>(full());
        everybody.put("body", body);
        var result = quorum(Decisions.of(tenant, "quorum"), everybody);
        assertThat(result.quorate()).isFalse();
        assertThat(result.unmet()).isEqualTo("no quorum is set for the body “" + body + "” in this partnership");
    }

    @ParameterizedTest
    @DisplayName("G5, G27: without a body there is no quorum")
    @ValueSource(strings = {"charnwood", "haringey", "bcp", "cannock-chase"})
    void noBody(String tenant) {
        var result = quorum(Decisions.of(tenant, "quorum"), full());
        assertThat(result.quorate()).isFalse();
        assertThat(result.unmet()).startsWith("no body was named");
    }

    @ParameterizedTest(name = "{0}: {1} without {2}")
    @DisplayName("G5: a figure that is needed and not recorded is unmet, with the reason; null or absent alike")
    @CsvSource({
        "charnwood, board, seats",
        "charnwood, board, seatsPresent",
        "charnwood, delivery-group, seatsPresent",
        "charnwood, performance-group, responsibleAuthoritiesPresent",
        "charnwood, performance-group, otherBodiesPresent",
        "haringey, board, chairsPresent",
        "haringey, board, sectorsPresentBesidesChair",
        "bcp, executive, seats",
        "bcp, executive, seatsPresent",
        "bcp, executive, responsibleAuthoritiesPresent",
        "bcp, executive, otherBodiesPresent",
        "bcp, strategy-group, seats",
        "bcp, task-and-finish-group, seatsPresent",
        "cannock-chase, hub, chairsPresent"
    })
    void notRecorded(String tenant, String body, String figure) {
        var decision = Decisions.of(tenant, "quorum");
        var inputs = new HashMap<String, Object>(full());
        inputs.put("body", body);
        assertThat(quorum(decision, inputs).quorate())
                .as("with everybody present")
                .isTrue();
        inputs.put(figure, null);
        var withNull = quorum(decision, inputs);
        inputs.remove(figure);
        assertThat(withNull.quorate()).isFalse();
        assertThat(withNull.unmet()).contains("recorded");
        assertThat(quorum(decision, inputs)).isEqualTo(withNull);
    }

    private record Quorum(boolean quorate, String unmet) {}

    /** Everybody is there, whatever the partnership counts. */
    private static Map<String, Object> full() {
        return Map.of(
                "seats", 12,
                "seatsPresent", 12,
                "responsibleAuthoritiesPresent", 6,
                "otherBodiesPresent", 4,
                "chairsPresent", 2,
                "sectorsPresent", ALL_SECTORS,
                "sectorsPresentBesidesChair", ALL_SECTORS);
    }

    private static Quorum seats(Decisions decision, String body, int seats, int present) {
        return organisations(decision, body, seats, present, 6, 4);
    }

    private static Quorum organisations(
            Decisions decision, String body, int seats, int present, int authorities, int others) {
        return quorum(
                decision,
                Map.of(
                        "body", body,
                        "seats", seats,
                        "seatsPresent", present,
                        "responsibleAuthoritiesPresent", authorities,
                        "otherBodiesPresent", others));
    }

    private static Quorum haringey(int chairs, List<String> besidesChair) {
        var inputs = new HashMap<String, Object>();
        inputs.put("body", "board");
        inputs.put("chairsPresent", chairs);
        inputs.put("sectorsPresent", ALL_SECTORS);
        inputs.put("sectorsPresentBesidesChair", besidesChair);
        return quorum(HARINGEY, inputs);
    }

    private static Quorum quorum(Decisions decision, Map<String, ?> inputs) {
        var result = decision.evaluate(inputs).getSingleResult();
        return new Quorum(result.getEntry("quorate"), result.getEntry("unmet"));
    }
}
