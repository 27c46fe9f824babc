package org.communitysafety.meeting;

/**
 * The preparation of a meeting starts. Published once for each, in the transaction that numbers it.
 *
 * @param number of the sitting
 */
public record MeetingDue(String tenant, String number) {}
