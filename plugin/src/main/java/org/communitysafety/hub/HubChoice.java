package org.communitysafety.hub;

/**
 * Something to choose from.
 *
 * @param choice id, for example {@code domestic-abuse}
 * @param assumed whether the partnership has still to confirm it
 */
public record HubChoice(Kind kind, String choice, int position, String name, boolean assumed) {

    /** What is chosen. */
    public enum Kind {
        /** What a case is about (H2). */
        TOPIC,
        /** What the chair triages by (H4). */
        CRITERION,
        /** What allows sharing without consent. */
        LAWFUL_BASIS,
        /** How sensitive an entry of a case file is. */
        MARKING
    }

    /** The name, and whether it is still to be confirmed. */
    public String label() {
        return assumed ? name + " (to be confirmed by the partnership)" : name;
    }
}
