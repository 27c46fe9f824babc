package org.communitysafety.meeting;

import java.time.Instant;
import java.util.Locale;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a meeting did with an item.
 *
 * @param item its id
 * @param outcome null while votes are being cast
 * @param wording what was decided or is voted on; the summary of what was noted; why it was adjourned
 * @param presidedBy login of whoever presided over the item
 * @param votesFor null until the votes were counted, and where there were none
 * @param castingVote null if none was given
 * @param closedAt when the votes were counted; null before
 */
public record Resolution(
        @Id String item,
        String tenant,
        How how,
        Outcome outcome,
        String wording,
        String presidedBy,
        Integer votesFor,
        Integer votesAgainst,
        Integer abstentions,
        Vote.Choice castingVote,
        Instant closedAt,
        String recordedBy,
        Instant recordedAt,
        @Version int version) {

    /** How it was concluded. */
    public enum How {
        CONSENSUS,
        /** Each seat votes in a task of its own. */
        VOTE,
        /** The secretary records how each seat votes. */
        ROLL_CALL,
        NOTED,
        ADJOURNED;

        public boolean byVote() {
            return this == VOTE || this == ROLL_CALL;
        }

        @Override
        public String toString() {
            return words(name());
        }
    }

    /** What came of it. */
    public enum Outcome {
        /** By consensus. */
        AGREED,
        CARRIED,
        NOT_CARRIED,
        NOTED,
        /** The next meeting deals with it. */
        ADJOURNED;

        @Override
        public String toString() {
            return words(name());
        }
    }

    private static String words(String name) {
        String words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Whether votes are being cast. */
    public boolean voting() {
        return how.byVote() && closedAt == null;
    }

    /** Whether the votes that were counted are equal, and at least one was cast. */
    boolean tied() {
        return closedAt != null && outcome == null && votesFor > 0 && votesFor.equals(votesAgainst);
    }

    Resolution counted(Tally tally, Instant at) {
        Refused.unless(voting(), "The votes on this item have been counted already. Reload the task list.");
        return with(outcome, wording, tally.votesFor(), tally.votesAgainst(), tally.abstentions(), null, at);
    }

    Resolution castBy(Vote.Choice casting) {
        return with(outcome, wording, votesFor, votesAgainst, abstentions, casting, closedAt);
    }

    Resolution decided(Outcome decided) {
        Refused.unless(outcome == null, "This item has been decided already. Reload the task list.");
        return with(decided, wording, votesFor, votesAgainst, abstentions, castingVote, closedAt);
    }

    Resolution worded(String words) {
        return with(outcome, words, votesFor, votesAgainst, abstentions, castingVote, closedAt);
    }

    private Resolution with(
            Outcome next, String words, Integer yes, Integer no, Integer neither, Vote.Choice casting, Instant closed) {
        return new Resolution(
                item,
                tenant,
                how,
                next,
                words,
                presidedBy,
                yes,
                no,
                neither,
                casting,
                closed,
                recordedBy,
                recordedAt,
                version);
    }
}
