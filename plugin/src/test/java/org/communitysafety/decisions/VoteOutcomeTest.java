package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoteOutcomeTest {

    private static final String CARRIED = "carried";
    private static final String NOT_CARRIED = "notCarried";
    private static final String CASTING_VOTE_NEEDED = "castingVoteNeeded";

    @ParameterizedTest(name = "{0}, {1}: {2} for, {3} against: {4}")
    @DisplayName("G7: a simple majority of the votes cast; a tie only goes to a casting vote where there is one")
    @CsvSource({
        "charnwood, board, 3, 2, carried",
        "charnwood, board, 2, 3, notCarried",
        "charnwood, board, 1, 0, carried",
        "charnwood, board, 0, 1, notCarried",
        "charnwood, board, 0, 0, notCarried",
        "charnwood, board, 7, 7, castingVoteNeeded",
        "charnwood, performance-group, 2, 1, carried",
        "charnwood, performance-group, 1, 1, notCarried",
        "charnwood, delivery-group, 3, 3, notCarried",
        "charnwood, delivery-group, 0, 0, notCarried",
        "haringey, board, 6, 5, carried",
        "haringey, board, 5, 6, notCarried",
        "haringey, board, 5, 5, notCarried",
        "haringey, board, 0, 0, notCarried",
        "bcp, executive, 5, 4, carried",
        "bcp, executive, 4, 4, notCarried",
        "bcp, strategy-group, 3, 4, notCarried",
        "bcp, strategy-group, 3, 3, notCarried",
        "bcp, task-and-finish-group, 1, 0, carried",
        "bcp, task-and-finish-group, 1, 1, notCarried"
    })
    void majority(String tenant, String body, int votesFor, int votesAgainst, String outcome) {
        assertThat(outcome(tenant, body, votesFor, votesAgainst, null)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} for, {1} against, casting vote {2}: {3}")
    @DisplayName("G7: the casting vote decides a tie and nothing else")
    @CsvSource({
        "4, 4, for, carried",
        "4, 4, against, notCarried",
        "1, 1, for, carried",
        "0, 0, for, notCarried",
        "0, 0, against, notCarried",
        "3, 4, for, notCarried",
        "4, 3, against, carried"
    })
    void castingVote(int votesFor, int votesAgainst, String castingVote, String outcome) {
        assertThat(outcome("charnwood", "board", votesFor, votesAgainst, castingVote))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("G7: a casting vote that the constitution does not give decides nothing")
    @CsvSource({
        "charnwood, performance-group",
        "charnwood, delivery-group",
        "haringey, board",
        "bcp, executive",
        "bcp, strategy-group",
        "bcp, task-and-finish-group"
    })
    void noCastingVote(String tenant, String body) {
        assertThat(outcome(tenant, body, 2, 2, "for")).isEqualTo(NOT_CARRIED);
        assertThat(outcome(tenant, body, 2, 2, "against")).isEqualTo(NOT_CARRIED);
    }

    @Test
    @DisplayName("G6, G7: the outcome agrees with integer arithmetic for bodies of 1 to 200 seats")
    void integerArithmetic() {
        for (int seats = 1; seats <= 200; seats++) {
            // either side of every boundary: with all voting, and with one abstention
            for (int voting : List.of(seats, seats - 1)) {
                for (int votesFor = Math.max(0, voting / 2 - 1);
                        votesFor <= Math.min(voting, voting / 2 + 1);
                        votesFor++) {
                    int votesAgainst = voting - votesFor;
                    String ofTie = voting == 0 ? NOT_CARRIED : CASTING_VOTE_NEEDED;
                    assertThat(outcome("charnwood", "board", votesFor, votesAgainst, null))
                            .as("%d for, %d against", votesFor, votesAgainst)
                            .isEqualTo(2 * votesFor > voting ? CARRIED : 2 * votesFor == voting ? ofTie : NOT_CARRIED);
                }
            }
        }
    }

    @Test
    @DisplayName("G7: any kind of number counts alike")
    void kindsOfNumbers() {
        for (Number two : List.<Number>of(2, 2L, 2.0, new BigDecimal("2"))) {
            assertThat(outcome("charnwood", "board", two, 1, null)).isEqualTo(CARRIED);
            assertThat(outcome("charnwood", "board", two, 2, null)).isEqualTo(CASTING_VOTE_NEEDED);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G7: a body that the table does not name, or none, carries nothing")
    @CsvSource({
        "charnwood, executive",
        "charnwood, Board",
        "charnwood,",
        "haringey, performance-group",
        "haringey,",
        "bcp, board",
        "bcp, hub",
        "bcp,"
    })
    void unknownBody(String tenant, String body) {
        assertThat(outcome(tenant, body, 9, 0, null)).isEqualTo(NOT_CARRIED);
        assertThat(outcome(tenant, body, 2, 2, "for")).isEqualTo(NOT_CARRIED);
    }

    @Test
    @DisplayName("G7: votes that are missing or below zero carry nothing, and an unknown casting vote gives no outcome")
    void notCounted() {
        assertThat(outcome("charnwood", "board", null, 2, null)).isEqualTo(NOT_CARRIED);
        assertThat(outcome("charnwood", "board", 2, null, "for")).isEqualTo(NOT_CARRIED);
        assertThat(outcome("charnwood", "board", 2, -1, null)).isEqualTo(NOT_CARRIED);
        assertThat(outcome("bcp", "executive", -2, -2, null)).isEqualTo(NOT_CARRIED);
        assertThat(Decisions.of("haringey", "voteOutcome")
                        .evaluate(Map.of("body", "board"))
                        .getSingleResult())
                .containsEntry("outcome", NOT_CARRIED);
        assertThat(outcome("charnwood", "board", 2, 2, "perhaps")).isNull();
    }

    @ParameterizedTest(name = "{0}, {1}: by consensus {2}, by vote {3}")
    @DisplayName("G1, G27: Charnwood's board needs no quorum for a consensus; everybody else does, and any vote")
    @CsvSource({
        "charnwood, board, false, true",
        "charnwood, performance-group, true, true",
        "charnwood, delivery-group, true, true",
        "charnwood, executive, true, true",
        "charnwood,, true, true",
        ", board, true, true",
        ", executive, true, true",
        ", hub, true, true",
        ",, true, true"
    })
    void quorumNeeded(String tenant, String body, boolean byConsensus, boolean byVote) {
        Decisions table = tenant == null ? Decisions.shared("quorumNeeded") : Decisions.of(tenant, "quorumNeeded");

        assertThat(needed(table, body, true)).isEqualTo(byConsensus);
        assertThat(needed(table, body, false)).isEqualTo(byVote);
        assertThat(needed(table, body, null)).as("not said how").isTrue();
    }

    private static boolean needed(Decisions table, String body, Boolean byConsensus) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("body", body);
        inputs.put("byConsensus", byConsensus);
        return table.evaluate(inputs).getSingleResult().getEntry("needed");
    }

    private static String outcome(
            String tenant, String body, Number votesFor, Number votesAgainst, String castingVote) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("body", body);
        inputs.put("votesFor", votesFor);
        inputs.put("votesAgainst", votesAgainst);
        inputs.put("castingVote", castingVote);
        var result = Decisions.of(tenant, "voteOutcome").evaluate(inputs);
        return result.isEmpty() ? null : result.getSingleResult().getEntry("outcome");
    }
}
