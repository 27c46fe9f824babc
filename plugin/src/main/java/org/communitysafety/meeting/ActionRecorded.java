package org.communitysafety.meeting;

/** An action has been given to somebody. */
public record ActionRecorded(String number, String tenant) {}
