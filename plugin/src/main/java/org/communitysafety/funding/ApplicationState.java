package org.communitysafety.funding;

import java.util.Locale;

/** Where an application stands. */
public enum ApplicationState {
    RECEIVED("Received"),
    WITH_DELIVERY_GROUP("With the delivery group"),
    IN_REVISION("Returned for revision"),
    SUPPORTED("Supported"),
    WITH_OFFICE_HOLDERS("With the office-holders"),
    WITH_DECIDING_BODY("With the deciding body"),
    WITHOUT_DECIDERS("Waiting for somebody who can decide it"),
    AGREED("Approved, money not yet committed"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn");

    private final String words;

    ApplicationState(String words) {
        this.words = words;
    }

    /** Whether nothing more will be decided. */
    public boolean decided() {
        return this == APPROVED || this == REJECTED || this == WITHDRAWN;
    }

    String inSentence() {
        return words.toLowerCase(Locale.UK);
    }

    @Override
    public String toString() {
        return words;
    }
}
