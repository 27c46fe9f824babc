package org.communitysafety.casefile;

/**
 * Where somebody lives or something is; each part may be null.
 *
 * @param street house number and street
 */
public record CaseAddress(String street, String town, String postcode) {

    /** Personal data is never printed by accident. */
    @Override
    public String toString() {
        return "CaseAddress";
    }
}
