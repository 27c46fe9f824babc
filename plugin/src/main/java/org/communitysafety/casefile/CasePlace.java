package org.communitysafety.casefile;

/**
 * A place that a case is about.
 *
 * @param description what it is, for example a car park behind a shop
 */
public record CasePlace(String description, CaseAddress address) {

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "CasePlace";
    }
}
