package org.communitysafety.meeting;

/** An action has been given to somebody, who is to get a task for it. */
public record ActionRecorded(String number, String tenant) {}
