package org.communitysafety.meeting;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a partnership's tables say about the decisions of one body.
 *
 * @param quorum the quorum table
 * @param quorumNeeded whether a decision needs a quorum: by consensus (true) or by vote (false) (G1)
 * @param votes what comes of a vote by the table; null where it says nothing
 */
public record Rules(
        Function<QuorumFacts, Quorum> quorum, Predicate<Boolean> quorumNeeded, Function<Tally, String> votes) {

    /** What the table {@code voteOutcome} says at a tie where whoever presides has a casting vote. */
    public static final String CASTING_VOTE_NEEDED = "castingVoteNeeded";

    /** What it says of a vote that carries. */
    public static final String CARRIED = "carried";

    /** Whether the body may vote at all. */
    boolean knowVotes() {
        return CARRIED.equals(votes.apply(new Tally(1, 0, 0)));
    }

    /** Whether these votes leave it to a casting vote. */
    boolean castingVote(int votesFor, int votesAgainst) {
        return CASTING_VOTE_NEEDED.equals(votes.apply(new Tally(votesFor, votesAgainst, 0)));
    }
}
