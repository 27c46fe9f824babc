package org.communitysafety.meeting;

/**
 * Somebody has arrived at an open meeting or left it, or somebody else presides.
 *
 * @param sitting its id
 */
public record PresenceChanged(String tenant, String sitting) {}
