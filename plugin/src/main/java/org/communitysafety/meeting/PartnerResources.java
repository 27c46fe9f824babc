package org.communitysafety.meeting;

import java.util.List;

/**
 * Whose resources something counts on (F17).
 *
 * @param attempt which version this is, from 1
 * @param text what is counted on
 * @param answers one of each agency named
 */
public record PartnerResources(String subject, int attempt, String text, List<Answer> answers) {

    /**
     * What an agency says.
     *
     * @param organisation key of the agency
     * @param agrees null until it has answered
     * @param person login of whoever answered for it
     */
    public record Answer(String organisation, Boolean agrees, String reasons, String person) {}

    /** Keys of the agencies that have not answered. */
    public List<String> unanswered() {
        return answers.stream()
                .filter(answer -> answer.agrees() == null)
                .map(Answer::organisation)
                .toList();
    }

    public boolean refused() {
        return answers.stream().anyMatch(answer -> Boolean.FALSE.equals(answer.agrees()));
    }

    /** Whether every agency named has agreed; so it is where none is named. */
    public boolean agreed() {
        return answers.stream().allMatch(answer -> Boolean.TRUE.equals(answer.agrees()));
    }
}
