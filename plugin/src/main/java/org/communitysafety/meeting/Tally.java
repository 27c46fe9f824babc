package org.communitysafety.meeting;

import java.util.Collection;
import org.communitysafety.meeting.Vote.Choice;

/** Votes counted. */
public record Tally(int votesFor, int votesAgainst, int abstentions) {

    static Tally of(Collection<Choice> choices) {
        return new Tally(count(choices, Choice.FOR), count(choices, Choice.AGAINST), count(choices, Choice.ABSTAIN));
    }

    private static int count(Collection<Choice> choices, Choice wanted) {
        return (int) choices.stream().filter(wanted::equals).count();
    }
}
