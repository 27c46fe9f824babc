package org.communitysafety.meeting;

/** A yearly term ends soon: the body that chooses is to be asked. */
public record ElectionDue(String tenant, String number) {}
